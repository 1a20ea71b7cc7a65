"""Listens to a file sentence by sentence, and tells what was heard otherwise."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from langdu.session.verifying.coverage import SHOWN
from langdu.session.verifying.listening.recogniser import SAMPLE_RATE
from langdu.session.verifying.listening.slices import slices
from langdu.session.verifying.listening.syllables import distance, syllables_in, syllables_of
from langdu.session.verifying.misheard import HearingReport, MisheardSentence
from langdu.session.verifying.report import Defect
from langdu.signal.rates import resampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from langdu.session.verifying.content import OutputContent
    from langdu.session.verifying.listening.recogniser import Recogniser

#: Errors to a syllable above which a sentence is told.
MISHEARD_RATE = 0.3
#: A sentence is missing where so few of its syllables are heard, of at least so many: what is made up for noise or for
#: silence has some by chance, and of a word or two a recogniser may mishear all.
MISSING_RATE, LEAST_SYLLABLES = 0.15, 4


def _nobody(_seconds: float, _whole: float) -> None:
    """Nobody is told."""


class Ears:
    """Listens.

    Args:
        recogniser: what hears.
        tell: told after each sentence how many seconds were heard, and of how many.
    """

    def __init__(self, recogniser: Recogniser, tell: Callable[[float, float], None] = _nobody) -> None:
        self._recogniser, self._tell = recogniser, tell

    def listen(
        self, file: str, content: OutputContent, blocks: Iterable[tuple[float, Any, int]]
    ) -> tuple[HearingReport, list[Defect]]:
        """What was heard otherwise, and sentences of which nothing was.

        Args:
            file: its name.
            content: when what is to be said.
            blocks: its sound; see `slices`.

        Raises:
            EngineFailed: the recogniser cannot tell.
        """
        report, defects = HearingReport(), list[Defect]()
        for passage, samples, rate in slices((p for p in content.passages if p.wanted), blocks):
            text = passage.whole or passage.text
            said = syllables_in(passage.syllables) or syllables_of(text)
            written = self._heard(samples, rate)
            heard = syllables_of(written) if written else []
            errors = distance(said, heard)
            if not heard or (len(said) >= LEAST_SYLLABLES and _hits(said, heard) < MISSING_RATE * len(said)):
                shown = passage.wanted[:SHOWN]
                defects.append(Defect(file, "speech", f"nothing is heard of {shown}", passage.number, passage.start))
            rate_of_errors = errors / max(1, len(said))
            told = MisheardSentence(file, passage.number, passage.start, text, written, round(rate_of_errors, 3))
            misheard = (told,) if rate_of_errors > MISHEARD_RATE else ()
            report += HearingReport(1, len(said), errors, misheard)
            self._tell(passage.end, content.end)
        return report, defects

    def _heard(self, samples: Any, rate: int) -> str:
        if not len(samples):
            return ""
        return self._recogniser.text(resampled(samples, rate, SAMPLE_RATE)).strip()


def _hits(said: Sequence[str], heard: Sequence[str]) -> int:
    """Syllables that were heard, in their order."""
    return sum(block.size for block in SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks())
