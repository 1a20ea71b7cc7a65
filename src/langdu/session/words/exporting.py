"""Words with what other programs want to have of them: pinyin, a meaning, the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.dictionary import Dictionaries
from langdu.library.words.exchange.base import WordToExport
from langdu.pinyin import marked
from langdu.session.words.readings import readings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import Syllable
    from langdu.session.words.listing import WordRow

#: Senses that a meaning has: a card is no dictionary.
SENSES = 3
#: Words that are read together.
AT_ONCE = 500


def without_details(rows: Sequence[WordRow]) -> Iterator[WordToExport]:
    """Each word with its status alone."""
    return (WordToExport(row.word, row.status, row.changed) for row in rows)


def with_details(rows: Sequence[WordRow], progress: Callable[[int, int], None]) -> Iterator[WordToExport]:
    """Each word as it was saved, else as it is read alone.

    Args:
        rows: the words.
        progress: told how many are done, of how many.
    """
    dictionaries = Dictionaries.installed()
    for start in range(0, len(rows), AT_ONCE):
        yield from _with_details(rows[start : start + AT_ONCE], dictionaries)
        progress(min(start + AT_ONCE, len(rows)), len(rows))


def _with_details(rows: Sequence[WordRow], dictionaries: Dictionaries) -> Iterator[WordToExport]:
    readings = readings_of([row.word for row in rows])
    for row in rows:
        saved = row.saved[0] if row.saved else None
        syllables = readings[row.word] if saved is None else saved.syllables
        yield WordToExport(
            row.word,
            row.status,
            row.changed,
            " ".join(map(marked, syllables)),
            _meaning(dictionaries, row.word, syllables),
            "" if saved is None else saved.sentence,
        )


def _meaning(dictionaries: Dictionaries, word: str, syllables: tuple[Syllable, ...]) -> str:
    entries = dictionaries.entries(word, syllables)
    return "; ".join(entries[0].senses[:SENSES]) if entries else ""
