"""A sentence as HTML with ruby, and when each piece of it sounds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from langdu.exporters.page.ruby import RubyPiece, by_word
from langdu.model import HANZI
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Mark, Sentence, Syllable


def sentence_markup(sentence: Sentence, marks: Sequence[Mark] = ()) -> tuple[str, list[RubyPiece]]:
    """The sentence as HTML, all of its text escaped.

    Args:
        sentence: as it was read.
        marks: when it sounds.

    Returns:
        The markup, and the pieces that are elements of their own in it, `ruby` or `.c`: those that sound or have
        pinyin, in order.
    """
    heard = {mark.span.start for mark in marks}
    elements: list[RubyPiece] = []
    written = ""
    for word in by_word(sentence):
        inside = ""
        for piece in word:
            is_heard = any(offset in heard for offset in range(piece.span.start, piece.span.end))
            if piece.syllables or is_heard:
                elements.append(piece)
            inside += piece_markup(piece, is_heard=is_heard)
        written += f'<span class="w">{inside}</span>' if len(word) > 1 else inside
    return written, elements


def piece_markup(piece: RubyPiece, *, is_heard: bool = False) -> str:
    """A piece: with its pinyin over it, as an element to be highlighted, or as it is."""
    text = escape(piece.text)
    if not piece.syllables:
        return f'<span class="c">{text}</span>' if is_heard else text
    if len(piece.syllables) > 1:
        above = " ".join(f'<i class="t{s.tone}">{escape(marked(s))}</i>' for s in piece.syllables)
        return f'<ruby class="m">{text}<rt>{above}</rt></ruby>'
    return f'<ruby class="{_classes(piece.text, piece.syllables[0])}">{text}<rt>{marked(piece.syllables[0])}</rt></ruby>'


def _classes(text: str, syllable: Syllable) -> str:
    """Its tone, and whether it is wider than a hanzi."""
    return f"t{syllable.tone}" + (" e" if len(text) > 1 and HANZI.match(text) else "")


def starts(pieces: Sequence[RubyPiece], marks: Sequence[Mark], end: int) -> list[int]:
    """The sample at which each piece begins to sound; for one that does not, where the next one does.

    Args:
        pieces: in order.
        marks: of the sentence.
        end: where the sentence ends.
    """
    first: dict[int, int] = {}
    for mark in marks:
        for offset in range(mark.span.start, mark.span.end):
            first.setdefault(offset, mark.start)
    found: list[int] = []
    following = end
    for piece in reversed(pieces):
        heard = [first[offset] for offset in range(piece.span.start, piece.span.end) if offset in first]
        following = min([*heard, following]) if heard else following
        found.append(following)
    return found[::-1]
