"""Sentences in hanzi that are hardly Mandarin: read all the same, but never without a word on it."""

from __future__ import annotations

import re

#: Letters of other languages, and characters that only Cantonese is written with. Source: Unicode's blocks; Cheung and
#: Bauer, "The Representation of Cantonese with Chinese Characters" (2002).
_SIGNS = {
    "Japanese": re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff]"),
    "Korean": re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]"),
    "Cantonese": re.compile("[嘅咗哋冇嚟佢啲嘢喺嗰攞揾睇諗噉嘥瞓俾]"),
}
_ANY = re.compile("|".join(pattern.pattern for pattern in _SIGNS.values()))


def language_of(text: str) -> str | None:
    """Which language a sentence is in, if its signs say that it is not Mandarin."""
    if _ANY.search(text) is None:
        return None
    return max(_SIGNS, key=lambda name: len(_SIGNS[name].findall(text)))
