"""`<ruby>脑梗<rt>nǎogěng</rt></ruby>`: the tags fold away, the annotation becomes hints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.align import along
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
        written: list[str] = []
        at = match.start(1)
        for piece in _PIECE.finditer(text, match.start(1), match.end(1)):
            fresh = [i for i in range(at, piece.start()) if HANZI.match(text[i])]
            if fresh and written:
                # A new character after an annotation: what came before is complete.
                hints += _hints(text, base, written, offset)
                base, written = [], []
            base += fresh
            removed.append(Span(offset + piece.start(), offset + piece.end()))
            if piece["rt"] is not None and base:
                written.append(piece["rt"].strip())
            at = piece.end()
        hints += _hints(text, base, written, offset)
        removed.append(Span(offset + match.end(1), offset + match.end()))
    return Found(tuple(span for span in removed if len(span)), tuple(hints))


def _hints(text: str, base: list[int], written: list[str], offset: int) -> Iterator[Hint]:
    """A hint for each character, if the annotation fits them or has as many syllables."""
    chars = "".join(text[i] for i in base)
    for index, syllable, said in _said(chars, " ".join(written)):
        place = offset + base[index]
        yield Hint(Span(place, place + 1), syllable, bool(syllable.tone), "gloss", said)


def _said(chars: str, written: str) -> list[tuple[int, Syllable, str]]:
    """The place in `chars`, syllable and spelling of each part of `written`."""
    laid = [] if is_zhuyin(written) else along(chars, written)
    if laid and laid[0].place == 0:
        return [(part.place, part.syllable, part.written) for part in laid]
    pieces = _syllables(written)
    places = [i for i in range(len(chars)) if not _is_taken_up(chars, i, pieces)]
    if len(pieces) != len(places):
        return []
    return [(place, syllable, said) for place, (said, syllable) in zip(places, pieces, strict=True)]


def _is_taken_up(chars: str, place: int, pieces: list[tuple[str, Syllable]]) -> bool:
    """Whether this is a 儿 that has no syllable of its own: 花儿 is ㄏㄨㄚㄦ."""
    return len(pieces) < len(chars) and place > 0 and chars[place] == "儿" and pieces[-1][1].erhua


def _syllables(written: str) -> list[tuple[str, Syllable]]:
    pieces = written.split() if " " in written or is_zhuyin(written) else (segment(written) or [])
    if pieces and all(map(is_zhuyin, pieces)):
        return [(piece, syllable) for piece in pieces if (syllable := _zhuyin(piece)) is not None]
    return [(piece, parse(piece)) for piece in pieces if is_legal(piece)]


def _zhuyin(piece: str) -> Syllable | None:
    try:
        return from_zhuyin(piece)
    except ValueError:
        return None
