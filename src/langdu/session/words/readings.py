"""How words are read that stand in no sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Blocks, Document
from langdu.session.text.pipeline import annotated_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import BlockKind, Syllable


def readings_of(words: Sequence[str]) -> dict[str, tuple[Syllable, ...]]:
    """The reading of each word in the citation form, as the reader reads it alone."""
    words = list(dict.fromkeys(words))
    document = Document("".join(words), "", Blocks(_blocks(words)), has_paragraphs=True)
    read = annotated_blocks(document, range(len(words)), (), "ignore")
    return {
        word: tuple(syllable for sentence in sentences for one in sentence.readings for syllable in one.citation)
        for word, sentences in zip(words, read, strict=True)
    }


def _blocks(words: Sequence[str]) -> Iterator[tuple[BlockKind, int, int]]:
    at = 0
    for word in words:
        yield "body", at, at + len(word)
        at += len(word)
