"""A sentence's characters as they are spoken, and the units of the screen that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.model import Span
from langdu.model.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Rewrite, Sentence, Token

#: Stands for a word in Latin letters.
LATIN = "A"
DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


class SpokenUnit(NamedTuple):
    """What will be one reading: its place in the source, and in the spoken text."""

    span: Span
    start: int
    end: int
    rewritten: str | None


class SpokenText(NamedTuple):
    """The spoken text, a character for every sign and `LATIN` for every foreign word between, and its units."""

    text: str
    units: list[SpokenUnit]


def script(sentence: Sentence) -> SpokenText:
    """The hanzi of a sentence, rewrites in the place of what they rewrite; no spaces that only set words apart."""
    tokens = sentence.tokens
    if any(token.kind == "space" or token.text == INVISIBLE for token in tokens):
        from langdu.annotate.rules.spaces import closed_up

        tokens = closed_up(tokens)
    if sentence.rewrites:
        return _with_rewrites(tokens, sentence.rewrites)
    units = [SpokenUnit(token.span, at, at + 1, None) for at, token in enumerate(tokens) if token.kind == "hanzi"]
    return SpokenText("".join([LATIN if token.kind == "latin" else token.text[0] for token in tokens]), units)


def _with_rewrites(tokens: Sequence[Token], rewritten: Sequence[Rewrite]) -> SpokenText:
    rewrites = {rewrite.span.start: rewrite for rewrite in rewritten}
    pieces: list[str] = []
    units: list[SpokenUnit] = []
    at, covered = 0, -1
    for token in tokens:
        span = token.span
        if span.start < covered:
            continue
        rewrite = rewrites.get(span.start)
        if rewrite is not None:
            covered = rewrite.span.end
            units += _rewritten(rewrite, at)
            pieces.append(rewrite.spoken)
            at += len(rewrite.spoken)
        elif token.kind == "hanzi":
            units.append(SpokenUnit(span, at, at + 1, None))
            pieces.append(token.text)
            at += 1
        else:
            pieces.append(LATIN if token.kind == "latin" else token.text[0])
            at += 1
    return SpokenText("".join(pieces), units)


def _rewritten(rewrite: Rewrite, at: int) -> Iterator[SpokenUnit]:
    """One unit, or one a digit where each is said by itself: 2014 年 is four readings over four digits."""
    length, spoken = len(rewrite.span), rewrite.spoken
    if length == len(spoken) and length > 1 and set(spoken) <= _DIGIT_NAMES and not _is_compound(spoken):
        for i in range(length):
            place = Span(rewrite.span.start + i, rewrite.span.start + i + 1)
            yield SpokenUnit(place, at + i, at + i + 1, spoken[i])
    else:
        yield SpokenUnit(rewrite.span, at, at + len(spoken), spoken)


_DIGIT_NAMES = frozenset((*DIGITS.values(), "幺"))


def _is_compound(spoken: str) -> bool:
    return "十" in spoken or "百" in spoken
