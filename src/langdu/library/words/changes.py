"""When the learner last changed anything about words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.library.store import Library

_LAST = "SELECT max(saved) FROM saved_words UNION ALL SELECT max(changed) FROM word_statuses"


def last_changed(library: Library) -> datetime | None:
    """When a word was last saved or marked, in UTC; None for never.

    Raises:
        OutputFailed: the library cannot be used.
    """
    moments = [datetime.fromisoformat(str(moment)) for (moment,) in library.rows(_LAST) if moment]
    return max(moments, default=None)
