"""The words of a book: counted the first time, in half a minute for three million characters, and known afterwards."""

from __future__ import annotations

import hashlib
import logging
import re
import threading
from collections import Counter, deque
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from langdu import __version__
from langdu.errors import OutputFailed
from langdu.hanzi import folded
from langdu.model import HANZI
from langdu.session.words.counting import counted, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from langdu.library.words import BookWordCounts
    from langdu.session.text.book import Book

log = logging.getLogger("langdu.session")
#: Code points counted in one go: 30 ms of work, so that the reader's own pages are not held up.
AT_ONCE_CODE_POINTS = 4096
#: Pieces of a text from which on the book's process, which takes a second to start, counts beside a command's own.
WORTH_A_PROCESS = 100
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
    here: bool = False,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, int]:
    """How often each word comes in a book, the most common first. May be called from any thread.

    Args:
        book: which; one that was opened for the reader counts in its own process, and the screen does not wait.
        kept: where the counts are kept; None to count and not keep them.
        here: whether this thread has nothing else to do and counts as well, as a command's.
        progress: told how many pieces of the text are done, of how many.
        is_cancelled: asked now and then whether to give up.

    Raises:
        CancelledError: it was given up, or the book was closed.
        OutputFailed: the library cannot be read.
    """
    count = _Count(book, progress, is_cancelled)
    if kept is None or not book.id:
        return count.run(here=here)
    version = version_of(book)
    found = kept.of(book.id, book.digest, version)
    if found is None:
        found = count.run(here=here)
        try:
            kept.keep(book.id, book.digest, version, found)
        except OutputFailed as error:  # they are known all the same, and counted again the next time
            log.warning("the words of %s are not kept: %s", book.title, error)
    return found


class _Count:
    """The words of a book being counted, piece by piece, by one thread or two; for the arguments see `words_in`."""

    def __init__(self, book: Book, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]) -> None:
        self._book, self._progress, self._is_cancelled = book, progress, is_cancelled
        self._found: Counter[str] = Counter()
        self._lock = threading.Lock()

    def run(self, *, here: bool) -> dict[str, int]:
        """Every word and how often it comes, the most common first, of those as common by their characters."""
        self._left = deque(pieces(self._book.document, AT_ONCE_CODE_POINTS))
        self._whole = len(self._left)
        if not here:
            self._work(self._book.words)
        elif self._whole < WORTH_A_PROCESS:
            self._work(self._count_here)
        else:
            self._work_in_both()
        return dict(sorted(self._found.items(), key=lambda item: (-item[1], item[0])))

    def _work_in_both(self) -> None:
        with ThreadPoolExecutor(1) as other:
            theirs = other.submit(self._work, self._book.words)
            try:
                self._work(self._count_here)
            finally:
                self._left.clear()
            theirs.result()

    def _count_here(self, start: int, end: int) -> Counter[str]:
        return counted(self._book.document, start, end, self._book.cuts)

    def _work(self, count: Callable[[int, int], Counter[str]]) -> None:
        """Count pieces with a function as long as there are any."""
        while (piece := self._next()) is not None:
            found = count(*piece)
            with self._lock:
                self._found.update(found)
                self._progress(self._whole - len(self._left), self._whole)

    def _next(self) -> tuple[int, int] | None:
        if self._is_cancelled():
            raise CancelledError
        with suppress(IndexError):
            return self._left.popleft()
        return None
