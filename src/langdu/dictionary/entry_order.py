"""Which of a word's entries stands first.

Two orders: `best_first` is that of the table, for a word without a context; `for_reading` puts the entries of the
reading that the word has in a text before the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.dictionary.pinyin_fields import syllables_of
from langdu.model import NEUTRAL
from langdu.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from langdu.dictionary.storage.lines import EntryLine
    from langdu.model import Entry, Syllable

#: First senses of entries that a reader seldom looks for.
_RARE = re.compile(
    r"^\W*(?:surname |(?:\w+ )?variant of |see |used in |abbr\. for |same as |also written |old name )"
    r"|^\((?:old|archaic|dialect|Tw|literary|bound form\) \(old)[^)]*\)|\bKangxi radical|Taiwan pr"
)
_SURNAME = re.compile(r"^\W*surname ")
_VARIANT = re.compile(r"^\W*(?:(?:\w+ )*variant of|see |same as )")


def best_first(lines: Iterable[EntryLine], usual: Callable[[str], tuple[Syllable, ...]]) -> list[EntryLine]:
    """The entries of each word in the order of a table: everyday ones first.

    Args:
        lines: entries of any words, each word's in the dictionary's order.
        usual: a word's commonest reading; empty where that is not known.
    """
    return sorted(lines, key=lambda line: (line.word, _demotion(line), _reading_rank(line, usual), -len(line.senses)))


def _demotion(line: EntryLine) -> int:
    """0 for an everyday word; more for names, surnames and forms of other words."""
    first = line.senses[0] if line.senses else ""
    if _SURNAME.match(first):
        return 3
    if _VARIANT.match(first) or not first:
        return 4
    if line.pinyin[:1].isupper():
        return 2
    return 1 if _RARE.search(first) else 0


def _reading_rank(line: EntryLine, usual: Callable[[str], tuple[Syllable, ...]]) -> int:
    """How common the entry's reading is among those of its word; 0 is the commonest."""
    found = syllables_of(line.pinyin)
    if len(line.word) == 1:
        known = readings(line.word)
        return known.index(found[0]) if len(found) == 1 and found[0] in known else len(known)
    common = usual(line.word)
    return distance(found, common) if common else 0


def for_reading(entries: Sequence[Entry], syllables: Sequence[Syllable]) -> tuple[Entry, ...]:
    """The entries of a reading first, those that differ from it least next; else as before."""
    if not syllables:
        return tuple(entries)
    return tuple(sorted(entries, key=lambda entry: distance(entry.syllables, syllables)))


def distance(found: Sequence[Syllable], wanted: Sequence[Syllable]) -> int:
    """How far apart two readings are: 0 the same, 1 one has a neutral tone for a full one, 2 tones differ, 3 sounds.

    Erhua makes no difference, nor does 一 or 不 with its tone changed by sandhi.
    """
    if len(found) != len(wanted):
        return 4
    return max((_apart(one, other) for one, other in zip(found, wanted, strict=True)), default=4)


def _apart(one: Syllable, other: Syllable) -> int:
    if (one.initial, one.final) != (other.initial, other.final):
        return 3
    if one.tone == other.tone:
        return 0
    return 1 if NEUTRAL in (one.tone, other.tone) else 2
