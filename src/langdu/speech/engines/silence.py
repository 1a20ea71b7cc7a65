"""The right timing and no sound: for tests, and for machines without audio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Chunk, Mark, Pause, Say
from langdu.pinyin import numbered
from langdu.speech.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Prosody, Unit, Utterance
    from langdu.speech.engine import Parameters

#: Seconds a syllable takes: five a second, as in calm reading (Baker's corpus: 4.9).
SYLLABLE = 0.2
#: Seconds a letter of a Latin word takes, and the least for a word.
LETTER, WORD = 0.07, 0.2


class Silence(Engine):
    """Takes no files; `[parameters] sample_rate` in Hz."""

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        self.sample_rate = int(parameters.get("sample_rate", 16000))

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """One chunk a clause."""
        at, sent = 0, 0
        marks: list[Mark] = []
        for unit in utterance.units:
            end = at + round(_seconds(unit) / prosody.rate * self.sample_rate)
            if not isinstance(unit, Pause):
                label = numbered(unit.syllable) if isinstance(unit, Say) else unit.text
                marks.append(Mark(unit.span, at, end, "engine", label))
            at = end
            if isinstance(unit, Pause):
                yield Chunk(bytes(2 * (at - sent)), self.sample_rate, tuple(marks))
                sent, marks = at, []
        if at > sent:
            yield Chunk(bytes(2 * (at - sent)), self.sample_rate, tuple(marks))


def _seconds(unit: Unit) -> float:
    if isinstance(unit, Pause):
        return unit.seconds
    return SYLLABLE if isinstance(unit, Say) else max(WORD, LETTER * len(unit.text))
