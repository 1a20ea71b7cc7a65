"""Every judged syllable as a table for other programs: CSV in UTF-8, with one line of headings.

A cell that a spreadsheet would take for a formula (it begins with = + - @) gets an apostrophe in front; tabs and line
ends become blanks (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from langdu import files
from langdu.model import one_line
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from langdu.model.history import AttemptSyllable

HEADINGS = (
    "attempt", "at", "number", "text", "citation", "spoken", "accepted", "heard", "verdict", "confidence", "before",
    "after", "omitted", "phrase_end",
)  # fmt: skip
#: The full-width ones too: some spreadsheets of East Asia take them alike.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def table(said: Iterable[AttemptSyllable]) -> str:
    """The table: a row a syllable, in order; moments in UTC, tones 1 to 5, 0 where none was heard."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(map(_row, said))
    return out.getvalue()


def write(said: Iterable[AttemptSyllable], path: Path) -> None:
    """Put the table into a file.

    Raises:
        OutputFailed: it cannot be written; what was there still is.
    """
    files.write(path, table(said))


def _row(one: AttemptSyllable) -> list[str]:
    tones = " ".join(map(str, sorted(one.accepted)))
    cells = (
        one.attempt, one.at.isoformat(), one.number, one.text, numbered(one.citation), numbered(one.spoken), tones,
        one.heard, one.verdict, f"{one.confidence:.3f}", one.before, one.after, int(one.omitted), int(one.phrase_end),
    )  # fmt: skip
    return [safe_cell(str(cell)) for cell in cells]


def safe_cell(cell: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    one = one_line(cell)
    return f"'{one}" if one.startswith(FORMULA) else one
