"""How well each word is known, as the learner has marked it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from langdu.hanzi import folded
from langdu.library.practice import utc_now
from langdu.model import NEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from langdu.library.store import Library
    from langdu.model import WordStatus


class WordStatuses:
    """The statuses of words in `library`. Every change is kept whole before its method returns.

    Args:
        library: where they are kept; whoever opened it closes it.
        now: the clock, an aware time.

    All methods raise OutputFailed where the library cannot be used.
    """

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library, self._now = library, now

    def all(self) -> dict[str, WordStatus]:
        """The status of each word that has one; a word that is not there is new."""
        rows = cast("list[tuple[str, WordStatus]]", self._library.rows("SELECT word, status FROM word_statuses"))
        return dict(rows)

    def of(self, word: str) -> WordStatus:
        """The status of a word in simplified or traditional characters."""
        rows = self._library.rows("SELECT status FROM word_statuses WHERE word = ?", (folded(word),))
        return cast("WordStatus", rows[0][0]) if rows else NEW

    def mark(self, words: Iterable[str], status: WordStatus) -> None:
        """Give words a status, all or none; NEW takes it away."""
        self.put(dict.fromkeys(words, status))

    def put(self, statuses: Mapping[str, WordStatus]) -> None:
        """Give each word its status, all or none; NEW takes it away."""
        moment = self._now().isoformat()
        with self._library.transaction() as run:
            for word, status in statuses.items():
                if status == NEW:
                    run("DELETE FROM word_statuses WHERE word = ?", (folded(word),))
                else:
                    run("INSERT OR REPLACE INTO word_statuses VALUES (?, ?, ?)", (folded(word), status, moment))
