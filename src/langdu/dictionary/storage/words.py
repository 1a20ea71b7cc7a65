"""A sorted list of words in a mapped file, each under a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.dictionary.storage.arrays import numbers_packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.dictionary.storage.arrays import MappedArrays


class SortedWords:
    """The words of `arrays`, in the order of their code points."""

    def __init__(self, arrays: MappedArrays) -> None:
        self._letters, self._ends = arrays.raw("words"), arrays.numbers("word_ends")

    def __len__(self) -> int:
        return len(self._ends)

    def number(self, word: str) -> int | None:
        """The place of a word, from 0; None for what is no word here."""
        wanted = word.encode("utf-8", "surrogatepass")
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if self._at(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._ends) and self._at(low) == wanted else None

    def _at(self, number: int) -> bytes:
        start = self._ends[number - 1] if number else 0
        return bytes(self._letters[start : self._ends[number]])

    def __iter__(self) -> Iterator[str]:
        return (self._at(number).decode() for number in range(len(self)))


def words_packed(words: Iterable[str]) -> dict[str, tuple[str, bytes]]:
    """The arrays of a list of words, for `arrays.packed`; the words are sorted already and all different."""
    letters = [word.encode() for word in words]
    ends, at = [], 0
    for one in letters:
        at += len(one)
        ends.append(at)
    return {"words": ("bytes", b"".join(letters)), "word_ends": numbers_packed(ends)}
