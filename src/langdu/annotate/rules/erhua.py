"""Where 儿 has a syllable of its own and where it belongs to the one before it.

Words of the table say it of themselves (女儿, 花儿). A 儿 in no word belongs to an everyday noun or measure word
before it (唱歌儿, 遛弯儿: `words/merging.py`). Hints have the last word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.words.merging import merged
from langdu.annotate.words.segment import ALONE
from langdu.model import Span, Syllable
from langdu.pinyin import plain, sounds
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from langdu.annotate.words.segment import Segmented
    from langdu.model import Hint, Reading

_ER = number_of(Syllable("", "er", 2))


def with_erhua(words: Segmented) -> Segmented:
    """The words, each 儿 in no word taken up by the noun before it."""
    if "儿" not in words.text:
        return words
    places = [at for at in merged(words.text) if words.places[at] == ALONE and words.syllables[at - 1]]
    places = [at for at in places if words.text[at - 1] != "儿"]  # er itself has no erhua
    if not places:
        return words
    syllables, sure = words.syllables.copy(), words.sure.copy()
    for at in places:
        syllables[at - 1] |= 1
        syllables[at] = 0
        sure[at] = True
    return replace(words, syllables=syllables, sure=sure)


def split_erhua(text: str, words: Segmented, hints: Mapping[int, Hint]) -> Segmented:
    """The words, 儿 by itself where hints want it so, whatever the dictionary says.

    It is where it has a gloss with a tone, and where the user, or a gloss, reads the one before it so that no 儿 can
    belong to it.

    Args:
        text: the text that was segmented.
        words: its words.
        hints: by their places in the text.
    """
    places = [at for at in _split(text, hints) if not words.syllables[at]]
    if not places:
        return words
    syllables = words.syllables.copy()
    for at in places:
        syllables[at - 1] -= syllables[at - 1] % 2
        syllables[at] = _ER
    return replace(words, syllables=syllables)


def _split(text: str, hints: Mapping[int, Hint]) -> set[int]:
    own = {at for at, hint in hints.items() if text[at] == "儿" and hint.toned}
    after = {at + 1 for at, hint in hints.items() if text[at + 1 : at + 2] == "儿" and _is_alone(text[at], hint)}
    return own | after


def _is_alone(char: str, hint: Hint) -> bool:
    if hint.syllable.erhua:
        return False
    return hint.origin == "user" or (hint.toned and plain(hint.syllable) not in sounds(char))


def taken_up(text: str, words: Segmented, hints: Mapping[int, Hint]) -> set[int]:
    """Where 儿, in no word, belongs to the syllable before it, or where that one's hint says so: 花儿(huār)."""
    alone = {match.start() for match in re.finditer("儿", text) if _is_merged(words, match.start())}
    after = alone | {at + 1 for at, hint in hints.items() if hint.syllable.erhua and text[at + 1 : at + 2] == "儿"}
    return after - _split(text, hints)


def _is_merged(words: Segmented, at: int) -> bool:
    return bool(words.places[at] == ALONE and not words.syllables[at])


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
