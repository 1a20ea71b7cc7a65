"""When everything was said, in an exported or played stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model.document import Sentence
    from langdu.model.span import Span
    from langdu.model.speech import Mark


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
