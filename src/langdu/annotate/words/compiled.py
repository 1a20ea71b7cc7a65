"""Words made into a `Table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.annotate.words import table
from langdu.annotate.words.hashes import of_words
from langdu.pinyin import readings
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from langdu.annotate.words.lists import Slots

#: Costs that fit: the value's highest bits.
_HIGHEST = (1 << (32 - table.PLACE_BITS - table.TRUST_BITS - table.SURE_BITS)) - 1


class TableEntry(NamedTuple):
    """A word for the table.

    Attributes:
        word: two to ten hanzi.
        slots: a syllable for each; None for a 儿 that the one before has taken up.
        cost: how rare it is, in nats.
        trust: 0..7, see `table.trust`.
        sure: whether its reading is beyond doubt, see `table.sure`.
        listed: whether it is a word for whoever looks it up, see `compiling.listed`.
    """

    word: str
    slots: Slots
    cost: float
    trust: int
    sure: bool = False
    listed: bool = True


def compiled(entries: Sequence[TableEntry]) -> table.Table:
    """The table of these words."""
    hashes = of_words([entry.word for entry in entries])
    order = np.argsort(hashes)
    places, syllables = _syllables(entries)
    values = np.array([_value(entry, place) for entry, place in zip(entries, places, strict=True)], np.uint32)
    hashes, values = hashes[order], values[order]
    shift = np.uint64(64 - table.BUCKET_BITS)
    starts = np.searchsorted(hashes >> shift, np.arange((1 << table.BUCKET_BITS) + 1, dtype=np.uint64))
    return table.Table(
        {
            "buckets": starts.astype(np.uint32),
            "prints": (hashes >> (shift - np.uint64(32))).astype(np.uint32),
            "values": values,
            "syllables": np.asarray(syllables, np.uint16),
            "prefixes": _prefixes([entry.word for entry in entries]),
        },
        np.packbits(np.array([entry.listed for entry in entries], np.bool_)[order], bitorder="little"),
    )


def _syllables(entries: Iterable[TableEntry]) -> tuple[list[int], list[int]]:
    """Where each word's syllables stand, and all of them; the same sequence only once."""
    known: dict[tuple[int, ...], int] = {}
    all_of_them, places = [0], []
    for entry in entries:
        if is_commonest(entry.word, entry.slots):
            places.append(0)
            continue
        numbers = tuple(number_of(slot) if slot is not None else 0 for slot in entry.slots)
        if numbers not in known:
            known[numbers] = len(all_of_them)
            all_of_them += numbers
        places.append(known[numbers])
    return places, all_of_them


def is_commonest(word: str, slots: Slots) -> bool:
    """Whether each character has its commonest reading."""
    return all(slot is not None and readings(char)[:1] == (slot,) for char, slot in zip(word, slots, strict=True))


def _value(entry: TableEntry, place: int) -> int:
    cost = min(max(round(entry.cost / table.STEP), 1), _HIGHEST)
    told = entry.sure << table.TRUST_BITS | entry.trust
    return ((cost << (table.TRUST_BITS + table.SURE_BITS) | told) << table.PLACE_BITS) | place


def _prefixes(words: list[str]) -> NDArray[np.uint8]:
    begun = sorted({word[:end] for word in words for end in range(2, len(word))})
    bits = np.zeros(1 << table.PREFIX_BITS, np.uint8)
    bits[(of_words(begun) >> np.uint64(64 - table.PREFIX_BITS)).astype(np.int64)] = 1
    return np.packbits(bits, bitorder="little")
