"""How often a word's tones were right and missed: how one more time is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from sqlite3 import Cursor

    from langdu.model import Syllable

_RIGHT = (
    "INSERT INTO word_tones VALUES (?, ?, ?, 1, 0, 1, ?) ON CONFLICT DO UPDATE SET right = right + 1, "
    "right_since_missed = right_since_missed + 1, at = excluded.at"
)
_MISSED = (
    "INSERT INTO word_tones VALUES (?, ?, ?, 0, 1, 0, ?) ON CONFLICT DO UPDATE SET missed = missed + 1, "
    "right_since_missed = 0, at = excluded.at"
)


def count(
    run: Callable[[str, tuple[object, ...]], Cursor],
    said: Iterable[tuple[str, tuple[Syllable, ...], bool]],
    learner: str,
    moment: datetime,
) -> None:
    """Count words in a transaction of the caller's.

    Args:
        run: what `Library.transaction` gives.
        said: each word, its reading in the citation form, and whether its tones were right.
        learner: who said them.
        moment: when, in UTC.
    """
    for word, syllables, right in said:
        written = " ".join(map(numbered, syllables))
        run(_RIGHT if right else _MISSED, (learner, folded(word), written, moment.isoformat(timespec="microseconds")))
