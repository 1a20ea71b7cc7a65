"""Corrections in files: langdu's own table, and the phrase dictionaries of pypinyin and others.

`.json` is a dictionary as pypinyin's `load_phrases_dict` takes it, {"行家": [["háng"], ["jia"]]}. Anything else is
text: tab-separated with the hanzi, their pinyin, the book's id or nothing, the place in it or nothing; or, on
reading, a table with commas or semicolons, with headings or without, and lines `行家: háng jia`, as in
phrase-pinyin-data, or `行家 hang2 jia1`.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from langdu import files
from langdu.errors import BadInput, UsageError
from langdu.model import Correction, is_hanzi
from langdu.pinyin import is_legal, marked, numbered, parse, segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from langdu.model import Syllable


#: Columns of langdu's own table.
OWN = 4


def rows(corrections: Iterable[Correction]) -> Iterator[str]:
    """The lines of the table."""
    for found in corrections:
        place = "" if found.start is None else str(found.start)
        yield "\t".join((found.text, " ".join(map(numbered, found.syllables)), found.book or "", place)) + "\n"


def write(corrections: Iterable[Correction], path: Path) -> None:
    """Write a file in the form of its ending; pypinyin's has only those for all books.

    Raises:
        OutputFailed: it cannot be written.
    """
    text = _phrases(corrections) if path.suffix == ".json" else "".join(rows(corrections))
    files.write(path, text)


def _phrases(corrections: Iterable[Correction]) -> str:
    everywhere = (found for found in corrections if found.book is None)
    phrases = {found.text: [[marked(syllable)] for syllable in found.syllables] for found in everywhere}
    return json.dumps(phrases, ensure_ascii=False, indent=1) + "\n"


def read(text: str, path: Path) -> list[Correction]:
    """All corrections of a file, or none: every line is understood before the first is handed over.

    Args:
        text: what is in it.
        path: its name, which says what form it has, and for messages.

    Raises:
        BadInput: a line cannot be understood.
    """
    if path.suffix.lower() == ".json":
        return [_phrase(path, word, readings) for word, readings in _dictionary(path, text).items()]
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    if lines and not any(map(is_hanzi, lines[0][1])):
        del lines[0]  # headings
    return [_line(path, number, line) for number, line in lines]


def _dictionary(path: Path, text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise BadInput(f"is no JSON: {error}", where=str(path), remedy="nothing was kept; mend the file") from error
    if not isinstance(found, dict):
        raise BadInput("is no dictionary of words", where=str(path), remedy='write {"行家": [["háng"], ["jia"]]}')
    return found


def _phrase(path: Path, word: str, readings: object) -> Correction:
    """One syllable a character; of several readings of a character the first, a bare one is neutral."""
    try:
        first = [str(each[0]) for each in readings] if isinstance(readings, list) else []
        return Correction(word, syllables(word, " ".join(first), bare_is_neutral=True))
    except (UsageError, TypeError, IndexError) as error:
        what = error.what if isinstance(error, UsageError) else f"{readings!r} are no readings"
        raise BadInput(what, where=f"{path}, {word}", remedy="nothing was kept; mend the entry") from error


def _line(path: Path, number: int, line: str) -> Correction:
    word, pinyin, book, start = _cells(line)
    try:
        found = syllables(word, pinyin, bare_is_neutral="\t" not in line and ":" in line)
        return Correction(word, found, book or None, int(start) if start else None)
    except (UsageError, ValueError) as error:
        what = error.what if isinstance(error, UsageError) else f"{start!r} is no place"
        raise BadInput(what, where=f"{path}, line {number}", remedy="nothing was kept; mend the line") from error


def _cells(line: str) -> tuple[str, str, str, str]:
    """Word, pinyin, book and place of a line: langdu's own table, another's, `行家: háng jia`, `行家 hang2 jia1`.

    What another program has in further columns is left out; langdu's own table has four, the first two of them filled.
    """
    sign = next((sign for sign in "\t;,:：" if sign in line), None)
    if sign in ("\t", ";", ","):
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=sign))]
        if sign == "\t" and len(cells) == OWN:
            return cells[0], cells[1], cells[2], cells[3]
        at = next((at for at, cell in enumerate(cells) if cell and all(map(is_hanzi, cell))), 0)
        word, pinyin = (*cells[at : at + 2], "")[:2]
        return word, pinyin, "", ""
    word, _, pinyin = line.partition("#")[0].strip().partition(sign or " ")
    return word.strip(), pinyin.strip(), "", ""


def syllables(word: str, pinyin: str, *, bare_is_neutral: bool = False) -> tuple[Syllable, ...]:
    """One toned syllable for each of the word's hanzi.

    Raises:
        UsageError: the word is not Chinese, or the pinyin is not that of so many characters.
    """
    pieces = [piece for part in pinyin.split() for piece in ([part] if is_legal(part) else segment(part) or [part])]
    if not word or not all(map(is_hanzi, word)):
        raise UsageError(f"{word!r} is no Chinese word", remedy="a correction is for hanzi alone")
    wrong = [piece for piece in pieces if not is_legal(piece) or not (bare_is_neutral or parse(piece).tone)]
    if wrong:
        raise UsageError(
            f"{wrong[0]!r} is no pinyin with a tone", where=word, remedy="write háng, hang2, or de5 for neutral"
        )
    if len(pieces) != len(word):
        raise UsageError(f"{len(word)} characters, {len(pieces)} syllables", where=word, remedy="give one for each")
    found = [parse(piece) for piece in pieces]
    return tuple(syllable if syllable.tone else syllable.with_tone(5) for syllable in found)
