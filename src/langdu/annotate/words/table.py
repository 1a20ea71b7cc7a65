"""The compiled table of words: read-only, mapped into memory, asked for many places of a text at once.

The file: a line of JSON that gives each array's type and length, then the arrays, 8-byte aligned. Words are
ordered by their hash; `buckets` says where those begin that share the hash's first 18 bits, `prints` holds the next
32 bits, `values` the word's cost, how many dictionaries agree on it, whether it is sure, and where its syllables stand
in `syllables`.
`prefixes` has a bit for each hash that longer words begin with.
"""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words.hashes import extended, mixed
from langdu.model import LONGEST_WORD_CHARACTERS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

BUCKET_BITS, PREFIX_BITS = 18, 22
#: Parts of a value: the place of its syllables, its trust, whether it is sure, its cost in steps.
PLACE_BITS, TRUST_BITS, SURE_BITS = 22, 3, 1
#: Nats a step of a cost stands for.
STEP = 0.35
_BUCKET = np.uint64(64 - BUCKET_BITS)
_PRINT = np.uint64(64 - BUCKET_BITS - 32)
_PREFIX = np.uint64(64 - PREFIX_BITS)
#: 〇; what comes before is no part of a word.
_FIRST_HANZI = 0x3007
_ARRAYS = {"buckets": "<u4", "prints": "<u4", "values": "<u4", "syllables": "<u2", "prefixes": "<u1"}


@dataclass(frozen=True, slots=True)
class Hits:
    """Words found in a text, by place, then length; one array element a word.

    Attributes:
        starts: the word's first character.
        lengths: its characters, 2 and more.
        values: as the table has them; see `cost`, `trust` and `sure`.
        syllables: a row a word, `LONGEST_WORD_CHARACTERS` wide; numbers of `pinyin.inventory`, 0 where a 儿 has been
            taken up.
        listed: whether it is a word for whoever looks it up, see `compiling.listed`.
    """

    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    values: NDArray[np.uint32]
    syllables: NDArray[np.uint16]
    listed: NDArray[np.bool_]

    def __getitem__(self, chosen: NDArray[Any]) -> Hits:
        arrays = (self.starts, self.lengths, self.values, self.syllables, self.listed)
        return Hits(*(array[chosen] for array in arrays))


def cost(values: NDArray[np.uint32]) -> NDArray[np.float32]:
    """How rare words are, in nats."""
    return (values >> np.uint32(PLACE_BITS + TRUST_BITS + SURE_BITS)).astype(np.float32) * np.float32(STEP)


