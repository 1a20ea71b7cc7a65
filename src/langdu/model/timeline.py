"""When everything was said, in an exported or played stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model.span import Span
    from langdu.model.speech import Mark


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence with its place in the stream.

    Attributes:
        index: its number among all sentences of the document, as in `annotate --to json`.
        span: in the source.
        text: as it is shown.
        start: first sample of its speech.
        end: the sample after its last, the pause that follows not included.
        marks: in samples of the stream.
    """

    index: int
    span: Span
    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
