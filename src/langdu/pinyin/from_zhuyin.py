"""Zhuyin back to syllables."""

from __future__ import annotations

from functools import cache

from langdu.model import Syllable
from langdu.pinyin.table import FINALS
from langdu.pinyin.zhuyin import zhuyin

_FIRST, _LAST = "\u3105", "\u312f"


@cache
def _table() -> dict[str, Syllable]:
    syllables = (
        Syllable(initial, final, tone, erhua)
        for initial, finals in FINALS.items()
        for final in finals.split()
        for tone in range(1, 6)
        for erhua in (False, True)
    )
    return {zhuyin(syllable): syllable for syllable in syllables}


def is_zhuyin(text: str) -> bool:
    """Whether there is a letter of Zhuyin in it."""
    return any(_FIRST <= char <= _LAST for char in text)


def from_zhuyin(text: str) -> Syllable:
    """The syllable; the first tone may be marked ˉ or not at all, the neutral dot stand before or after.

    Raises:
        ValueError: it is no legal syllable.
    """
    letters = text.strip().replace("ˉ", "")
    if letters.endswith("˙"):
        letters = "˙" + letters[:-1]
    try:
        return _table()[letters]
    except KeyError:
        raise ValueError(f"{text!r} is not Zhuyin") from None
