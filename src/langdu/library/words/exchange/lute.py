"""Terms of Lute, as it exports and imports them: CSV with headings in any order, of which `term` must be there.

Its manual, "Bulk term import": the status is 1 to 5, W for well-known, I for ignored; without one it is 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.words.exchange.base import ListedWord, WordListFormat, require_status
from langdu.library.words.exchange.languages import is_other
from langdu.library.words.exchange.table import first_cells, rows, written
from langdu.model import IGNORED, KNOWN, NEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library.words.exchange.base import WordToExport
    from langdu.model import WordStatus

HEADINGS = ("term", "parent", "translation", "language", "tags", "added", "status", "link_status", "pronunciation")
LETTERS: dict[str, WordStatus] = {"w": KNOWN, "i": IGNORED}
WITHOUT_STATUS: WordStatus = 1


class LuteTerms(WordListFormat):
    """A CSV of terms."""

    name = "lute"

    def fits(self, text: str) -> bool:
        """Whether it has Lute's headings."""
        return {"term", "language"} <= set(first_cells(text, ","))

    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The terms; see `WordListFormat`."""
        table = rows(text, ",", where)
        headings = [cell.strip().lower() for cell in next(table, (0, [""]))[1]]
        if "term" not in headings:
            remedy = "the first row has headings; export the terms from Lute again"
            raise BadInput("there is no column `term`", where=f"{where}, row 1", remedy=remedy)
        for row, cells in table:
            named = dict(zip(headings, cells, strict=False))
            if len(cells) <= headings.index("term"):
                remedy = "nothing was kept; mend the row"
                raise BadInput(f"{len(cells)} columns, too few for a term", where=f"{where}, row {row}", remedy=remedy)
            status = _status(named.get("status", ""), where, row)
            if not is_other(named.get("language", "")):
                yield ListedWord(named["term"], status, row)

    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """Words that have a status; Lute takes no new ones."""
        lines = (_row(one, language) for one in words if one.status != NEW)
        return written([HEADINGS, *lines], ",")


def _status(told: str, where: str, row: int) -> WordStatus:
    told = told.strip().lower()
    return LETTERS[told] if told in LETTERS else require_status(told or str(WITHOUT_STATUS), where, row)


def _row(one: WordToExport, language: str) -> tuple[str, ...]:
    letters = {status: letter.upper() for letter, status in LETTERS.items()}
    added = "" if one.changed is None else f"{one.changed:%Y-%m-%d %H:%M:%S}"
    return one.word, "", one.meaning, language, "", added, letters.get(one.status, str(one.status)), "", one.pinyin
