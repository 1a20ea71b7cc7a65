"""A word that has a place of its own in an export, beside its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from langdu.model.span import Span
    from langdu.model.syllable import Syllable

#: Whether words have notes of their own: none, beside those of the sentences, or without them.
WordNotes = Literal["none", "beside", "alone"]


@dataclass(frozen=True, slots=True)
class ExportedWord:
    """A word in a sentence, and what a dictionary says of it.

    Attributes:
        word: in simplified characters.
        text: as it stands in the sentence.
        span: its place in the text.
        syllables: its reading in the citation form.
        traditional: in traditional characters; empty where that is not known.
        senses: what it means in this reading; empty where no dictionary tells.
        source: where it was met, if that is not the text that is exported.
    """

    word: str
    text: str
    span: Span
    syllables: tuple[Syllable, ...]
    traditional: str = ""
    senses: tuple[str, ...] = ()
    source: str = ""
