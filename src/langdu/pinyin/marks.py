"""Tone marks: where they stand, and how they are taken off."""

from __future__ import annotations

import unicodedata

_COMBINING = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_BY_TONE = {tone: mark for mark, tone in _COMBINING.items()}
_LOOKALIKE = {"\u0306": "\u030c", "ɡ": "g", "ɑ": "a"}  # breve for caron, and the letters of Chinese schoolbooks


def unmarked(text: str) -> tuple[str, int]:
    """Letters without their tone mark, ü as v, and the tone; 0 where there is no mark, -1 with more than one."""
    tone = 0
    letters: list[str] = []
    for written in unicodedata.normalize("NFD", text):
        char = _LOOKALIKE.get(written, written)
        if char in _COMBINING:
            tone = -1 if tone else _COMBINING[char]
        elif char == "\u0308":
            letters[-1:] = ["v"]
        elif char == "\u0302":
            letters[-1:] = ["ê"]
        else:
            letters.append(char)
    return "".join(letters), tone


def mark(letters: str, tone: int) -> str:
    """`letters` with the mark of a tone 1..4: on a, e or o if there is one, else on the last vowel of iu and ui."""
    if tone not in _BY_TONE:
        return letters
    place = next((letters.index(vowel) for vowel in "aeoê" if vowel in letters), -1)
    if place < 0:
        place = max((i for i, char in enumerate(letters) if char in "iuü"), default=-1)
    if place < 0:
        # The syllabic nasals m, n, ng, hm and hng.
        place = next(i for i, char in enumerate(letters) if char in "mn")
    return unicodedata.normalize("NFC", letters[: place + 1] + _BY_TONE[tone] + letters[place + 1 :])
