"""Notes of Anki as text: lines `#separator:tab`, `#html:true`, `#columns:…` and `#tags column:5`, then a note a row.

The manual, "Importing text files". Which column has the words is found by looking at them. A tag `langdu::status::3`,
which langdu writes, tells a word's status; Anki itself writes none into a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.words.exchange.anki.fields import plain_text, word_field, words_in
from langdu.library.words.exchange.base import ListedWord, WordListFormat, status_of
from langdu.library.words.exchange.table import rows, tabbed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library.words.exchange.base import WordToExport
    from langdu.model import WordStatus

SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_HEADER = re.compile(r"#(separator|html|columns|notetype|deck|tags|guid|if matches)\b[^:\n]*:", re.IGNORECASE)
_SEPARATOR = re.compile(r"#separator:([^\r\n]*)", re.IGNORECASE)
#: Columns that are no field of a note: a deck may have a Chinese name.
_NO_FIELD = re.compile(r"#(?:guid|notetype|deck|tags) column:([0-9]{1,4})", re.IGNORECASE)
_TAG = "langdu::status::"
_STATUS = re.compile(rf"{_TAG}([0-9]+)")


class AnkiNotes(WordListFormat):
    """A text of notes."""

    name = "anki"

    def fits(self, text: str) -> bool:
        """Whether it begins with one of Anki's headers."""
        return _HEADER.match(text) is not None

    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The words; see `WordListFormat`."""
        header, body = _without_headers(text)
        found = _SEPARATOR.search(header)
        told = found[1].strip() if found else "tab"
        delimiter = SEPARATORS.get(told.lower(), told[:1] or "\t")
        above = header.count("\n")
        notes = [(row + above, cells) for row, cells in rows(body, delimiter, where)]
        others = {int(match[1]) - 1 for match in _NO_FIELD.finditer(header)}
        column = word_field(
            [["" if at in others else plain_text(cell) for at, cell in enumerate(cells)] for _, cells in notes]
        )
        if column is None:
            what = "no column has Chinese words alone"
            raise BadInput(what, where=where, remedy="export notes that have the word in a field of its own")
        for row, cells in notes:
            status = _status(cells)
            for word in words_in(cells[column] if column < len(cells) else ""):
                yield ListedWord(word, status, row)

    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """A note a word: word, pinyin, meaning, sentence; there are no languages."""
        del language
        header = "#separator:tab\n#html:false\n#tags column:5\n"
        return header + tabbed(map(_row, words), end="\n", quoted=True)


def _without_headers(text: str) -> tuple[str, str]:
    end = 0
    while _HEADER.match(text, end):
        line_end = text.find("\n", end)
        if line_end < 0:
            return text, ""
        end = line_end + 1
    return text[:end], text[end:]


def _status(cells: list[str]) -> WordStatus | None:
    found = next((match for cell in cells if (match := _STATUS.search(cell))), None)
    return None if found is None else status_of(found[1])


def _row(one: WordToExport) -> tuple[str, ...]:
    return one.word, one.pinyin, one.meaning, one.sentence, f"{_TAG}{one.status}"
