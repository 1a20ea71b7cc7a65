"""What an exported file says, whatever its format: which characters sound when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langdu.model import HANZI

if TYPE_CHECKING:
    from langdu.session.verifying.report import Defect


@dataclass(frozen=True, slots=True)
class SpokenPassage:
    """A sentence, a cue or a part of one.

    Attributes:
        text: what of it the file gives a time to.
        start, end: in seconds of the audio.
        number: of its sentence, from 1 over the whole text; 0 where the file does not tell.
        whole: the whole text, with what has no time; the same as `text` where the file does not tell.
    """

    text: str
    start: float
    end: float
    number: int = 0
    whole: str = ""

    @property
    def wanted(self) -> str:
        """The hanzi that should have a time."""
        return hanzi_of(self.whole or self.text)


@dataclass(slots=True)
class OutputContent:
    """A file that was read.

    Attributes:
        passages: in the order of the file.
        has_sentences: whether they are whole sentences, as `whole` is then.
        marks: start and end of every syllable in seconds; none where the file does not tell.
        duration: of the audio in seconds, as the file tells; None where it does not.
        voice: who speaks; empty where the file does not tell.
        defects: what is wrong in the file by itself.
        audio_seconds: of sound inside the file.
    """

    passages: list[SpokenPassage] = field(default_factory=list)
    has_sentences: bool = False
    marks: list[tuple[float, float]] = field(default_factory=list)
    duration: float | None = None
    voice: str = ""
    defects: list[Defect] = field(default_factory=list)
    audio_seconds: float = 0.0


def hanzi_of(text: str) -> str:
    """The Chinese characters of a text."""
    return "".join(HANZI.findall(text))
