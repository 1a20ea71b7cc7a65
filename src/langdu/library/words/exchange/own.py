"""langdu's own table: CSV with the headings word, status, changed; the status is a number or its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.words.exchange.base import ListedWord, WordListFormat, require_status
from langdu.library.words.exchange.table import first_cells, rows, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library.words.exchange.base import WordToExport

HEADINGS = ("word", "status", "changed", "pinyin", "meaning", "sentence")


class StatusTable(WordListFormat):
    """A CSV of words and statuses."""

    name = "langdu"

    def fits(self, text: str) -> bool:
        """Whether it has the headings."""
        return first_cells(text, ",")[:2] == list(HEADINGS[:2])

    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The words; see `WordListFormat`."""
        table = rows(text, ",", where)
        row, headings = next(table, (1, []))
        if [cell.strip().lower() for cell in headings[:2]] != list(HEADINGS[:2]):
            what = "the first row is not `word,status`"
            raise BadInput(what, where=f"{where}, row {row}", remedy="say its --format: list is for words alone")
        for row, cells in table:
            if len(cells) < 2:
                raise BadInput("there is no status", where=f"{where}, row {row}", remedy="nothing was kept; add one")
            yield ListedWord(cells[0], require_status(cells[1], where, row), row)

    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """All words; there are no languages."""
        del language
        return written([HEADINGS, *map(_row, words)], ",")


def _row(one: WordToExport) -> tuple[str, ...]:
    changed = "" if one.changed is None else one.changed.isoformat(timespec="seconds")
    return one.word, str(one.status), changed, one.pinyin, one.meaning, one.sentence
