"""The words of the drills, from the tables in data/."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from langdu.pinyin import parse
from langdu.practice.drills.items import DrillItem, DrillWord, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Syllable


@cache
def items(kind: str) -> tuple[DrillItem, ...]:
    """What is in a drill's table; nothing for the drills that are made up (numbers, weak, book)."""
    readers = {"pairs": _pairs, "minimal": _minimal, "sandhi": _sandhi, "neutral": _neutral, "erhua": _erhua}
    return tuple(readers[kind](kind)) if kind in readers else ()


def word(text: str, citation: str, spoken: str = "") -> DrillWord:
    """A word with numbered pinyin; two third tones are spoken as second and third where nothing else is said."""
    said = _syllables(citation)
    if spoken:
        return DrillWord(text, said, _syllables(spoken))
    if pattern(syllable.tone for syllable in said) == "3-3":
        return DrillWord(text, said, (said[0].with_tone(2), said[1]))
    return DrillWord(text, said, said)


def _syllables(pinyin: str) -> tuple[Syllable, ...]:
    return tuple(map(parse, pinyin.split()))


def _pairs(kind: str) -> Iterator[DrillItem]:
    for group, text, pinyin in _rows(kind):
        yield DrillItem(kind, group, word(text, pinyin))


def _minimal(kind: str) -> Iterator[DrillItem]:
    for group, differs, *written in _rows(kind):
        words = tuple(word(*one.split(" ", 1)) for one in written)
        for one in words:
            yield DrillItem(kind, group, one, words, is_graded=differs == "tone")


def _sandhi(kind: str) -> Iterator[DrillItem]:
    for group, text, citation, spoken in _rows(kind):
        yield DrillItem(kind, group, word(text, citation, spoken))


def _neutral(kind: str) -> Iterator[DrillItem]:
    """A word; and where its characters mean something else in full, both, to be told apart by ear."""
    for tone, text, pinyin, *full in _rows(kind):
        yield DrillItem(kind, f"after {tone}", word(text, pinyin))
        if full:
            both = (word(text, pinyin), word(text, full[0]))
            yield from (DrillItem(kind, "neutral or full", one, both, is_graded=False) for one in both)


def _erhua(kind: str) -> Iterator[DrillItem]:
    """A word to say; and where it is said without r as well, both, to be told apart by ear."""
    for group, text, pinyin, *bare in _rows(kind):
        said = _with_one(word(text, pinyin))
        yield DrillItem(kind, group, said)
        if bare:
            both = (said, _with_one(word(*bare)))
            yield from (DrillItem(kind, "r or not", one, both, is_graded=False) for one in both)


def _with_one(found: DrillWord) -> DrillWord:
    """The word with its 一 as spoken: fourth before tones 1 to 3, second before the fourth."""
    if not found.text.startswith("一"):
        return found
    tone = 2 if found.citation[1].tone == 4 else 4
    return DrillWord(found.text, found.citation, (found.citation[0].with_tone(tone), *found.spoken[1:]))


def _rows(name: str) -> list[list[str]]:
    text = (files("langdu.practice.drills") / "data" / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
