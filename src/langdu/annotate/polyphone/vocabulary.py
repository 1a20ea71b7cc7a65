"""The network's numbers for characters, syllables and the candidates of each polyphone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

#: Beyond the basic planes all characters are alike to the network.
_POINTS = 1 << 16
#: The number of the line feed between sentences; 0 is for what is not in the vocabulary.
BETWEEN = 1


@dataclass(frozen=True, slots=True)
class PolyphoneVocabulary:
    """Numbers for what the network knows.

    Attributes:
        char_numbers: for each code point of the basic plane its number; 0 unknown, 1 between sentences.
        kind_numbers: for each code point the number of the polyphone; 0 for none.
        syllables: for each number of `pinyin.inventory` the network's.
        candidates: a row a polyphone (the first is none), its readings in `pinyin.inventory`'s numbers, 0 behind.
    """

    char_numbers: NDArray[np.int64]
    kind_numbers: NDArray[np.int64]
    syllables: NDArray[np.int64]
    candidates: NDArray[np.int64]

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> PolyphoneVocabulary:
        """The vocabulary of stored lists: `chars` and `polyphones` (code points), `syllables`, `candidates`."""
        return cls(
            _numbered(arrays["chars"], _POINTS, first=2) + (np.arange(_POINTS) == ord("\n")) * BETWEEN,
            _numbered(arrays["polyphones"], _POINTS, first=1),
            _numbered(arrays["syllables"], 1 << 14, first=1),
            arrays["candidates"].astype(np.int64),
        )

    def chars(self, points: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Each code point's number."""
        return self.char_numbers[np.where(points < _POINTS, points, 0)]

    def kinds(self, points: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Each code point's number among the polyphones, 0 for others."""
        return self.kind_numbers[np.where(points < _POINTS, points, 0)]


def _numbered(values: NDArray[Any], size: int, first: int) -> NDArray[np.int64]:
    numbers = np.zeros(size, np.int64)
    numbers[values.astype(np.int64)] = np.arange(first, first + len(values))
    return numbers
