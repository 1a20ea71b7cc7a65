"""Passages of pinyin that say what a neighbouring passage says: run-on lines, lines above and below their hanzi.

`naogeng,youchengnaogengsai…` is a transcript of 脑梗,又称脑梗塞… if, read along the passage character by
character, its letters are one of each character's readings. Ambiguous letters (xian: 先 or 西安) are no problem
that way round. What is taken for one and what is not is in `verdict`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import LATIN, ZHUYIN
from langdu.gloss.transcripts.base import FEWEST_LETTERS, SIGNS, begins_sentence
from langdu.model import Span

if TYPE_CHECKING:
    from langdu.gloss.transcripts.base import Transcript

#: Letters, signs and figures of one line without a single hanzi.
_RUN = re.compile(rf"[{LATIN}{ZHUYIN}][{LATIN}{ZHUYIN}0-9{SIGNS}]+")
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜˊˇˋ\u0300\u0301\u0304\u030c]|[a-z][1-4]", re.IGNORECASE)


def find(source: str) -> list[Transcript]:
    """The transcripts in a text, in order."""
    runs = [Span(*match.span()) for match in _RUN.finditer(source) if _is_candidate(source, match)]
    if not runs:
        return []
    from langdu.gloss.transcripts import alongside

    return list(_apart(sorted(alongside.find(source, runs), key=lambda transcript: transcript.span)))


def _is_candidate(source: str, match: re.Match[str]) -> bool:
    """Whether a run is long, may be all of its line because it goes up to its end, or begins as a sentence does."""
    start, end = match.span()
    if end - start >= FEWEST_LETTERS or source[end : end + 1] in ("", "\n", "\r"):
        return True
    return begins_sentence(source, start) and _TONE.search(source, start, end) is not None


def _apart(found: list[Transcript]) -> list[Transcript]:
    """Those that do not overlap the one before."""
    apart: list[Transcript] = []
    for transcript in found:
        if not apart or not transcript.span.overlaps(apart[-1].span):
            apart.append(transcript)
    return apart
