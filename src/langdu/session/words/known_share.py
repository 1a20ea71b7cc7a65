"""How much of a book's words is known, where they were counted: for the shelf, in some milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.library.words import BookWordCounts, WordStatuses
from langdu.model import IGNORED, KNOWN, LEARNED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langdu.library import Library
    from langdu.model import WordStatus


@dataclass(frozen=True, slots=True)
class KnownShare:
    """Of a book's words.

    Attributes:
        known: the share of the running words that is known, 0 to 1; ignored ones are left out.
        new: different words without a status.
        different: different words.
    """

    known: float
    new: int
    different: int


def known_share(words: Mapping[str, int], statuses: Mapping[str, WordStatus]) -> KnownShare:
    """The share of a text's words, see `words_in`, that has the learner's statuses."""
    marked = words.keys() & statuses.keys()
    running = sum(words.values()) - sum(words[word] for word in marked if statuses[word] == IGNORED)
    known = sum(words[word] for word in marked if statuses[word] in (LEARNED, KNOWN))
    return KnownShare(known / max(1, running), len(words) - len(marked), len(words))


class KnownShares:
    """The shares of the books of `library`, each found once.

    Where no word has a status there is nothing to tell, and no share of any book.
    """

    def __init__(self, library: Library) -> None:
        self._counts, self._statuses = BookWordCounts(library), WordStatuses(library).all()
        self._found: dict[str, KnownShare | None] = {}

    def of(self, book: str) -> KnownShare | None:
        """A book's, by its id; None where its words were not counted.

        Raises:
            OutputFailed: the library cannot be used.
        """
        if book not in self._found:
            words = self._counts.of_shelved(book) if self._statuses else None
            self._found[book] = None if words is None else known_share(words, self._statuses)
        return self._found[book]
