"""Which of a word's entries stands first.

Two orders: `best_first` is that of the table, for a word without a context; `for_reading` puts the entries of the
reading that the word has in a text before the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.dictionary.frequency import per_million
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.model import NEUTRAL
from langdu.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from langdu.dictionary.storage.lines import EntryLine
    from langdu.model import Entry, Syllable

#: First senses of entries that a reader seldom looks for.
_RARE = re.compile(
    r"^\W*(?:surname |(?:(?!erhua)\w+ )?variant of |see |used in |abbr\. for |same as |also written |old name )"
    r"|^\((?:old|archaic|dialect|Tw|literary|classical|bound form)\b|^\(of \w+\)|\bKangxi radical"
)
#: More than any sum of differences that counts, and the distance of readings of different lengths.
MANY, NOT_ALIKE = 100, 400
#: What a word in a million stands for that was not counted.
UNCOUNTED = 0.02
_SURNAME = re.compile(r"^\W*surname ")
#: Erhua is no lesser form: who looks 花儿 up wants flower, huār, not the folk song, huā ér.
_VARIANT = re.compile(r"^\W*(?:(?:(?!erhua)\w+ )*variant of|see |same as )")


def best_first(lines: Sequence[EntryLine], usual: Callable[[str], tuple[Syllable, ...]]) -> list[EntryLine]:
    """The entries of each word in the order of a table: everyday ones first.

    Args:
        lines: entries of any words, each word's in the dictionary's order.
        usual: a word's commonest reading; empty where that is not known.
    """
    uses = _uses(lines)

    def order(line: EntryLine) -> tuple[object, ...]:
        used = uses.get((line.traditional, line.pinyin.lower()), 0.0)
        return line.word, _demotion(line), _reading_rank(line, usual), -used, -len(line.senses)

    return sorted(lines, key=order)


def _uses(lines: Iterable[EntryLine]) -> dict[tuple[str, str], float]:
    """How often each traditional character with its pinyin comes in words, by the words' frequency.

    雲 yun2 comes in many, 云 yun2 in few: so 'cloud' is what 云 means before 'to say'.
    """
    uses: dict[tuple[str, str], float] = {}
    for line in lines:
        said = line.pinyin.lower().split()
        if len(line.word) > 1 and len(said) == len(line.traditional) == len(line.word):
            weight = (per_million(line.word) or UNCOUNTED) / len(said)
            for pair in zip(line.traditional, said, strict=True):
                uses[pair] = uses.get(pair, 0.0) + weight
    return uses


def _demotion(line: EntryLine) -> int:
    """0 for an everyday word; more for names, surnames and forms of other words."""
    first = line.senses[0] if line.senses else ""
    if _SURNAME.match(first):
        return 3
    if _VARIANT.match(first) or not first:
        return 4
    if line.pinyin[:1].isupper():
        return 2
    is_other_form = line.traditional != line.word and any(map(_VARIANT.match, line.senses))
    return 1 if _RARE.search(first) or is_other_form else 0


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
    """How far apart two readings are: 0 for the same, `NOT_ALIKE` where they cannot be compared.

    A neutral tone for a full one is the least difference, then another tone, then another sound; of two readings with
    the same greatest difference the one with fewer is nearer. Erhua makes no difference.
    """
    if not wanted or len(found) != len(wanted):
        return NOT_ALIKE
    apart = [_apart(one, other) for one, other in zip(found, wanted, strict=True)]
    return min(NOT_ALIKE - 1, max(apart) * MANY + sum(apart))


def _apart(one: Syllable, other: Syllable) -> int:
    if (one.initial, one.final) != (other.initial, other.final):
        return 3
    if one.tone == other.tone:
        return 0
    return 1 if NEUTRAL in (one.tone, other.tone) else 2
