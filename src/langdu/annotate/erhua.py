"""Where 儿 has a syllable of its own and where it belongs to the one before it.

What hints say of that comes first. Without one, a 儿 that is left over, 唱歌|儿, or stands in a word that no dictionary
was compared for, 今儿个, is read as in the longest shorter word with erhua that ends with it: 歌儿, 今儿.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words import table
from langdu.model import Span, Syllable
from langdu.pinyin import plain, sounds
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from langdu.annotate.words.segment import Segmented
    from langdu.model import Hint, Reading

_ER = number_of(Syllable("", "er", 2))


def split_erhua(words: Segmented, hints: Mapping[int, Hint]) -> Segmented:
    """The words, 儿 joined where a shorter word has it so, and by itself where hints want it so.

    It is where it has a gloss with a tone, and where the user, or a gloss, reads the one before it so that no 儿 can
    belong to it.

    Args:
        words: a text, segmented.
        hints: by their places in the text.
    """
    if "儿" not in words.text:
        return words
    syllables = words.syllables.copy()
    for at, said in _left_over(words):
        syllables[at - 1], syllables[at] = said, 0
    for at in (at for at in _split(words.text, hints) if not syllables[at]):
        syllables[at - 1] -= syllables[at - 1] % 2
        syllables[at] = _ER
    return replace(words, syllables=syllables)


def _left_over(words: Segmented) -> Iterator[tuple[int, int]]:
    """Each 儿 that a shorter word with erhua ends with, and that word's syllable before it."""
    for at in _places(words.text):
        if words.trust[at] == 0 and (said := _in_shorter(words, at)):
            yield at, said


def _in_shorter(words: Segmented, at: int) -> int:
    """The syllable before the 儿 at `at` in the longest word, of those that dictionaries have, that ends with it."""
    hits = words.hits
    ending = np.flatnonzero((hits.starts + hits.lengths == at + 1) & (table.trust(hits.values) > 0))
    taken_up = [i for i in ending.tolist() if not hits.syllables[i, hits.lengths[i] - 1]]
    longest = max(taken_up, key=lambda i: int(hits.lengths[i]), default=None)
    return 0 if longest is None else int(hits.syllables[longest, hits.lengths[longest] - 2])


def _split(text: str, hints: Mapping[int, Hint]) -> set[int]:
    own = {at for at, hint in hints.items() if text[at] == "儿" and hint.toned}
    after = {at + 1 for at, hint in hints.items() if text[at + 1 : at + 2] == "儿" and _is_alone(text[at], hint)}
    return own | after


def _is_alone(char: str, hint: Hint) -> bool:
    if hint.syllable.erhua:
        return False
    return hint.origin == "user" or (hint.toned and plain(hint.syllable) not in sounds(char))


def taken_up(words: Segmented, hints: Mapping[int, Hint]) -> set[int]:
    """Where 儿, outside the words, belongs to the syllable before it: left over, or because of a hint, 花儿(huār)."""
    text = words.text
    left = {at for at in _places(text) if not words.syllables[at] and not words.places[at]}
    after = {at + 1 for at, hint in hints.items() if hint.syllable.erhua and text[at + 1 : at + 2] == "儿"}
    return left | (after - _split(text, hints))


def _places(text: str) -> Iterator[int]:
    """Where 儿 stands behind another character."""
    at = text.find("儿", 1)
    while at > 0:
        yield at
        at = text.find("儿", at + 1)


def joined(readings: Iterable[Reading]) -> Iterator[Reading]:
    """A 儿 without a syllable of its own joins the reading before it: 花儿 is one syllable over two characters."""
    last: Reading | None = None
    for reading in readings:
        if not reading.citation and last is not None and last.citation and last.citation[-1].erhua:
            last = replace(last, span=Span(last.span.start, reading.span.end))
            continue
        if last is not None:
            yield last
        last = reading
    if last is not None:
        yield last
