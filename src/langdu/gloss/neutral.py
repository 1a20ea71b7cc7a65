"""The neutral tone, which has no mark: among syllables with their tones one without is neutral, if it can be."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.model import NEUTRAL
from langdu.pinyin import readings
from langdu.pinyin.from_zhuyin import is_zhuyin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Hint, Syllable


def with_neutral(source: str, hints: Sequence[Hint]) -> tuple[Hint, ...]:
    """The hints of one passage, those neutral that lack a tone only because neutral syllables have no mark.

    A passage is written with tones if more of its hints have one than lack one that a neutral syllable would not.
    """
    neutral = tuple(_neutral(source, hint) for hint in hints)
    toned = sum(hint.toned for hint in hints)
    has_tones = toned > sum(not hint.toned for hint in neutral)
    return neutral if has_tones else tuple(hints)


def _neutral(source: str, hint: Hint) -> Hint:
    """The hint in the neutral tone if it has no tone and its character can be said so; otherwise as it is."""
    if hint.toned or is_zhuyin(hint.written):
        return hint
    said = replace(hint.syllable, tone=NEUTRAL, erhua=False)
    known = said in _known(source[hint.span.start])
    return replace(hint, syllable=hint.syllable.with_tone(NEUTRAL), toned=True) if known else hint


@lru_cache(maxsize=1024)
def _known(char: str) -> frozenset[Syllable]:
    return frozenset(readings(char))
