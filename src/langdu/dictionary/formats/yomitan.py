"""Yomitan's and Yomichan's zips: `index.json` and `term_bank_1.json` and so on, formats 1 and 3.

https://github.com/yomidevs/yomitan/tree/master/ext/data/schemas. Frequencies, pitch accents, kanji, tags and pictures
are not read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from langdu.dictionary.formats.base import PublishedDictionary
from langdu.dictionary.formats.markup import lines_of_content, lines_of_html
from langdu.dictionary.storage.lines import EntryLine
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.dictionary.formats.files import DictionaryFiles

INDEX, BANK = "index.json", "term_bank_"
#: Rows that Yomitan's tools put into a bank.
BANK_ROWS = 10_000
#: Where a row of format 1 and of format 3 has its meanings: all that follow, or a list.
MEANINGS_AT = 5


def read_yomitan(files: DictionaryFiles) -> PublishedDictionary:
    """The dictionary in an archive's files; errors as in `DictionaryFormat.read`."""
    (index,) = files.named(INDEX)[:1] or [""]
    about = _json(files, index) if index else None
    if not isinstance(about, dict):
        raise files.bad("it has no index.json that tells what it is", "choose a dictionary for Yomitan")
    version = about.get("format", about.get("version"))
    banks = [name for name in files.named(".json") if name.rpartition("/")[2].startswith(BANK)]
    if not banks:
        raise files.bad("it has no words, only frequencies, names of characters or the like", "choose another file")
    if version not in (1, 3):
        raise files.bad(f"it is of format {version}, and 1 and 3 are known", "look for another edition")
    title = one_line(str(about.get("title", ""))) or files.where
    licence = one_line(str(about.get("attribution") or about.get("author") or ""))
    edition = one_line(str(about.get("revision", "")))
    return PublishedDictionary(title, _entries(files, banks, version), edition, licence, len(banks) * BANK_ROWS)


def _json(files: DictionaryFiles, name: str) -> Any:
    try:
        return json.loads(files.read(name))
    except (ValueError, RecursionError):
        raise files.bad(f"{name} in it is damaged", "fetch it again") from None


def _entries(files: DictionaryFiles, banks: list[str], version: int) -> Iterator[EntryLine]:
    for name in banks:
        rows = _json(files, name)
        if not isinstance(rows, list):
            raise files.bad(f"{name} in it is damaged", "fetch it again")
        for row in rows:
            try:
                yield _entry(row, version)
            except (TypeError, ValueError, IndexError, KeyError, RecursionError):
                raise files.bad(f"{name} in it has a row that is no word", "fetch it again") from None


def _entry(row: list[Any], version: int) -> EntryLine:
    word, reading = row[0], row[1]
    if not isinstance(word, str) or not isinstance(reading, str):
        raise TypeError(word)
    meanings = row[MEANINGS_AT:] if version == 1 else row[MEANINGS_AT]
    senses = [line for meaning in meanings for line in _lines(meaning)]
    return EntryLine(word, word, "" if reading == word else reading, tuple(senses))


def _lines(meaning: Any) -> list[str]:
    """The lines of a meaning; none of a picture, nor of what only says where a form comes from (a list)."""
    if isinstance(meaning, str):
        return lines_of_html(meaning)
    if not isinstance(meaning, dict):
        return []
    if meaning.get("type") == "text":
        return lines_of_html(str(meaning.get("text", "")))
    return lines_of_content(meaning.get("content", "")) if meaning.get("type") == "structured-content" else []
