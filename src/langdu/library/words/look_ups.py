"""The log of the words that were looked up: nobody has to save one to find it again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from langdu.hanzi import folded
from langdu.library.practice import utc_now
from langdu.model import LookUp

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.library.store import Library

#: Look-ups that are kept, some years' of daily reading, in 3 MB; the oldest make room.
KEPT_LOOK_UPS = 20_000


class LookUps:
    """The look-ups in `library`; see `WordStatuses` for arguments and errors."""

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library, self._now = library, now

    def keep(self, word: str, title: str = "", book: str = "", start: int = 0) -> None:
        """Keep that a word was looked up just now; for the arguments see `LookUp`."""
        moment = self._now().isoformat()
        with self._library.transaction() as run:
            run(
                "INSERT INTO look_ups (word, title, book, start, at) VALUES (?, ?, ?, ?, ?)",
                (folded(word), title, book, start, moment),
            )
            run("DELETE FROM look_ups WHERE id <= (SELECT max(id) FROM look_ups) - ?", (KEPT_LOOK_UPS,))

    def recent(self, limit: int = KEPT_LOOK_UPS) -> tuple[LookUp, ...]:
        """The look-ups, the last one first."""
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT word, title, book, start, at FROM look_ups ORDER BY id DESC LIMIT ?", (limit,)
        )
        return tuple(
            LookUp(word, title, book, start, datetime.fromisoformat(at)) for word, title, book, start, at in rows
        )

    def counts(self) -> dict[str, int]:
        """How often each word was looked up, the most often first."""
        rows = self._library.rows("SELECT word, count(*) FROM look_ups GROUP BY word ORDER BY 2 DESC, max(id) DESC")
        return {str(word): int(str(count)) for word, count in rows}

    def clear(self) -> int:
        """Forget all; how many there were."""
        return self._library.write("DELETE FROM look_ups", ())
