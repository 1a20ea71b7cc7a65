"""A book's sentences by their numbers over the whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Sentence
    from langdu.session.text.book import Book


class NumberedSentence(NamedTuple):
    """A sentence, its number over the whole text from 0, and its block's."""

    number: int
    block: int
    sentence: Sentence


def numbered_sentences(book: Book, first: int = 0, last: int | None = None) -> Iterator[NumberedSentence]:
    """The sentences from `first` to before `last`, counted from 0 over the whole text."""
    index = 0
    for block in range(len(book.blocks)):
        if last is not None and index >= last:
            return
        for sentence in book.sentences(block):
            if index >= first and (last is None or index < last):
                yield NumberedSentence(index, block, sentence)
            index += 1
