"""langdu's own table: CSV with the headings word, status, changed; the status is a number or its name.

What people make in a spreadsheet is read too: the headings in any order and of any of `NAMES`, among others, between
commas, semicolons or tabs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.words.exchange.base import ListedWord, WordListFormat, require_status
from langdu.library.words.exchange.table import first_cells, rows, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.library.words.exchange.base import WordToExport

HEADINGS = ("word", "status", "changed", "pinyin", "meaning", "sentence")
#: What the two columns that are read may be called.
NAMES = (frozenset({"word", "term", "hanzi", "汉字", "词", "词语", "生词"}), frozenset({"status", "状态"}))
SEPARATORS = (",", "\t", ";")


class StatusTable(WordListFormat):
    """A CSV of words and statuses."""

    name = "langdu"

    def fits(self, text: str) -> bool:
        """Whether it has the headings, and is not Lute's."""
        separator = _separator(text)
        return bool(separator) and not (separator == "," and "language" in first_cells(text, separator))

    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The words; see `WordListFormat`."""
        separator = _separator(text)
        table = rows(text, separator or ",", where)
        row, headings = next(table, (1, []))
        if not separator:
            what = "the first row does not have the headings `word` and `status`"
            raise BadInput(what, where=f"{where}, row {row}", remedy="say its --format: list is for words alone")
        word, status = _columns(headings)
        for row, cells in table:
            if len(cells) <= max(word, status):
                raise BadInput("there is no status", where=f"{where}, row {row}", remedy="nothing was kept; add one")
            yield ListedWord(cells[word], require_status(cells[status], where, row), row)

    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """All words; there are no languages."""
        del language
        return written([HEADINGS, *map(_row, words)], ",")


def _separator(text: str) -> str:
    """What stands between the headings; empty where there are none."""
    return next((separator for separator in SEPARATORS if -1 not in _columns(first_cells(text, separator))), "")


def _columns(headings: Sequence[str]) -> tuple[int, int]:
    """Where the word and the status stand; -1 where they do not."""
    told = [heading.strip().lower() for heading in headings]
    word, status = (next((at for at, name in enumerate(told) if name in names), -1) for names in NAMES)
    return word, status


def _row(one: WordToExport) -> tuple[str, ...]:
    changed = "" if one.changed is None else one.changed.isoformat(timespec="seconds")
    return one.word, str(one.status), changed, one.pinyin, one.meaning, one.sentence
