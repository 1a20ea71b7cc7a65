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
    """The hints of one passage, those neutral that lack a tone only because neutral syllables have no mark."""
    toned = sum(hint.toned for hint in hints)
    if toned * 2 <= len(hints) or toned == len(hints):
        return tuple(hints)
    return tuple(_neutral(source, hint) for hint in hints)


def _neutral(source: str, hint: Hint) -> Hint:
    if hint.toned or is_zhuyin(hint.written):
        return hint
    said = replace(hint.syllable, tone=NEUTRAL, erhua=False)
    known = said in _known(source[hint.span.start])
    return replace(hint, syllable=hint.syllable.with_tone(NEUTRAL), toned=True) if known else hint


@lru_cache(maxsize=1024)
def _known(char: str) -> frozenset[Syllable]:
    return frozenset(readings(char))
