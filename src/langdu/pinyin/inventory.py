"""Every syllable of Mandarin under a number, so that tables can hold readings as small integers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from langdu.model import Syllable
from langdu.pinyin.table import FINALS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

N = TypeVar("N", "int", "NDArray[np.int64]")
#: Tones 0..5, with and without erhua.
_VARIANTS = 12


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    return tuple((initial, final) for initial, finals in FINALS.items() for final in finals.split())


@cache
def _numbers() -> dict[tuple[str, str], int]:
    return {sound: number for number, sound in enumerate(_sounds())}


def size() -> int:
    """One more than the highest number."""
    return (len(_sounds()) + 1) * _VARIANTS


@cache
def number_of(syllable: Syllable) -> int:
    """The syllable's number, 12 and more; 0 is for no syllable."""
    sound = _numbers()[syllable.initial, syllable.final]
    return (sound + 1) * _VARIANTS + syllable.tone * 2 + syllable.erhua


@cache
def of_number(number: int) -> Syllable | None:
    """The syllable under a number; None for 0."""
    if number < _VARIANTS:
        return None
    sound, variant = divmod(number, _VARIANTS)
    return Syllable(*_sounds()[sound - 1], variant // 2, bool(variant % 2))


def sound_of(number: N) -> N:
    """What two numbers (or arrays of them) share that differ in tone and erhua alone."""
    return number // _VARIANTS


def tone_of(number: N) -> N:
    """The tone of a number, or of each of an array's."""
    return number % _VARIANTS // 2
