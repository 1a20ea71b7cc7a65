"""Looking ahead for the next character whose gloss was overruled, or whose reading is unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session import Book


def next_conflict(book: Book, after: int) -> int | None:
    """The first code point behind `after` whose gloss was overruled or whose reading is unsure; None if there is none.

    Annotates blocks on the way, so it may take a while: for a thread.
    """
    blocks = book.document.blocks
    for number in range(blocks.at(after), len(blocks)):
        for sentence in book.annotated(number) or book.sentences(number):
            found = _conflict(sentence, after)
            if found is not None:
                return found
    return None


def _conflict(sentence: Sentence, after: int) -> int | None:
    marked = (reading for reading in sentence.readings if reading.conflict is not None or reading.is_unsure)
    return next((reading.span.start for reading in marked if reading.span.start > after), None)
