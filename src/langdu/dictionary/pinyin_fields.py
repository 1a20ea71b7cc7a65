"""The pinyin that a dictionary gives a word, read as syllables."""

from __future__ import annotations

import re
from functools import lru_cache

from langdu.model import NEUTRAL, UNKNOWN, Syllable
from langdu.pinyin import parse, segment
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin

#: What stands between syllables: spaces, hyphens, apostrophes, slashes of words said together, commas, middle dots.
_BETWEEN = re.compile(r"[\s\-–—'’·•・,，、/∥…!！?？.。;；:：]+")
_ERHUA = ("r5", "r")


@lru_cache(maxsize=4096)
def syllables_as_written(pinyin: str) -> tuple[Syllable, ...]:
    """As `syllables_of`, but a syllable without a tone mark has none."""
    found: list[Syllable] = []
    for written in _BETWEEN.split(pinyin.replace("u:", "ü").replace("U:", "Ü")):
        if written.lower() in _ERHUA and found and not found[-1].erhua:
            last = found[-1]
            found[-1] = Syllable(last.initial, last.final, last.tone, erhua=True)
        elif written:
            parts = _parsed(written)
            if not parts:
                return ()
            found += parts
    return tuple(found)


def syllables_of(pinyin: str) -> tuple[Syllable, ...]:
    """The syllables of `pin1 yin1`, `pīnyīn`, `pin1yin1` or Zhuyin; an r5 is the erhua of the syllable before it.

    Empty where a part is no syllable (`san1 C`, `xx5`). A syllable without a tone mark among others that have one is
    neutral.
    """
    return _neutral(syllables_as_written(pinyin))


def _parsed(written: str) -> list[Syllable]:
    if written.lower() in _ERHUA:
        return [Syllable("", "er", NEUTRAL)]
    if len(written) == 1 and "A" <= written <= "Z":
        return []  # a Latin letter: A片
    try:
        return [from_zhuyin(written) if is_zhuyin(written) else parse(written)]
    except ValueError:
        return [parse(part) for part in segment(written) or ()]


def _neutral(found: tuple[Syllable, ...]) -> tuple[Syllable, ...]:
    if all(syllable.tone == UNKNOWN for syllable in found):
        return found
    return tuple(syllable if syllable.tone else syllable.with_tone(NEUTRAL) for syllable in found)
