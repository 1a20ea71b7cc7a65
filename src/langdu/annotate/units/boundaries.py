"""Where the words of a text begin and end for whoever looks them up.

Of each character it is told whether it goes with the one before: 1 or 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.units.phrases import is_name, is_word, parts
from langdu.annotate.units.rules import apart, together
from langdu.annotate.words.segment import ALONE, INSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.annotate.words.segment import Segmented

_WORD = re.compile(b"\0\1+")


def units(words: Segmented, cut: Sequence[Sequence[int]] = ()) -> list[tuple[int, int]]:
    """Where the words of two and more characters begin and end.

    Args:
        words: the words that help to read.
        cut: where the user has divided the text, as `cuts.divided` tells it.
    """
    bound = _bound(words)
    for piece in cut:
        bound[piece[0] : piece[-1] + 1] = b"\1" * (piece[-1] + 1 - piece[0])
        for at in piece:
            bound[at] = 0
    return [match.span() for match in _WORD.finditer(bound)]


def _bound(words: Segmented) -> bytearray:
    bound = bytearray((words.places >= INSIDE).astype(np.uint8).tobytes())
    phrases = words.hits[words.way[~words.hits.listed[words.way]]]
    for start, end in zip(phrases.starts.tolist(), (phrases.starts + phrases.lengths).tolist(), strict=True):
        if is_name(words.text[start:end]):
            bound[start + 1] = 0
        elif not is_word(words.text[start:end]):
            first, last = start - _is_loose(words, start - 1), end + _is_loose(words, end)
            bound[first:last] = parts(words.text[first:last])
    for at in apart(words.text, bound):
        bound[at] = 0
    for start, end in together(words.text, bound):
        bound[start:end] = b"\0" + b"\1" * (end - start - 1)
    return bound


def _is_loose(words: Segmented, at: int) -> bool:
    """Whether a hanzi stands there in no word: a phrase may have its other half, 树 before 叶哗哗."""
    return at >= 0 and words.places[at] == ALONE and "一" <= words.text[at] <= "鿿"
