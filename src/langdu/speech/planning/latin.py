"""Latin words for voices that know only Mandarin: which are spelled, and what their letters are called."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from langdu.pinyin import parse
from langdu.speech.data import rows

if TYPE_CHECKING:
    from langdu.model import Syllable

#: Capitals up to this many are spelled: AI, GDP, APEC, but not a word that is shouted.
LONGEST_ACRONYM = 5
VOWELS = frozenset("aeiouyAEIOUY")


def plain_letters(text: str) -> str:
    """`text` with full-width letters as ASCII ones."""
    return unicodedata.normalize("NFKC", text)


def is_spelled(text: str) -> bool:
    """Whether a Latin word is read letter by letter: x, AI, GDP, H2O, mm."""
    letters = [c for c in plain_letters(text) if c.isalpha()]
    if len(letters) <= 1:
        return True
    capitals = all(c.isupper() for c in letters) and len(letters) <= LONGEST_ACRONYM
    return capitals or not VOWELS.intersection(letters)


def spelled(text: str) -> tuple[Syllable, ...]:
    """The Mandarin names of the letters and digits in `text`; what is neither is left out."""
    names = _letters()
    return tuple(s for char in plain_letters(text).upper() for s in names.get(char, ()))


@cache
def _letters() -> dict[str, tuple[Syllable, ...]]:
    from langdu.model import Syllable

    letters = {letter: tuple(map(parse, names.split())) for letter, names in rows("letters.tsv")}
    digits = {d: (Syllable(a, b, int(tone)),) for d, _, a, b, tone in rows("digits.tsv")}
    return letters | digits
