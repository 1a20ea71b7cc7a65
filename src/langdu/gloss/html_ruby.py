"""`<ruby>脑梗<rt>nǎogěng</rt></ruby>`: the tags fold away, the annotation becomes hints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.inline import Found
from langdu.model import HANZI, Hint, Span
from langdu.pinyin import is_legal, parse, segment
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Syllable

_RUBY = re.compile(r"<ruby\b[^<>]*>(.*?)</ruby\s*>", re.DOTALL | re.IGNORECASE)
_PIECE = re.compile(
    r"<rt\b[^<>]*>(?P<rt>[^<>]*)(?:</rt\s*>)?|<rp\b[^<>]*>[^<>]*(?:</rp\s*>)?|</?r[btc][^<>]*>", re.IGNORECASE
)


def find(text: str, offset: int = 0) -> Found:
    """The ruby in a block's text: what folds away, and what it says."""
    removed: list[Span] = []
    hints: list[Hint] = []
    for match in _RUBY.finditer(text):
        removed.append(Span(offset + match.start(), offset + match.start(1)))
        base: list[int] = []
        at = match.start(1)
        for piece in _PIECE.finditer(text, match.start(1), match.end(1)):
            base += [i for i in range(at, piece.start()) if HANZI.match(text[i])]
            removed.append(Span(offset + piece.start(), offset + piece.end()))
            if piece["rt"] is not None and base:
                hints += _hints(piece["rt"].strip(), [offset + i for i in base])
                base = []
            at = piece.end()
        removed.append(Span(offset + match.end(1), offset + match.end()))
    return Found(tuple(span for span in removed if len(span)), tuple(hints))


def _hints(written: str, places: list[int]) -> Iterator[Hint]:
    """A hint for each character, if there are as many syllables as characters."""
    pieces = _syllables(written)
    if len(pieces) != len(places):
        return
    for place, (text, syllable) in zip(places, pieces, strict=True):
        yield Hint(Span(place, place + 1), syllable, bool(syllable.tone), "gloss", text)


def _syllables(written: str) -> list[tuple[str, Syllable]]:
    pieces = written.split() if " " in written or is_zhuyin(written) else (segment(written) or [])
    if pieces and all(map(is_zhuyin, pieces)):
        return [(piece, from_zhuyin(piece)) for piece in pieces]
    return [(piece, parse(piece)) for piece in pieces if is_legal(piece)]
