"""Looking ahead for the next character whose gloss was overruled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session import Book

#: What every written gloss has; a block without it, and without a transcript's hints, needs no annotation to know.
_SIGN = re.compile(r"[(（\[<]")


def next_conflict(book: Book, after: int) -> int | None:
    """The first code point behind `after` whose gloss was overruled; None if there is none to the end.

    Annotates blocks that have glosses, so it may take a while: for a thread.
    """
    blocks = book.document.blocks
    for number in range(blocks.at(after), len(blocks)):
        if not _is_glossed(book, number):
            continue
        for sentence in book.annotated(number) or book.sentences(number):
            found = _conflict(sentence, after)
            if found is not None:
                return found
    return None


def _is_glossed(book: Book, number: int) -> bool:
    span = book.document.blocks[number].span
    if _SIGN.search(book.document.source, span.start, span.end):
        return True
    return any(hint.span.start in span for hint in book.document.hints)


def _conflict(sentence: Sentence, after: int) -> int | None:
    return next((r.span.start for r in sentence.readings if r.conflict is not None and r.span.start > after), None)
