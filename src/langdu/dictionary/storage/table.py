"""A dictionary as a table: read-only, mapped into memory, a look-up unpacks one small block.

Entries are lines (`lines.py`), ordered by their word; blocks of them are compressed with zlib. `words` are all
simplified and traditional forms; `row_ends` says which part of `rows` are a word's entries, the best first.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.dictionary.storage.arrays import MappedArrays, numbers_packed, packed
from langdu.dictionary.storage.lines import EntryLine, entry_line
from langdu.dictionary.storage.words import SortedWords, words_packed
from langdu.errors import BadInput
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: Entries a block; more make the file smaller and a look-up slower.
BLOCK_ENTRIES = 256
#: A block that unpacks to more is none of ours.
LONGEST_BLOCK_BYTES = 1 << 26
#: Unpacked blocks that are kept.
BLOCKS_KEPT = 16


class DictionaryTable:
    """A dictionary in a file.

    Attributes:
        title: what the dictionary is called.
        edition: its date or revision; may be empty.
        licence: the dictionary's; may be empty.
        entries: how many there are.
        order: its place among the user's dictionaries.
        path: the file.
        size: its bytes.

    Raises:
        BadInput: the file is damaged; by every method too.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        arrays = MappedArrays(path)
        about = {key: one_line(str(value)) for key, value in arrays.about.items()}
        self.title, self.edition = about.get("title", path.stem), about.get("edition", "")
        self.licence, self.order = about.get("licence", ""), _number(about.get("order", ""))
        self.path, self.entries, self.size = path, _number(about.get("entries", "")), arrays.size
        self._words, self._rows, self._row_ends = (
            SortedWords(arrays),
            arrays.numbers("rows"),
            arrays.numbers("row_ends"),
        )
        self._packed, self._block_ends = arrays.raw("blocks"), arrays.numbers("block_ends")
        self._lines = lru_cache(BLOCKS_KEPT)(self._unpacked)

    def has(self, word: str) -> bool:
        """Whether it is a word here, in exactly these characters."""
        return self._words.number(word) is not None

    def find(self, word: str) -> tuple[EntryLine, ...]:
        """The entries of a word in exactly these characters, simplified or traditional; the best first."""
        number = self._words.number(word)
        if number is None:
            return ()
        start = self._row_ends[number - 1] if number else 0
        return tuple(self._entry(self._rows[at]) for at in range(start, self._row_ends[number]))

    def all(self) -> Iterator[str]:
        """All entries as text, a block of lines at a time."""
        return (self._text(block) for block in range(len(self._block_ends)))

    def _entry(self, number: int) -> EntryLine:
        try:
            return entry_line(self._lines(number // BLOCK_ENTRIES)[number % BLOCK_ENTRIES])
        except (ValueError, IndexError) as error:
            raise self._damaged() from error

    def _unpacked(self, block: int) -> list[str]:
        return self._text(block).split("\n")

    def _text(self, block: int) -> str:
        start = self._block_ends[block - 1] if block else 0
        unpacker = zlib.decompressobj()
        try:
            raw = unpacker.decompress(self._packed[start : self._block_ends[block]], LONGEST_BLOCK_BYTES)
            if not unpacker.eof:
                raise self._damaged()
            return raw.decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise self._damaged() from error

    def _damaged(self) -> BadInput:
        return BadInput("the dictionary is damaged", where=self.title)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def table_packed(lines: Sequence[EntryLine], title: str, edition: str, licence: str = "", order: int = 0) -> bytes:
    """The content of a table's file.

    Args:
        lines: the entries; those of a word in the order in which they shall be found, the best first.
        title: see `DictionaryTable`.
        edition: as above.
        licence: as above.
        order: as above.
    """
    ordered = sorted(lines, key=lambda line: line.word)  # stable: the order of a word's entries stays
    rows: dict[str, list[int]] = {}
    for number, line in enumerate(ordered):
        for word in dict.fromkeys((line.word, line.traditional)):
            rows.setdefault(word, []).append(number)
    words = sorted(rows)
    ends, flat = [], []
    for word in words:
        flat += _own_first(word, rows[word], ordered)
        ends.append(len(flat))
    about = {"title": title, "edition": edition, "licence": licence, "entries": len(ordered), "order": order}
    arrays = words_packed(words) | {"rows": numbers_packed(flat), "row_ends": numbers_packed(ends)}
    return packed(about, arrays | _blocks(ordered))


def _own_first(word: str, rows: list[int], ordered: Sequence[EntryLine]) -> list[int]:
    """A word's entries, those where it is the simplified form first: 后 is 'behind' before it is 'empress'."""
    return sorted(rows, key=lambda number: ordered[number].word != word)


def _blocks(ordered: Sequence[EntryLine]) -> dict[str, tuple[str, bytes]]:
    blocks, ends, at = [], [], 0
    for start in range(0, len(ordered), BLOCK_ENTRIES):
        text = "\n".join(line.written() for line in ordered[start : start + BLOCK_ENTRIES])
        blocks.append(zlib.compress(text.encode(), 9))
        at += len(blocks[-1])
        ends.append(at)
    return {"blocks": ("bytes", b"".join(blocks)), "block_ends": numbers_packed(ends)}
