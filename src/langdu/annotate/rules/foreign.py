"""Sentences in hanzi that are hardly Mandarin: read all the same, but never without a word on it."""

from __future__ import annotations

import re

from langdu.model import HANZI

#: Letters of other languages, and characters that only Cantonese is written with. Source: Unicode's blocks; Cheung and
#: Bauer, "The Representation of Cantonese with Chinese Characters" (2002).
_SIGNS = {
    "Japanese": re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff]"),
    "Korean": re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]"),
    "Cantonese": re.compile("[嘅咗哋嚟佢啲嘢喺嗰攞諗噉嘥瞓]"),
}
_ANY = re.compile("|".join(pattern.pattern for pattern in _SIGNS.values()))
#: So many hanzi to a sign: a の on a shop's front, or a quoted word, does not make a sentence foreign.
_HANZI_TO_A_SIGN = {"Japanese": 4, "Korean": 4, "Cantonese": 16}


def language_of(text: str) -> str | None:
    """Which language a sentence is in, if its signs say that it is not Mandarin."""
    if _ANY.search(text) is None:
        return None
    counts = {name: len(pattern.findall(text)) for name, pattern in _SIGNS.items()}
    likeliest = max(counts, key=lambda name: counts[name])
    enough = counts[likeliest] * _HANZI_TO_A_SIGN[likeliest] >= len(HANZI.findall(text))
    return likeliest if enough else None
