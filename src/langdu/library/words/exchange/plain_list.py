"""Plain lists: a word a line, or several between spaces, commas and slashes; a status may follow behind a tab.

Of a line with tabs the first cell is the word; further cells that are no status (pinyin, a meaning) are left out. Lines
that begin with # are remarks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.library.words.exchange.base import ListedWord, WordListFormat, require_status, status_of
from langdu.model import HANZI

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library.words.exchange.base import WordToExport
    from langdu.model import WordStatus

SEPARATORS = re.compile("[\\s,，、;；|｜/。]+")
_NUMBER = re.compile(r"\s*-?[0-9]+\s*")


class PlainList(WordListFormat):
    """Words, and little else."""

    name = "list"
    has_details = False

    def fits(self, text: str) -> bool:
        """Any text may be one."""
        return HANZI.search(text) is not None

    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The words; see `WordListFormat`."""
        for row, line in enumerate(text.splitlines(), 1):
            if line.startswith("#"):
                continue
            first, *others = line.split("\t")
            status = _status(others, where, row)
            pieces = SEPARATORS.split(first)
            # Of 银行, yínháng, bank the rest is no word that was meant; of a line without hanzi all is told.
            chinese = [piece for piece in pieces if HANZI.search(piece)]
            yield from (ListedWord(piece, status, row) for piece in chinese or pieces if piece)

    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """A word a line, its status behind a tab."""
        del language
        return "".join(f"{one.word}\t{one.status}\n" for one in words)


def _status(cells: list[str], where: str, row: int) -> WordStatus | None:
    if not cells:
        return None
    if _NUMBER.fullmatch(cells[0]):
        return require_status(cells[0], where, row)
    return status_of(cells[0])
