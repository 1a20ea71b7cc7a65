"""When everything was said, in an exported or played stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model.document import Sentence
    from langdu.model.section import Section
    from langdu.model.span import Span
    from langdu.model.speech import Mark
    from langdu.model.voice import Voice


@dataclass(frozen=True, slots=True)
class ExportInfo:
    """What is known of an export before its first sample.

    Attributes:
        voice: who speaks.
        sample_rate: of the speech, in Hz.
        title: of the text.
        author: of the text; may be empty.
        language: of the text, BCP 47; empty where it does not say.
        sections: the text's contents, by code points of the source.
        expected: about how many samples there will be, at most; 0 for few.
    """

    voice: Voice
    sample_rate: int
    title: str = ""
    author: str = ""
    language: str = ""
    sections: tuple[Section, ...] = ()
    expected: int = 0


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence with its place in the stream.

    Attributes:
        index: its number among all sentences of the document, as in `annotate --to json`.
        sentence: as it was read.
        start: first sample of its speech.
        end: the sample after its last, the pause that follows not included.
        marks: in samples of the stream.
    """

    index: int
    sentence: Sentence
    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.sentence.span

    @property
    def text(self) -> str:
        """As it is shown."""
        return self.sentence.text
