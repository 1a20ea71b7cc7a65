"""A sentence in the pieces that pinyin stands over in a book."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from langdu.exporters.book.markup import escaped, legal
from langdu.model import RubyPiece, ruby_pieces
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Sentence, Syllable


def book_pieces(sentence: Sentence) -> list[RubyPiece]:
    """All of a sentence in order: a hanzi each where it has a syllable of its own, what is read together together.

    花儿 is one piece with huār, a number one piece with all its syllables.
    """
    whole = ruby_pieces(sentence, reads=sentence.is_spoken)
    return [part for piece in whole for part in _hanzi_by_hanzi(piece)]


def _hanzi_by_hanzi(piece: RubyPiece) -> Iterator[RubyPiece]:
    said, tokens = piece.syllables, piece.tokens
    if not len(said) == len(tokens) > 1 or any(token.kind != "hanzi" for token in tokens):
        yield piece
        return
    for at, (token, syllable) in enumerate(zip(tokens, said, strict=True), piece.first):
        yield RubyPiece(at, (token,), (replace(piece.readings[0], citation=(syllable,)),))


def pinyin_over(piece: RubyPiece) -> str:
    """What stands over it; empty where it has no reading."""
    return " ".join(map(_marked, piece.syllables))


def ruby_markup(piece: RubyPiece) -> str:
    """A piece as XHTML."""
    text, pinyin = escaped(legal(piece.spaced)), pinyin_over(piece)
    return f"<ruby>{text}<rp>(</rp><rt>{pinyin}</rt><rp>)</rp></ruby>" if pinyin and text else text


@cache
def _marked(syllable: Syllable) -> str:
    return marked(syllable)
