"""A line of pinyin or Zhuyin as bare letters, each with its tone and its place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from langdu.pinyin import plain
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin
from langdu.pinyin.marks import unmarked

_COMBINING = frozenset("\u0300\u0301\u0304\u0306\u0308\u030c")
_ZHUYIN = re.compile("˙?[ㄅ-ㄙㄪ-ㄬ]?[ㄧㄨㄩ]?[ㄚ-ㄥㄝ]?ㄦ?(?:[ˉˊˇˋ]|˙(?![ㄅ-ㄬ]))?")
_DOTLESS = re.compile("(?<=[jqxy])v")


@dataclass(frozen=True, slots=True)
class Letters:
    """What is read along a passage.

    Attributes:
        plain: lower case, without marks, ü as v; figures that are no tones as they are.
        tones: the tone that stood on or behind each letter, 0 for none.
        places: where in the source each begins.
        ends: where it ends, its tone number included.
        breaks: before which letters there was a space, an apostrophe or a sign.
    """

    plain: str
    tones: tuple[int, ...]
    places: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: frozenset[int]

    def tone(self, begin: int, end: int) -> int:
        """The tone of a syllable."""
        return max(self.tones[begin:end], default=0)


@dataclass(slots=True)
class _Reading:
    plain: list[str] = field(default_factory=list)
    tones: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)

    def add(self, letters: str, tone: int, start: int, end: int) -> None:
        for letter in letters:
            self.plain.append(letter)
            self.tones.append(tone)
            self.places.append(start)
            self.ends.append(end)

    def mark(self, tone: int, end: int) -> None:
        self.tones[-1] = tone
        self.ends[-1] = end


@lru_cache(maxsize=16)
def letters_of(source: str, start: int, end: int) -> Letters:
    """The letters of `source[start:end]`."""
    reading, at = _Reading(), start
    while at < end:
        at = _step(reading, source, at, end)
    plain = _DOTLESS.sub("u", "".join(reading.plain))
    places, ends = tuple(reading.places), tuple(reading.ends)
    return Letters(plain, tuple(reading.tones), places, ends, frozenset(reading.breaks))


def _step(reading: _Reading, source: str, at: int, end: int) -> int:
    """Read on at `at`; where the next begins."""
    char = source[at]
    fresh = not reading.plain or len(reading.plain) in reading.breaks
    if char in "012345" and not fresh and not _is_figure(source, at, end):
        reading.mark(int(char) or 5, at + 1)
    elif char in _COMBINING and not fresh:
        _combine(reading, char, at)
    elif char == ":" and not fresh and reading.plain[-1] == "u" and source[at + 1 : at + 2].isalnum():
        reading.plain[-1], reading.ends[-1] = "v", at + 1
    elif is_zhuyin(char) or char == "˙":
        return _zhuyin(reading, source, at, end)
    elif char.isalnum():
        bare, tone = (char.lower(), 0) if char.isascii() else unmarked(char.lower())
        reading.add(bare, max(tone, 0), at, at + 1)
    else:
        reading.breaks.add(len(reading.plain))
    return at + 1


def _is_figure(source: str, at: int, end: int) -> bool:
    """Whether a digit is part of a number, not a tone: before it or behind it is another."""
    return source[at - 1 : at].isdigit() or (at + 1 < end and source[at + 1].isdigit())


def _combine(reading: _Reading, char: str, at: int) -> None:
    bare, tone = unmarked(reading.plain[-1] + char)
    reading.plain[-1], reading.ends[-1] = bare[:1] or reading.plain[-1], at + 1
    reading.tones[-1] = max(tone, reading.tones[-1])


def _zhuyin(reading: _Reading, source: str, at: int, end: int) -> int:
    """Read a syllable of Zhuyin as pinyin; what is none is passed over."""
    match = _ZHUYIN.match(source, at, end)
    if match is None or not match.group():
        return at + 1
    reading.breaks.add(len(reading.plain))
    try:
        syllable = from_zhuyin(match.group())
    except ValueError:
        return match.end()
    reading.add(plain(syllable), syllable.tone, match.start(), match.end())
    reading.breaks.add(len(reading.plain))
    return match.end()
