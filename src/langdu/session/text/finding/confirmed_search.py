"""Searches a book by pinyin as it is read: 行 in 银行 is no xing.

Candidates are found in a moment, the full readings of millions of characters are not there. So they are asked for where
somebody looks first, then for the others, and what they refute goes.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, islice
from typing import TYPE_CHECKING

from langdu.session.text.finding.search import Candidate, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Span
    from langdu.session.text.book import Book

#: Candidates whose sentences are read together: some 100 ms of work, for which a page may have to wait.
TOGETHER = 16
#: Candidates that are asked about at once for the first match, before anything is told, and at most.
FOR_FIRST, BEFORE_TELLING, MOST = 32, 64, 2000

#: Code points of a gloss, by which a match may be longer than another.
GLOSS = 16


def _start(candidate: Candidate) -> int:
    return candidate.span.start


class ConfirmedSearch:
    """A search in a book, from a code point on and round the end.

    Args:
        book: where.
        text: what for.
        offset: the code point.

    Attributes:
        is_ended: set where nobody wants to know more.
    """

    def __init__(self, book: Book, text: str, offset: int) -> None:
        self.query = Query(text)
        self.is_ended = False
        self._book, self._offset = book, offset
        self._known: dict[int, bool] = {}
        self._candidates: list[Candidate] = []

    def first(self) -> Span | None:
        """The first match, if it is among the first candidates.

        Raises:
            CancelledError: the book was closed.
        """
        document = self._book.document
        ahead = self.query.candidates(document, self._offset)
        candidates = chain(ahead, self.query.candidates(document, 0, self._offset))
        size = 1
        for _ in range(FOR_FIRST.bit_length()):
            some = list(islice(candidates, size))
            self._ask(some)
            if (found := next((one for one in some if self._stands(one)), None)) is not None:
                return found.span
            size *= 2
        return None

    def matches(self) -> Iterator[tuple[Span, ...]]:
        """All matches, as far as it is known; again when more is known, exact in the end if `is_exact` says so.

        Raises:
            CancelledError: the book was closed.
        """
        self._candidates = list(self.query.candidates(self._book.document))
        unknown, start, size = self._unknown()[:MOST], 0, BEFORE_TELLING
        while not start or (start < len(unknown) and not self.is_ended):
            self._settle(unknown[start : start + size])
            start, size = start + size, size * 2
            yield self._spans()

    @property
    def is_exact(self) -> bool:
        """Whether all candidates that were found are known to be matches or none."""
        return all(one.span.start in self._known for one in self._candidates if one.doubted)

    def _spans(self) -> tuple[Span, ...]:
        return tuple(one.span for one in self._candidates if self._known.get(one.span.start, True))

    def _unknown(self) -> list[Candidate]:
        """Those that nobody has asked about, from the offset on and round the end."""
        unknown = [one for one in self._candidates if one.doubted and one.span.start not in self._known]
        return sorted(unknown, key=lambda one: (one.span.start < self._offset, one.span.start))

    def _stands(self, candidate: Candidate) -> bool:
        return not candidate.doubted or self._known[candidate.span.start]

    def _settle(self, candidates: Sequence[Candidate]) -> None:
        """Ask about these, and about those that begin inside a refuted one: it was found in their stead."""
        while candidates:
            self._ask_all(candidates)
            refuted = [one for one in candidates if not self._known.get(one.span.start, True)]
            candidates = [inner for one in refuted for inner in self._inside(one)]
            if candidates:
                self._candidates = sorted([*self._candidates, *candidates], key=_start)

    def _inside(self, refuted: Candidate) -> Iterator[Candidate]:
        span = refuted.span
        if len(span) > 1:
            number = bisect_right(self._candidates, span.start, key=_start)
            following = self._candidates[number : number + 1]
            end = min([span.end + len(span) + GLOSS, *(one.span.start for one in following)])
            found = self.query.candidates(self._book.document, span.start + 1, end)
            yield from (one for one in found if one.span.start < span.end)

    def _ask_all(self, candidates: Sequence[Candidate]) -> None:
        for start in range(0, len(candidates), TOGETHER):
            if self.is_ended:
                return
            self._ask(candidates[start : start + TOGETHER])

    def _ask(self, candidates: Iterable[Candidate]) -> None:
        """Have the sentences of those in doubt read."""
        doubted = [one for one in candidates if one.doubted]
        sentences = self._book.read_at([one.span.start for one in doubted]) if doubted else []
        for one, sentence in zip(doubted, sentences, strict=True):
            self._known[one.span.start] = sentence is None or one.stands(sentence)
