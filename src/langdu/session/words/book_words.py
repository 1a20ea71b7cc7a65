"""The words of a book: counted the first time, in half a minute for three million characters, and known afterwards."""

from __future__ import annotations

import hashlib
import logging
import re
from collections import Counter
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from langdu import __version__
from langdu.errors import OutputFailed
from langdu.hanzi import folded
from langdu.model import HANZI
from langdu.session.words.counting import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from langdu.library.words import BookWordCounts
    from langdu.session.text.book import Book

log = logging.getLogger("langdu.session")
#: Code points counted in one go: 30 ms of work, so that the reader's own pages are not held up.
AT_ONCE_CODE_POINTS = 4096
#: What cuts texts into words: words that another langdu counted are counted anew.
VERSION = f"1 {__version__}"
_NO_HANZI = re.compile(f"[^{HANZI.pattern.strip('[]')}]+")


def version_of(book: Book) -> str:
    """What cuts a book into words: langdu, and those of the user's cuts that are of something in the text."""
    if not book.cuts:
        return VERSION
    hanzi = _NO_HANZI.sub("", folded(book.document.source))  # a gloss may stand inside
    heeded = [" ".join((one.text, *one.parts)) for one in book.cuts if one.text in hanzi]
    digest = hashlib.sha256("\n".join(heeded).encode()).hexdigest()[:16]
    return f"{VERSION} {digest}" if heeded else VERSION


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
        OutputFailed: the library cannot be read.
    """
    if kept is None or not book.id:
        return _counted(book, progress, is_cancelled)
    version = version_of(book)
    found = kept.of(book.id, book.digest, version)
    if found is None:
        found = _counted(book, progress, is_cancelled)
        try:
            kept.keep(book.id, book.digest, version, found)
        except OutputFailed as error:  # they are known all the same, and counted again the next time
            log.warning("the words of %s are not kept: %s", book.title, error)
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
