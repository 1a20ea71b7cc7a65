"""Which level a syllabus of HSK has a word at."""

from __future__ import annotations

from functools import cache
from importlib import resources

from langdu.hanzi import folded
from langdu.model import SYLLABUSES, Syllabus, WordLevel

_FILES: dict[Syllabus, str] = {"HSK 2025": "hsk2025", "HSK 2021": "hsk2021", "HSK 2.0": "hsk20"}
#: The band that no syllabus divides, and how it is written.
BAND, BAND_NAME = 7, "7-9"


def level_name(level: WordLevel) -> str:
    """As it is shown: `HSK 2025 level 3`, `HSK 2021 level 7-9`."""
    return f"{level.syllabus} level {BAND_NAME if level.level == BAND else level.level}"


def levels(word: str) -> tuple[WordLevel, ...]:
    """The levels of a word in either script, in the order of `SYLLABUSES`.

    A word with erhua has the level of the one without, and the other way round, where only that is listed. A
    character that is listed as a character alone has that level.
    """
    word = folded(word)
    forms = (word, *(form for form in (word.removesuffix("儿"), f"{word}儿") if not {word, form} & _with_child()))
    found = ((syllabus, _level(_words(syllabus), forms) or _characters(syllabus).get(word)) for syllabus in SYLLABUSES)
    return tuple(WordLevel(syllabus, level) for syllabus, level in found if level)


def words_of_level(syllabus: Syllabus, level: int) -> tuple[str, ...]:
    """The words that a syllabus has first at a level, 7 for the band 7 to 9; in simplified characters."""
    return tuple(word for word, at in _words(syllabus).items() if at == level)


def _level(table: dict[str, int], forms: tuple[str, ...]) -> int | None:
    return next((table[form] for form in forms if form in table), None)


@cache
def _with_child() -> frozenset[str]:
    """Words whose 儿 is a syllable of its own, a child: 女儿 has not the level of 女."""
    return frozenset(_lines("child.txt"))


@cache
def _words(syllabus: Syllabus) -> dict[str, int]:
    return _read(f"{_FILES[syllabus]}_words.txt")


@cache
def _characters(syllabus: Syllabus) -> dict[str, int]:
    """Those that are no words of the list; HSK 2.0 has no list of characters."""
    return _read(f"{_FILES[syllabus]}_characters.txt") if syllabus != "HSK 2.0" else {}


def _read(name: str) -> dict[str, int]:
    """A list: the line of a level begins with its number, then its words."""
    return {word: int(level) for level, *words in map(str.split, _lines(name)) for word in words}


def _lines(name: str) -> list[str]:
    text = resources.files("langdu.dictionary").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
