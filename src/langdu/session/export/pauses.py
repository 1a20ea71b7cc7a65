"""How long the voice is silent after a clause, a sentence, a paragraph and a chapter, where the user says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from langdu.model import Pause

if TYPE_CHECKING:
    from langdu.model import Unit
    from langdu.speech.rendering.jobs import SpeechJob, SpokenPart

#: Seconds after a comma where nobody says otherwise (speech/data/pauses.tsv); other signs keep their proportion to it.
COMMA_SECONDS = 0.25
PAUSE_LIMITS_SECONDS = (0.0, 10.0)
Ending = Literal["sentence", "paragraph", "chapter"]


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds of silence at speed 1; None for what the text's signs ask for.

    Attributes:
        clause: after a comma; after other signs within a sentence in proportion.
        sentence: after a sentence.
        paragraph: after the last sentence of a paragraph; without, as after a sentence.
        chapter: after the last sentence of a chapter; without, as after a paragraph.
    """

    clause: float | None = None
    sentence: float | None = None
    paragraph: float | None = None
    chapter: float | None = None

    def after(self, ending: Ending) -> float | None:
        """The silence after a sentence that ends more or less; None for what its sign asks for."""
        told = {
            "sentence": (self.sentence,),
            "paragraph": (self.paragraph, self.sentence),
            "chapter": (self.chapter, self.paragraph, self.sentence),
        }
        return next((seconds for seconds in told[ending] if seconds is not None), None)


def with_pauses(job: SpeechJob, pauses: Pauses, ending: Ending) -> SpeechJob:
    """A sentence's job with the user's pauses.

    Args:
        job: as it was planned, its last unit a pause.
        pauses: the user's.
        ending: what ends with the sentence.
    """
    parts = [_part(part, pauses.clause) for part in job.parts]
    last, seconds = job.parts[-1].utterance.units[-1], pauses.after(ending)
    if isinstance(last, Pause):
        end = last if seconds is None else replace(last, seconds=seconds)
        parts[-1] = _with_units(parts[-1], (*parts[-1].utterance.units[:-1], end))
    return replace(job, parts=tuple(parts))


def _part(part: SpokenPart, comma: float | None) -> SpokenPart:
    if comma is None:
        return part
    return _with_units(part, tuple(_scaled(unit, comma / COMMA_SECONDS) for unit in part.utterance.units))


def _scaled(unit: Unit, factor: float) -> Unit:
    if not isinstance(unit, Pause):
        return unit
    return replace(unit, seconds=round(min(unit.seconds * factor, PAUSE_LIMITS_SECONDS[1]), 3))


def _with_units(part: SpokenPart, units: tuple[Unit, ...]) -> SpokenPart:
    return replace(part, utterance=replace(part.utterance, units=units))
