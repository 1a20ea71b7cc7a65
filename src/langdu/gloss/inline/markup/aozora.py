"""`｜脑梗《nǎogěng》` and `脑梗《nǎogěng》`: ruby as in the texts of Aozora Bunko.

《》 are the marks of a book's title first of all: what is in them is a gloss only if it is the characters' sound.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import BETWEEN, LATIN, ZHUYIN, FoldedGlosses, found
from langdu.gloss.inline.markup.gloss_syllables import behind
from langdu.gloss.inline.runs import GlossCandidate, explicit, trusted
from langdu.gloss.matching.align import MOST_CHARACTERS_A_GLOSS
from langdu.model import HANZI

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A tab is another cell of a table.
_GLOSS = re.compile(rf"《(?![^》]{{0,81}}\t)\s?([{LATIN}:0-5{ZHUYIN}{BETWEEN}]{{1,80}}?)\s?》")
_STRETCH = re.compile(rf"[｜|]?(?:{HANZI.pattern})+\Z")


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The ruby in a text."""
    glosses = trusted(text, list(_candidates(text)))
    removed = [span for gloss in glosses for span in gloss.removed(offset)]
    return found(removed, [hint for gloss in glosses for hint in gloss.hints(offset)])


def _candidates(text: str) -> Iterator[GlossCandidate]:
    for match in _GLOSS.finditer(text):
        before = _STRETCH.search(text, max(0, match.start() - MOST_CHARACTERS_A_GLOSS - 1), match.start())
        candidate = before and _candidate(text, before.start(), match)
        if candidate:
            yield candidate


def _candidate(text: str, start: int, match: re.Match[str]) -> GlossCandidate | None:
    if text[start] in "｜|":
        return explicit(text, start + 1, match.start(), match[1], ((start, start + 1), match.span()))
    parts, agrees = behind(text[start : match.start()], match[1])
    if not parts:
        return None
    first = parts[0].place
    parts = [part._replace(place=part.place - first) for part in parts]
    return GlossCandidate(start + first, match.end(), (match.span(),), tuple(parts), match[1], agrees)
