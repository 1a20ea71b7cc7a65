"""Where reading stops of itself: at the end of a sentence when the sleep timer is over, at the end of a chapter."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.session.reading.events import Paused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Place
    from langdu.session.text.book import Book


@dataclass(frozen=True, slots=True)
class Stops:
    """Where to stop.

    Attributes:
        is_due: whether to stop at the end of the sentence that is heard: the sleep timer is over.
        chapters: the first sentences of the chapters, in order, before each of which to stop; none for reading on.
        at_sentences: whether to stop at the end of each sentence, when it was said as often as it is to be.
    """

    is_due: bool = False
    chapters: tuple[Place, ...] = ()
    at_sentences: bool = False

    def before(self, place: Place, following: Place, turn: int) -> Paused | None:
        """The stop between a sentence and that turn of the one that follows it; None where reading goes on."""
        if self.is_due:
            return Paused(following, turn, "sleep")
        is_next = following > place and bisect_right(self.chapters, place) < bisect_right(self.chapters, following)
        if is_next:
            return Paused(following, turn, "chapter")
        return Paused(following, turn, "sentence") if self.at_sentences and turn == 0 else None


#: To the end of the text.
NOWHERE = Stops()


def chapter_starts(book: Book) -> tuple[Place, ...]:
    """The first sentences of the chapters of a text, in order; none of a text without chapters.

    Of a part's title and the title of its first chapter right below it only the part's counts. Takes some time in a
    long text.
    """
    return tuple(sorted({book.at(start) for start in _starts(book)}))


def _starts(book: Book) -> Iterator[int]:
    blocks, last = book.document.blocks, -1
    for entry in book.contents:
        block = blocks.at(entry.start)
        if last < 0 or any(blocks[number].kind != "heading" for number in range(last, block)):
            yield entry.start
        last = block
