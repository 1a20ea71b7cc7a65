"""A translation as exporters write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Letters by which a language is known at once, as BCP 47 names it.
_SCRIPTS = (("ja", re.compile("[\u3041-\u30fa]")), ("ko", re.compile("[\uac00-\ud7a3]")))
#: Words that are in nearly every English sentence and in no other language's.
_ENGLISH = re.compile(r"\b(?:the|and|you|is|are|was|what|this|that|with|not|it's|I'm|my|to|of)\b", re.IGNORECASE)


def language_of(text: str) -> str:
    """The language of a translation as BCP 47 has it: English, Japanese or Korean; else `und`, not known."""
    for language, letters in _SCRIPTS:
        if letters.search(text):
            return language
    return "en" if _ENGLISH.search(text) else "und"


def shared(text: str, weights: Sequence[int]) -> list[str]:
    """A text divided among places at its spaces, by their weights: in order, nothing lost or twice."""
    words, whole = text.split(), max(1, sum(weights))
    ends = [round(len(words) * sum(weights[: index + 1]) / whole) for index in range(len(weights))]
    return [" ".join(words[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
