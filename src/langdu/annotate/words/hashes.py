"""Hashes of all words that could begin at each character of a text, for many characters at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


def codes(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def extended(hashes: NDArray[np.uint64], chars: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The hashes with one more character each; those of nothing are zeros."""
    return (hashes ^ chars.astype(np.uint64)) * _FACTOR


def mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes with their bits spread, as the table is ordered by."""
    spread = (hashes ^ (hashes >> _SHIFT)) * _MIX
    return np.asarray(spread ^ (spread >> _SHIFT))


def of_words(words: list[str]) -> NDArray[np.uint64]:
    """The hash of each word."""
    result = np.zeros(len(words), np.uint64)
    for length, places in _by_length(words):
        rows = codes("".join(words[i] for i in places)).reshape(-1, length)
        hashes = np.zeros(len(places), np.uint64)
        for column in rows.T:
            hashes = extended(hashes, column)
        result[places] = hashes
    return mixed(result)


def _by_length(words: list[str]) -> Iterator[tuple[int, list[int]]]:
    places: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        places.setdefault(len(word), []).append(i)
    yield from places.items()
