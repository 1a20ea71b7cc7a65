"""Terms of Learning With Texts, as its "Export ALL Terms (TSV)" writes them: eight columns without headings.

Term, translation, sentence with the term in {braces}, romanization, status (1 to 5, 98, 99), language, number, tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library.words.exchange.base import NOTHING_KEPT, ListedWord, WordListFormat, require_status, status_of
from langdu.library.words.exchange.languages import is_other
from langdu.library.words.exchange.table import rows, tabbed
from langdu.model import NEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.library.words.exchange.base import WordToExport

COLUMNS = 8
STATUS, LANGUAGE = 4, 5


class LwtTerms(WordListFormat):
    """A TSV of terms."""

    name = "lwt"

    def fits(self, text: str) -> bool:
        """Whether the first row has a status where LWT has it."""
        cells = next((line.split("\t") for line in text.splitlines() if line.strip()), [])
        return len(cells) > STATUS and status_of(cells[STATUS]) is not None

    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The terms; see `WordListFormat`."""
        for row, cells in rows(text, "\t", where, quoted=False):
            if len(cells) <= STATUS:
                what = f"{len(cells)} columns, where LWT has {COLUMNS}: the status is the fifth"
                raise BadInput(what, where=f"{where}, row {row}", remedy=NOTHING_KEPT)
            status = require_status(cells[STATUS], where, row)
            if len(cells) <= LANGUAGE or not is_other(cells[LANGUAGE]):
                yield ListedWord(cells[0], status, row)

    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """Words that have a status; LWT knows no new ones."""
        return tabbed((_row(one, language) for one in words if one.status != NEW), end="\r\n", quoted=False)


def _row(one: WordToExport, language: str) -> tuple[str, ...]:
    sentence = one.sentence.replace(one.word, f"{{{one.word}}}", 1) if one.word in one.sentence else ""
    return one.word, one.meaning, sentence, one.pinyin, str(one.status), language, "", ""