def trust(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """How many dictionaries agree on words' readings, 0 for none to compare, 7 for our own."""
    return (values >> np.uint32(PLACE_BITS)) & np.uint32((1 << TRUST_BITS) - 1)


def sure(values: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Whether words' readings are beyond doubt: the dictionaries agree, and no other sense has another reading."""
    return np.asarray((values >> np.uint32(PLACE_BITS + TRUST_BITS)) & np.uint32(1), np.bool_)


def joined(*parts: Hits) -> Hits:
    """All of them in order."""
    starts = np.concatenate([hits.starts for hits in parts])
    together = Hits(
        starts,
        np.concatenate([hits.lengths for hits in parts]),
        np.concatenate([hits.values for hits in parts]),
        np.concatenate([hits.syllables for hits in parts]),
        np.concatenate([hits.listed for hits in parts]),
    )
    return together[np.argsort(starts, kind="stable")]


class Table:
    """A table of words.

    Args:
        arrays: see the module's text.
        listed: a bit for each word, in order: see `Hits`; all are, by default.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]], listed: NDArray[np.uint8] | None = None) -> None:
        self._listed = listed
        self._buckets, self._prints, self._values = arrays["buckets"], arrays["prints"], arrays["values"]
        self._syllables = arrays["syllables"]
        self._prefixes = arrays["prefixes"]

    @classmethod
    def mapped(cls, path: Path, listed: Path | None = None) -> Table:
        """The table in a file, and the bits in another; pages are read as they are needed."""
        with path.open("rb") as file:
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = view.find(b"\n") + 1
        lengths: dict[str, int] = json.loads(view[:end])
        arrays, at = {}, end
        for name, kind in _ARRAYS.items():
            arrays[name] = np.frombuffer(view, kind, lengths[name], at)
            at += -(-arrays[name].nbytes // 8) * 8
        return cls(arrays, None if listed is None else np.load(listed))

    def write(self, path: Path) -> None:
        """Write the table to a file, beside its place first: who has the old one mapped keeps it."""
        arrays = (self._buckets, self._prints, self._values, self._syllables, self._prefixes)
        lengths = {name: len(array) for name, array in zip(_ARRAYS, arrays, strict=True)}
        head = json.dumps(lengths).encode()
        beside = path.with_suffix(".new")
        with beside.open("wb") as file:
            file.write(head + b" " * (-(len(head) + 1) % 8) + b"\n")
            for array in arrays:
                file.write(array.tobytes() + bytes(-array.nbytes % 8))
        beside.replace(path)

    def find(self, chars: NDArray[np.uint32], commonest: NDArray[np.uint16]) -> Hits:
        """All words of two and more characters in a text.

        Args:
            chars: the text's code points.
            commonest: each character's commonest reading, a number of `pinyin.inventory`.
        """
        starts = np.flatnonzero(chars >= _FIRST_HANZI)
        hashes = extended(np.zeros(len(starts), np.uint64), chars[starts])
        found: list[Hits] = []
        for length in range(2, LONGEST_WORD_CHARACTERS + 1):
            inside = starts + length <= len(chars)
            starts, hashes = starts[inside], hashes[inside]
            if not len(starts):
                break
            hashes = extended(hashes, chars[starts + length - 1])
            spread = mixed(hashes)
            rows = self.rows(spread)
            known = np.flatnonzero(rows >= 0)
            found.append(self._hits(starts[known], length, rows[known], commonest))
            longer = self._is_prefix(spread)
            starts, hashes = starts[longer], hashes[longer]
        return joined(*found) if found else self._hits(starts[:0], 2, np.zeros(0, np.int64), commonest)

    def _hits(
        self, starts: NDArray[np.int64], length: int, rows: NDArray[np.int64], commonest: NDArray[np.uint16]
    ) -> Hits:
        offsets, values = np.arange(length), self._values[rows]
        places = (values & np.uint32((1 << PLACE_BITS) - 1)).astype(np.int64)
        syllables = np.zeros((len(starts), LONGEST_WORD_CHARACTERS), np.uint16)
        syllables[:, :length] = commonest[starts[:, None] + offsets]
        odd = np.flatnonzero(places)
        syllables[odd, :length] = self._syllables[places[odd, None] + offsets]
        return Hits(starts, np.full(len(starts), length), values, syllables, self.is_listed(rows))

    def is_listed(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether words are listed, see `Hits`, by where they stand in the table."""
        if self._listed is None:  # before it is known
            return np.ones(len(rows), np.bool_)
        return np.asarray((self._listed[rows >> 3] >> (rows & 7).astype(np.uint8)) & 1, np.bool_)

    def look_up(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """The value for each hash of a word, 0 for what is none."""
        rows = self.rows(hashes)
        return np.where(rows >= 0, self._values[rows], np.uint32(0))

    def rows(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where each hash of a word stands in the table, -1 for what is none."""
        bucket = (hashes >> _BUCKET).astype(np.int64)
        at, end = self._buckets[bucket].astype(np.int64), self._buckets[bucket + 1].astype(np.int64)
        prints = (hashes >> _PRINT).astype(np.uint32)
        found = np.full(len(hashes), -1, np.int64)
        left = np.flatnonzero(at < end)
        while len(left):
            hit = self._prints[at[left]] == prints[left]
            found[left[hit]] = at[left[hit]]
            left = left[~hit]
            at[left] += 1
            left = left[at[left] < end[left]]
        return found

    def __len__(self) -> int:
        return len(self._values)

    def _is_prefix(self, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
        bit = (hashes >> _PREFIX).astype(np.int64)
        return np.asarray((self._prefixes[bit >> 3] >> (bit & 7).astype(np.uint8)) & 1 != 0)
