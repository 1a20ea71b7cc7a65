"""Words with what other programs want to have of them: pinyin, a meaning, the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.dictionary import Dictionaries
from langdu.library.words.exchange.base import WordToExport
from langdu.pinyin import marked
from langdu.session.words.readings import readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.model import Syllable
    from langdu.session.words.listing import WordRow

#: Senses that a meaning has: a card is no dictionary.
SENSES = 3


def to_export(rows: Iterable[WordRow]) -> Iterator[WordToExport]:
    """Each word as it was saved, else as it is read alone."""
    rows = list(rows)
    readings = readings_of([row.word for row in rows])
    dictionaries = Dictionaries.installed()
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
