"""Brackets behind a character, 脑(nao), 脑（nǎo）, 脑[nao3], or a word, 长城(chángchéng).

And what stands between them: bars, 看(kan) | 着(zhe), and signs that are echoed, ,(,).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import BETWEEN, LATIN, ZHUYIN, FoldedGlosses, found, hint, is_capital
from langdu.gloss.inline.markup.gloss_syllables import behind
from langdu.gloss.inline.runs import GlossCandidate, trusted
from langdu.gloss.matching.align import MOST_CHARACTERS_A_GLOSS, Aligned, along
from langdu.model import HANZI, Span
from langdu.pinyin import is_legal, parse, sounds

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = {"(": ")）", "（": "）)", "[": "]］", "［": "］]", "【": "】", "〔": "〕"}
OPENING, CLOSING = re.escape("".join(PAIRS)), re.escape(")）]］】〕")
_LETTERS = f"{LATIN}:0-5{ZHUYIN}"
#: A tab ends a cell of a table, and a bracket does not reach into the next.
_SPACE = r"[^\S\t]?"
#: Letters alone or with what stands between syllables, as much as a dozen of them take.
_BRACKET = re.compile(
    rf"([{OPENING}]){_SPACE}([{_LETTERS}](?:[{_LETTERS}{BETWEEN}]{{0,80}}[{_LETTERS}])?){_SPACE}([{CLOSING}])"
)
_ECHO = re.compile(rf"([^\w\s{OPENING}{CLOSING}])[(（\[]\1[)）\]]")
_BARS = re.compile(r"\s*[|｜]\s*")
#: Signs, and their echoes, that may stand between two bars of a run.
_BARRED = re.compile(r"(?:\s*[|｜]\s*|[^\w\s]){1,6}")
_CUT_OFF = re.compile(rf"({HANZI.pattern})[(（\[]([{_LETTERS}]{{0,7}})$")
_STRETCH = re.compile(rf"(?:{HANZI.pattern})+\Z")


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """Glosses in brackets, and what stands between them."""
    candidates = [c for match in _BRACKET.finditer(text) if (c := _candidate(text, match)) is not None]
    glosses = trusted(text, candidates)
    if not glosses:
        return FoldedGlosses()
    removed = [span for gloss in glosses for span in gloss.removed(offset)]
    hints = [hint for gloss in glosses for hint in gloss.hints(offset)]
    removed += [Span(offset + m.start() + 1, offset + m.end()) for m in _ECHO.finditer(text)]
    removed += [Span(offset + start, offset + end) for start, end in _bars(text, glosses)]
    if at_end:
        for span, said in _cut_off(text, glosses[-1].end):
            removed.append(Span(offset + span.start, offset + span.end))
            hints += [hint(offset + span.start - 1, part.syllable, part.written) for part in said]
    return found(removed, hints)


def _candidate(text: str, match: re.Match[str]) -> GlossCandidate | None:
    """What the bracket says, if it can be a gloss at all, of the characters before it."""
    opening, written, closing = match.groups()
    before = _before(text, match.start())
    if closing not in PAIRS[opening] or before is None:
        return None
    chars, end = before
    said, agrees = behind(chars, written)
    toned = any(part.syllable.tone for part in said)
    # A space before the bracket is what textbooks in English write: 汉字 (hànzì).
    if not said or (end < match.start() and not (toned and agrees)):
        return None
    first = said[0].place
    parts = tuple(part._replace(place=part.place - first) for part in said)
    return GlossCandidate(end - len(chars) + first, match.end(), ((end, match.end()),), parts, written, agrees)


def _before(text: str, at: int) -> tuple[str, int] | None:
    """The characters before a bracket, as many as a gloss can be for, and where they end."""
    end = at - 1 if text[at - 1 : at] in (" ", "\u00a0") else at
    stretch = _STRETCH.search(text, max(0, end - MOST_CHARACTERS_A_GLOSS), end)
    return (stretch.group(), end) if stretch is not None else None


def _bars(text: str, glosses: list[GlossCandidate]) -> Iterator[tuple[int, int]]:
    """The bars between two glosses that have nothing else between them but signs."""
    for before, after in pairwise(glosses):
        if _BARRED.fullmatch(text, before.end, after.start):
            yield from (match.span() for match in _BARS.finditer(text, before.end, after.start))


def _cut_off(text: str, last: int) -> Iterator[tuple[Span, list[Aligned]]]:
    """A gloss at the very end that was not finished, if it follows another at once."""
    cut = _CUT_OFF.search(text)
    if cut is None or cut.start() > last + 2 or is_capital(cut[2]):
        return
    char, written = cut.groups()
    known = is_legal(written) and any(along(char, written))
    if known or any(sound.startswith(_bare(written)) for sound in sounds(char)):
        yield Span(cut.start() + 1, cut.end()), [Aligned(0, parse(written), written)] if known else []


def _bare(written: str) -> str:
    from langdu.pinyin.marks import unmarked

    return unmarked(written)[0]
