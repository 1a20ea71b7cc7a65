"""The words that are the learner's own to drill: missed by tone, saved, or being learned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from langdu.model import IGNORED, LEARNED, NEW, TONES_LEARNED
from langdu.pinyin import parse

if TYPE_CHECKING:
    from langdu.library.store import Library
    from langdu.model import Syllable

_ROWS = """
SELECT word, syllables, at, 'missed', '' FROM word_tones
    WHERE learner = ? AND missed > 0 AND right_since_missed < ?
    AND word NOT IN (SELECT word FROM word_statuses WHERE status = ?)
UNION ALL SELECT word, syllables, saved, 'saved', book FROM saved_words
UNION ALL SELECT word, '', changed, 'learning', '' FROM word_statuses WHERE status > ? AND status < ?
"""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the learner's.

    Attributes:
        word: in simplified characters.
        syllables: as it was read when it was met, in the citation form; empty where only its status is known.
        at: when it was last missed, saved or marked, in UTC.
        is_missed: whether its tones are to be learned.
        is_saved: whether it is kept.
        is_learning: whether its status is 1 to 4.
        book: the library's id of the text that it was saved in; empty where there is none.
    """

    word: str
    syllables: tuple[Syllable, ...]
    at: datetime
    is_missed: bool = False
    is_saved: bool = False
    is_learning: bool = False
    book: str = ""


def own_words(library: Library, learner: str = "") -> tuple[OwnWord, ...]:
    """The words, the newest first; a word with two readings that were met is there twice.

    Args:
        library: where they are kept.
        learner: whose tones are asked for; statuses and saved words are everyone's.

    Raises:
        OutputFailed: the library cannot be used.
    """
    values = (learner, TONES_LEARNED, IGNORED, NEW, LEARNED)
    rows: list[tuple[Any, ...]] = library.rows(_ROWS, values)
    met: dict[str, dict[str, OwnWord]] = {}
    for word, syllables, at, why, book in sorted(rows, key=lambda row: not row[1]):
        one = OwnWord(word, tuple(map(parse, syllables.split())), datetime.fromisoformat(at), book=book)
        one = replace(one, is_missed=why == "missed", is_saved=why == "saved", is_learning=why == "learning")
        readings = met.setdefault(word, {})
        # A status has no reading: it is about all that were met, which come before it.
        for reading in (syllables,) if syllables or not readings else tuple(readings):
            readings[reading] = _both(readings[reading], one) if reading in readings else one
    found = [one for readings in met.values() for one in readings.values()]
    return tuple(sorted(found, key=lambda one: (one.at, one.word), reverse=True))


def _both(one: OwnWord, other: OwnWord) -> OwnWord:
    return replace(
        one,
        at=max(one.at, other.at),
        is_missed=one.is_missed or other.is_missed,
        is_saved=one.is_saved or other.is_saved,
        is_learning=one.is_learning or other.is_learning,
        book=one.book or other.book,
    )
