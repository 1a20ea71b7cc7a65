"""Tables of text: rows of cells with their places, and cells that a spreadsheet takes for text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.practice_csv import FORMULA
from langdu.library.words.exchange.base import NOTHING_KEPT
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def rows(text: str, delimiter: str, where: str, *, quoted: bool = True) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line that it begins in, from 1.

    Raises:
        BadInput: it is no such table.
    """
    lines = io.StringIO(text, newline="")
    reader = (
        csv.reader(lines, delimiter=delimiter)
        if quoted
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    begun = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            what = f"this is no table: {error}"
            raise BadInput(what, where=f"{where}, row {begun}", remedy=NOTHING_KEPT) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield begun, cells
        begun = reader.line_num + 1


def first_cells(text: str, delimiter: str) -> list[str]:
    """The cells of the first line, in small letters; empty where it is none of a table."""
    try:
        line = next((line for line in text[:10_000].splitlines() if line.strip()), "")
        return [cell.strip().lower() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def written(lines: Iterable[Sequence[str]], delimiter: str) -> str:
    """A table that a spreadsheet may open; each cell is on one line."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(map(_safe, lines))
    return out.getvalue()


def tabbed(lines: Iterable[Sequence[str]], *, end: str, quoted: bool) -> str:
    """Lines of cells between tabs, each cell on one; without quotes for programs that know none."""
    if not quoted:
        return "".join("\t".join(map(one_line, cells)) + end for cells in lines)
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator=end).writerows([one_line(cell) for cell in cells] for cells in lines)
    return out.getvalue()


def _safe(cells: Sequence[str]) -> list[str]:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection")."""
    lines = map(one_line, cells)
    return [f"'{line}" if line.startswith(FORMULA) else line for line in lines]
