"""The words of a book: counted the first time, in half a minute for three million characters, and known afterwards."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from langdu import __version__
from langdu.session.words.counting import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from langdu.library.words import BookWordCounts
    from langdu.session.text.book import Book

#: Code points counted in one go: 30 ms of work, so that the reader's own pages are not held up.
AT_ONCE_CODE_POINTS = 8192
#: What cuts texts into words: words that another langdu counted are counted anew.
VERSION = f"1 {__version__}"


def words_in(
    book: Book,
    kept: BookWordCounts | None = None,
    *,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, int]:
    """How often each word comes in a book, the most common first. May be called from any thread.

    Args:
        book: which; one that was opened for the reader counts in its own process, and the screen does not wait.
        kept: where the counts are kept; None to count and not keep them.
        progress: told how many of the text's code points are done, of how many.
        is_cancelled: asked now and then whether to give up.

    Raises:
        CancelledError: it was given up, or the book was closed.
        OutputFailed: the library cannot be used.
    """
    if kept is not None and (known := kept.of(book.id, book.digest, VERSION)) is not None:
        return known
    found = _counted(book, progress, is_cancelled)
    if kept is not None and book.id:
        kept.keep(book.id, book.digest, VERSION, found)
    return found


def _counted(book: Book, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]) -> dict[str, int]:
    found: Counter[str] = Counter()
    whole = len(book.document.source)
    for start, end in pieces(book.document, AT_ONCE_CODE_POINTS):
        if is_cancelled():
            raise CancelledError
        found.update(book.words(start, end))
        progress(book.blocks[end - 1].span.end, whole)
    return dict(found.most_common())
