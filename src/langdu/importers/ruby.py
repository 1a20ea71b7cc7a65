"""What ruby says of the characters under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Hint, Span
from langdu.model.text import is_hanzi
from langdu.pinyin import parse, segment
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin

if TYPE_CHECKING:
    from langdu.model import Syllable


def hints_of(base: str, over: str, start: int) -> list[Hint]:
    """A hint for each hanzi of `base`, which begins at `start`; none where the counts differ or it is no reading."""
    places = [start + at for at, char in enumerate(base) if is_hanzi(char)]
    words = over.split()
    if len(places) == 1:
        words = ["".join(words)]
    elif len(words) < len(places):  # a word's pinyin is written together
        words = [syllable for word in words for syllable in segment(word) or [word]]
    if not places or len(words) != len(places):
        return []
    try:
        said = [_syllable(word) for word in words]
    except ValueError:
        return []
    return [
        Hint(Span(at, at + 1), syllable, bool(syllable.tone), "gloss", word)
        for at, syllable, word in zip(places, said, words, strict=True)
    ]


def _syllable(word: str) -> Syllable:
    return from_zhuyin(word) if is_zhuyin(word) else parse(word)
