"""How well each word is known, as the learner has marked it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from langdu.hanzi import folded
from langdu.library.practice import utc_now
from langdu.model import NEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from langdu.library.store import Library
    from langdu.model import WordStatus


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word that has a status.

    Attributes:
        word: in simplified characters.
        status: not `NEW`.
        changed: when it was marked so, in UTC.
    """

    word: str
    status: WordStatus
    changed: datetime


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

    def marked(self) -> tuple[MarkedWord, ...]:
        """The same with when each was marked, the last one first."""
        rows = self._library.rows("SELECT word, status, changed FROM word_statuses ORDER BY changed DESC, word")
        return tuple(
            MarkedWord(str(word), cast("WordStatus", status), datetime.fromisoformat(str(changed)))
            for word, status, changed in rows
        )

    def of(self, word: str) -> WordStatus:
        """The status of a word in simplified or traditional characters."""
        rows = self._library.rows("SELECT status FROM word_statuses WHERE word = ?", (folded(word),))
        return cast("WordStatus", rows[0][0]) if rows else NEW

    def mark(self, words: Iterable[str], status: WordStatus) -> None:
        """Give words a status, all or none; NEW takes it away."""
        self.mark_each(dict.fromkeys(words, status))

    def mark_each(self, statuses: Mapping[str, WordStatus]) -> None:
        """Give each word a status of its own, all or none; NEW takes it away."""
        moment = self._now().isoformat()
        with self._library.transaction() as run:
            for word, status in statuses.items():
                if status == NEW:
                    run("DELETE FROM word_statuses WHERE word = ?", (folded(word),))
                else:
                    run("INSERT OR REPLACE INTO word_statuses VALUES (?, ?, ?)", (folded(word), status, moment))
