"""Which part of a translation belongs to which sentence."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session.text.book import Book


def translation_of(book: Book, block: int, sentence: Sentence) -> str:
    """The translation of a sentence of a block, on one line; empty where it has none.

    Where the translation has as many sentences as the block, each has its own; else the last one has all of it.
    """
    found = _beside(book, block)
    if not found:
        return ""
    starts = [one.span.start for one in book.sentences(block)]
    number = starts.index(sentence.span.start)
    if len(found) == len(starts):
        return found[number]
    return " ".join(found) if number == len(starts) - 1 else ""


def _beside(book: Book, block: int) -> list[str]:
    """The sentences of the translation that follows a block, or stands before it."""
    blocks, step, found = book.document.blocks, -1 if book.document.translates_above else 1, list[list[str]]()
    other = block + step
    while blocks[block].kind != "translation" and 0 <= other < len(blocks) and blocks[other].kind == "translation":
        found.append([text for sentence in book.sentences(other) if (text := one_line(sentence.text))])
        other += step
    return list(chain.from_iterable(found[::step]))
