"""Where the words of a text begin and end for whoever looks them up.

Of each character it is told whether it goes with the one before: 1 or 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.units.phrases import PHRASES, is_word, kinds, parts
from langdu.annotate.units.rules import apart, together
from langdu.annotate.words.segment import ALONE, INSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.annotate.words.segment import Segmented

_WORD = re.compile(b"\0\1+")
#: Phrases with their parts: a text has the same ones again and again.
_known: dict[str, bytes] = {}


def units(words: Segmented, cut: Sequence[Sequence[int]] = ()) -> list[tuple[int, int]]:
    """Where the words of two and more characters begin and end.

    Args:
        words: the words that help to read.
        cut: where the user has divided the text, as `cuts.divided` tells it.
    """
    # What a cut forbids is not among the words that were found: what they say of a phrase does not hold elsewhere.
    bound = _bound(words, {} if cut else _known)
    for piece in cut:
        bound[piece[0] : piece[-1] + 1] = b"\1" * (piece[-1] + 1 - piece[0])
        for at in piece:
            bound[at] = 0
    return [match.span() for match in _WORD.finditer(bound)]


def _bound(words: Segmented, known: dict[str, bytes]) -> bytearray:
    bound = bytearray((words.places >= INSIDE).astype(np.uint8).tobytes())
    phrases = words.way[~words.hits.listed[words.way]]
    starts, lengths = words.hits.starts[phrases], words.hits.lengths[phrases]
    alone = (words.places == ALONE).tolist()
    for start, end in zip(starts.tolist(), (starts + lengths).tolist(), strict=True):
        if is_word(words.text[start:end]):
            continue
        if end - start == 3 and _is_name(words, start, known):
            bound[start + 1] = 0
            continue
        # A hanzi beside it that is in no word may be its other half: 树 before 叶哗哗.
        first = start - (start > 0 and alone[start - 1] and "一" <= words.text[start - 1] <= "鿿")
        last = end + (alone[end] and "一" <= words.text[end] <= "鿿")
        bound[first:last] = _parts(words, first, last, known)
    for at in apart(words.text, bound):
        bound[at] = 0
    for start, end in together(words.text, bound):
        bound[start:end] = b"\0" + b"\1" * (end - start - 1)
    return bound


def _is_name(words: Segmented, start: int, known: dict[str, bytes]) -> bool:
    """Whether a phrase of three is a person's name: a surname and two characters that are no words."""
    return words.text[start] in kinds()["surname"] and not any(_parts(words, start, start + 3, known))


def _parts(words: Segmented, first: int, last: int, known: dict[str, bytes]) -> bytes:
    phrase = words.text[first:last]
    if phrase not in known:
        if len(known) >= PHRASES:
            known.clear()
        known[phrase] = parts(words, first, last)
    return known[phrase]
