"""Syllables to and from letters."""

from __future__ import annotations

from functools import cache, lru_cache

from langdu.model import NEUTRAL, UNKNOWN, Syllable
from langdu.pinyin.marks import mark, unmarked
from langdu.pinyin.table import spell, spellings


@lru_cache(maxsize=8192)
def parse(text: str) -> Syllable:
    """A syllable from pinyin with a tone mark, a tone number or neither.

    `lv4`, `lü4`, `lǜ`, `lu:4` and `LV4` are one; a bare `ma` has tone 0, `ma5` and `ma0` are neutral; a final r
    is erhua (`huar1`, `huār`).

    Raises:
        ValueError: it is no legal syllable.
    """
    letters, tone = _letters(text.strip().lower().replace("u:", "v"))
    found = spellings().get(letters)
    if found is not None:
        return Syllable(*found, tone)
    found = spellings().get(letters[:-1]) if letters.endswith("r") and len(letters) > 1 else None
    if found is None:
        raise ValueError(f"{text!r} is not pinyin")
    return Syllable(*found, tone, erhua=True)


def _letters(text: str) -> tuple[str, int]:
    number = text[-1:] if text[-1:] in "012345" else ""
    letters, tone = unmarked(text.removesuffix(number) if number else text)
    if tone < 0 or (tone and number):
        raise ValueError(f"{text!r} has two tones")
    return letters, (int(number) or NEUTRAL) if number else tone


def is_legal(text: str) -> bool:
    """Whether `text` is one syllable of pinyin."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


@cache
def plain(syllable: Syllable) -> str:
    """The letters without tone, ü as v: `lv`, `huar`."""
    return _spelled(syllable).replace("ü", "v")


@cache
def numbered(syllable: Syllable) -> str:
    """Tone-numbered pinyin, ü as v, neutral 5, no digit where the tone is not known: `lv4`, `huar1`."""
    return plain(syllable) + (str(syllable.tone) if syllable.tone != UNKNOWN else "")


@cache
def marked(syllable: Syllable) -> str:
    """Pinyin as people write it: `lǜ`, `ma`, `huār`."""
    bare = Syllable(syllable.initial, syllable.final, UNKNOWN)
    return mark(_spelled(bare), syllable.tone) + ("r" if syllable.erhua else "")


def _spelled(syllable: Syllable) -> str:
    return spell(syllable.initial, syllable.final) + ("r" if syllable.erhua else "")
