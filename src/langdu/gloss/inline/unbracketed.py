"""Pinyin that stands bare beside its hanzi: before them, wǒ我 shì是, or behind, 学校 xuéxiào school.

Only what has a tone, and is the sound of the hanzi beside it, is a gloss; among such a neutral syllable is one too,
and so are three and more in a row without tones where each stands right before its hanzi.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from langdu.gloss.inline.base import LATIN, ZHUYIN, FoldedGlosses, found, hint, is_capital
from langdu.gloss.inline.neutral import in_gloss
from langdu.gloss.inline.runs import RUN
from langdu.gloss.matching.align import MOST_CHARACTERS_A_GLOSS, along
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.gloss.matching.align import Aligned
    from langdu.model import Hint

_WORD = rf"(?:[{LATIN}][{LATIN}1-5'’\-]*|[{ZHUYIN}]+)"
#: Words of one gloss, and the words of a meaning behind them.
_PHRASE = re.compile(rf"{_WORD}(?: {_WORD}){{0,11}}")
_BEFORE = re.compile(
    rf"(?P<chars>(?:{HANZI.pattern})+)(?P<gap>[^\S\t]{{0,3}}|[^\S\t]?[：:=，,；;/—–-][^\S\t]?| [|｜] )\Z"
)
_BEHIND = re.compile(rf"[^\S\t]?(?P<chars>(?:{HANZI.pattern}){{1,{MOST_CHARACTERS_A_GLOSS}}})")
_OPENING, _CLOSING = tuple("(（[［【〔{《"), tuple(")）]］】〕}》")
#: Code points that a bracket holds.
BRACKET_CHARACTERS = 80
_WORDS = re.compile(r"\S+")
_SPACES = re.compile(rf"(?<={HANZI.pattern})[^\S\t]+\Z")


class _Gloss(NamedTuple):
    """A phrase, or part of one, that is the sound of the hanzi on one side of it.

    Attributes:
        chars: where its hanzi begin.
        gap: what would fold away.
        parts: what it says.
        written: itself.
        is_before: whether it stands before its hanzi.
        is_close: whether nothing is between the two.
    """

    chars: int
    gap: tuple[int, int]
    parts: list[Aligned]
    written: str
    is_before: bool
    is_close: bool

    @property
    def is_toned(self) -> bool:
        """Whether a tone is written on any of it."""
        return any(part.syllable.tone for part in self.parts)


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The bare pinyin of a text."""
    glosses = list(_chosen([list(_readings(text, match)) for match in _PHRASE.finditer(text)]))
    removed = [Span(offset + gloss.gap[0], offset + gloss.gap[1]) for gloss in glosses]
    return found(removed, [_hint(gloss, part, offset) for gloss in glosses for part in gloss.parts])


def _hint(gloss: _Gloss, part: Aligned, offset: int) -> Hint:
    return hint(offset + gloss.chars + part.place, part.syllable, part.written)


def _readings(text: str, match: re.Match[str]) -> Iterator[_Gloss]:
    """What a phrase can be a gloss of: the hanzi before it, those behind it."""
    if text[match.end() : match.end() + 1] in set(_CLOSING) and not _is_inside(text, match.start()):
        return  # a bracket that was never opened
    words = [word.span() for word in _WORDS.finditer(match.group())]
    before = _BEFORE.search(text, max(0, match.start() - MOST_CHARACTERS_A_GLOSS - 3), match.start())
    if before is not None and (found := _of_those_before(text, match, words, before)) is not None:
        yield found
    behind = _BEHIND.match(text, match.end())
    if behind is not None and (found := _of_those_behind(text, match, words, behind)) is not None:
        yield found


def _is_inside(text: str, at: int) -> bool:
    """Whether a bracket is open."""
    before = text[max(0, at - BRACKET_CHARACTERS) : at]
    return max(map(before.rfind, _OPENING)) > max(map(before.rfind, _CLOSING))


def _of_those_before(
    text: str, match: re.Match[str], words: list[tuple[int, int]], hanzi: re.Match[str]
) -> _Gloss | None:
    chars = hanzi["chars"][-MOST_CHARACTERS_A_GLOSS:]
    for _, end in reversed(words):
        written = match.group()[:end]
        if parts := along(chars, written):
            gap = hanzi.start("gap"), match.start() + end
            begin = hanzi.end("chars") - len(chars)
            return _Gloss(begin, gap, in_gloss(chars, parts), written, False, not hanzi["gap"])
    return None


def _of_those_behind(
    text: str, match: re.Match[str], words: list[tuple[int, int]], hanzi: re.Match[str]
) -> _Gloss | None:
    spaces = _SPACES.search(text, max(0, match.start() - 4), match.start())
    for start, _ in words:
        written = match.group()[start:]
        for end in range(1, len(hanzi["chars"]) + 1):
            chars = hanzi["chars"][:end]
            parts = along(chars, written)
            if parts and parts[0].place == 0:
                first = spaces.start() if spaces is not None and not start else match.start() + start
                gap = first, hanzi.start("chars")
                is_close = hanzi.start("chars") == match.end()
                return _Gloss(gap[1], gap, in_gloss(chars, parts), written, True, is_close)
    return None


def _chosen(phrases: list[list[_Gloss]]) -> Iterator[_Gloss]:
    """Those that are glosses; of two sides the closer one, or that on which the first that is sure has its hanzi."""
    sure = next((found[0].is_before for found in phrases if len(found) == 1 and found[0].is_toned), False)
    glosses = [max(found, key=lambda g: (g.is_close, g.is_before == sure)) for found in phrases if found]
    toned = any(gloss.is_toned for gloss in glosses)
    row = sum(gloss.is_before and gloss.is_close for gloss in glosses) >= max(RUN, len(phrases))
    last = -1
    for gloss in glosses:
        first = gloss.chars + gloss.parts[0].place
        if first > last and (gloss.is_toned or ((toned or row) and not is_capital(gloss.written))):
            yield gloss
            last = gloss.chars + gloss.parts[-1].place
