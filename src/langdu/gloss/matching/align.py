"""A written gloss laid along its characters: yíhuìr along 一会儿, Xī'ān along 西安, ㄔㄤˊㄔㄥˊ along 长城."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.pinyin import parse, sounds, zhuyin
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin
from langdu.pinyin.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Syllable

#: Characters that one gloss may be for.
MOST_CHARACTERS_A_GLOSS = 12
#: Characters that may have no syllable of their own: 花儿 is huār.
ER = ("儿", "兒")
_BETWEEN = frozenset(" \u00a0\u3000'’-·")
_PINYIN = frozenset("abcdefghijklmnopqrstuvwxyzê")
_ZHUYIN_TONES = {"ˉ": 1, "ˊ": 2, "ˇ": 3, "ˋ": 4}


class Aligned(NamedTuple):
    """What a gloss says of the character at `place`; an erhua syllable holds for the 儿 behind it too."""

    place: int
    syllable: Syllable
    written: str


def along(chars: str, written: str) -> list[Aligned]:
    """What `written` says of the last characters of `chars`, each read as it can be; nothing if it does not fit.

    Letters cannot be cut into syllables without their characters (xian is 先 or 西安); with them they can.
    """
    in_zhuyin = is_zhuyin(written)
    letters = list(_zhuyin_letters(written) if in_zhuyin else _letters(written))
    bare = "".join(letter.bare for letter in letters)
    if not bare or not (all(map(is_zhuyin, bare)) if in_zhuyin else _PINYIN.issuperset(bare)):
        return []
    found = _backwards(chars, len(chars), bare, len(bare))
    if found is None:
        return []
    if any(sum(letter.tone != 0 for letter in letters[start:end]) > 1 for _, start, end in found):
        return []  # one syllable has one tone
    return [_aligned(place, bare[start:end], letters[start:end]) for place, start, end in found]


class _Letter(NamedTuple):
    bare: str
    tone: int
    written: str


def _letters(written: str) -> Iterator[_Letter]:
    """Letters without their marks; a tone number belongs to the letter before it."""
    last: _Letter | None = None
    for char in unicodedata.normalize("NFC", written.replace("u:", "ü").replace("U:", "Ü")):
        if char in _BETWEEN:
            continue
        if char in "012345" and last is not None and not last.tone:
            last = _Letter(last.bare, int(char) or 5, last.written + char)
            continue
        if last is not None:
            yield last
        bare, tone = unmarked(char.lower())
        last = _Letter(bare, tone, char)
    if last is not None:
        yield last


def _zhuyin_letters(written: str) -> Iterator[_Letter]:
    """The same for Zhuyin: tones stand behind, the neutral dot before its syllable or, by some, behind it."""
    last: _Letter | None = None
    dot = ""
    for index, char in enumerate(written):
        if char in _ZHUYIN_TONES and last is not None:
            last = _Letter(last.bare, _ZHUYIN_TONES[char], last.written + char)
        elif char == "˙" and is_zhuyin(written[index + 1 : index + 2]):
            dot = char
        elif char == "˙" and last is not None:
            last = _Letter(last.bare, 5, last.written + char)
        elif char not in _BETWEEN:
            if last is not None:
                yield last
            last, dot = _Letter(char, 5 if dot else 0, dot + char), ""
    if last is not None:
        yield last


@lru_cache(maxsize=8192)
def _spelled(char: str, in_zhuyin: bool) -> tuple[str, ...]:
    """What a character can sound like, the longest first."""
    plain = sorted(sounds(char), key=len, reverse=True)
    return tuple(zhuyin(parse(sound)) if in_zhuyin else sound for sound in plain)


def _backwards(chars: str, at: int, bare: str, end: int) -> list[tuple[int, int, int]] | None:
    """The characters before `at` that the letters before `end` are the sound of: place, first letter, last."""
    if end == 0:
        return []
    if at == 0 or len(chars) - at >= MOST_CHARACTERS_A_GLOSS:
        return None
    erhua = chars[at - 1] in ER and at > 1 and bare[end - 1] in "rㄦ"
    for place, sounding in ((at - 2, end - 1), (at - 1, end)) if erhua else ((at - 1, end),):
        for sound in _spelled(chars[place], is_zhuyin(bare)):
            start = sounding - len(sound)
            if start >= 0 and bare[start:sounding] == sound:
                before = _backwards(chars, place, bare, start)
                if before is not None:
                    return [*before, (place, start, end)]
    return None


def _aligned(place: int, bare: str, letters: list[_Letter]) -> Aligned:
    tone = max(letter.tone for letter in letters)
    syllable = from_zhuyin(bare).with_tone(tone or 1) if is_zhuyin(bare) else parse(bare).with_tone(max(tone, 0))
    return Aligned(place, syllable, "".join(letter.written for letter in letters))
