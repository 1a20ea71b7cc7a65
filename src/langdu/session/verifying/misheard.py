"""What a recogniser heard, against what is to be said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MisheardSentence:
    """A sentence of which much was heard otherwise.

    Attributes:
        file: where the sound is.
        sentence: its number, from 1 over the whole text; 0 where it is not known.
        seconds: where it begins in the sound.
        text: what is to be said.
        heard: what the recogniser wrote.
        error_rate: syllables to replace, put in and take out, to one that is to be said.
    """

    file: str
    sentence: int
    seconds: float
    text: str
    heard: str
    error_rate: float


@dataclass(frozen=True, slots=True)
class HearingReport:
    """What was compared.

    Attributes:
        sentences: that were listened to.
        syllables: of these.
        errors: syllables to replace, put in and take out.
        misheard: sentences above `MISHEARD_RATE`.
    """

    sentences: int = 0
    syllables: int = 0
    errors: int = 0
    misheard: tuple[MisheardSentence, ...] = ()

    def __add__(self, other: HearingReport) -> HearingReport:
        return HearingReport(
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.errors + other.errors,
            self.misheard + other.misheard,
        )
