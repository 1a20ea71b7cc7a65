"""Spaces between hanzi: those that set words apart, 我们 去 银行, are no barrier for words and context.

A space between clauses, as in headlines and verse, is one: 国务院开会 总理讲话. It has no single character on its
sides anywhere in the sentence, as text that is written word by word has, and no word goes across it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.words.across import CONTEXT_CHARACTERS, crosses
from langdu.model.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Token

#: Before a space a number of these is a heading's: 一 概述.
_NUMBERS = frozenset("一二三四五六七八九十")


def closed_up(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without the spaces that only set words apart, and without what is invisible."""
    tokens = tuple(token for token in tokens if token.text != INVISIBLE)
    dropped = set(_between_words(tokens))
    return tuple(token for at, token in enumerate(tokens) if at not in dropped) if dropped else tokens


def _between_words(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the spaces stand that set words apart."""
    spaces = [at for at, token in enumerate(tokens) if token.kind == "space" and 0 < at < len(tokens) - 1]
    between = [at for at in spaces if tokens[at - 1].kind == tokens[at + 1].kind == "hanzi"]
    by_word = any(_is_single(tokens, at - 1) or _is_single(tokens, at + 1) for at in between)
    for at in between if not by_word else spaces:
        if _is_numbered(tokens, at):
            continue
        if by_word or crosses(
            _text(tokens[max(0, at - CONTEXT_CHARACTERS) : at]), _text(tokens[at + 1 : at + 1 + CONTEXT_CHARACTERS])
        ):
            yield at


def _is_single(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hanzi has no other beside it."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return not any(token.kind == "hanzi" for token in beside)


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    return all(token.text in _NUMBERS for token in tokens[:at])


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text[0] for token in tokens)
