"""The table that says what recordings should say: `texts.csv` or `texts.tsv`, with file, text and perhaps pinyin."""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

from langdu.errors import BadInput

HEADINGS = ("file", "text", "pinyin")


class TextRow(NamedTuple):
    """What a recording should say.

    Attributes:
        text: in hanzi.
        pinyin: the same in pinyin, which is then what is judged; empty to take the text's.
        where: where it stands, for messages.
    """

    text: str
    pinyin: str
    where: str


def texts_table(text: str, name: str) -> dict[str, TextRow]:
    """The rows by the name of their file.

    A first line of headings says which column is which; without one they are file, text, pinyin. Between the cells are
    tabs, or commas or semicolons, whichever stands first.

    Raises:
        BadInput: it is no table.
    """
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    signs = [sign for sign in "\t,;，" if sign in first]
    if not signs:
        remedy = f"write {','.join(HEADINGS[:2])} in its first line"
        raise BadInput("this is no table of files and texts", where=name, remedy=remedy)
    sign = min(signs, key=first.index)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=sign))
    except csv.Error as error:
        raise BadInput(f"this table cannot be read: {error}", where=name, remedy="save it again as CSV") from error
    columns = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "file" not in columns:
        columns = list(HEADINGS)
    else:
        rows = rows[1:]
    cells = (dict(zip(columns, map(str.strip, row), strict=False)) for row in rows)
    return {
        row["file"].replace("\\", "/"): TextRow(row.get("text", ""), row.get("pinyin", ""), f"{name}, {row['file']}")
        for row in cells
        if row.get("file")
    }
