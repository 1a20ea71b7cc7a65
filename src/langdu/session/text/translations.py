"""Which part of a translation belongs to which sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session.text.book import Book


def translation_of(book: Book, block: int, sentence: Sentence) -> str:
    """The translation of a sentence of a block, on one line; empty where it has none.

    Where the translation has as many sentences as the block, each has its own; else the last one has all of it.
    """
    found = _behind(book, block)
    if not found:
        return ""
    starts = [one.span.start for one in book.sentences(block)]
    number = starts.index(sentence.span.start)
    if len(found) == len(starts):
        return found[number]
    return " ".join(found) if number == len(starts) - 1 else ""


def _behind(book: Book, block: int) -> list[str]:
    """The sentences of the translation that follows a block."""
    blocks, behind, found = book.document.blocks, block + 1, list[str]()
    while blocks[block].kind != "translation" and behind < len(blocks) and blocks[behind].kind == "translation":
        found += filter(None, (one_line(sentence.text) for sentence in book.sentences(behind)))
        behind += 1
    return found
