r"""LaTeX: `\xpinyin{脑}{nao3}`, `\xpinyin*{脑梗}`, `脑梗\pinyin{nao3geng3}`, `\ruby{脑}{nǎo}`, pinyinscope.

After the manuals of the packages xpinyin and ruby (CTAN). `\xpinyin*` and pinyinscope have TeX look the readings
up, so they say nothing and only fold away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import FoldedGlosses, found
from langdu.gloss.inline.markup.gloss_syllables import behind
from langdu.gloss.inline.runs import GlossCandidate, explicit, trusted
from langdu.gloss.matching.align import MOST_CHARACTERS_A_GLOSS
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPTIONS = r"(?:\[[^\[\]{}]{0,80}\])?"
_PAIR = re.compile(rf"\\(?:xpinyin|ruby){_OPTIONS}\s?\{{((?:{HANZI.pattern}){{1,16}})\}}\s?\{{([^{{}}\\]{{1,80}})\}}")
_PINYIN = re.compile(rf"\\pinyin{_OPTIONS}\s?\{{([^{{}}\\]{{1,80}})\}}")
_SCOPE = re.compile(rf"\\(?:begin|end)\s?\{{pinyinscope\}}{_OPTIONS}\s*")
_BRACE = re.compile(rf"(?P<star>\\xpinyin\*{_OPTIONS}\s?\{{)|\\.|(?P<open>\{{)|(?P<close>\}})", re.DOTALL)
_ESCAPED = re.compile(r"\\[#$%&_{}]")
_STRETCH = re.compile(rf"(?:{HANZI.pattern})+\Z")


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The commands in a text."""
    glosses = trusted(text, sorted(_candidates(text), key=lambda candidate: candidate.start))
    removed = [span for gloss in glosses for span in gloss.removed(offset)]
    commands = [*_stars(text), *(match.span() for match in _SCOPE.finditer(text))]
    if removed or commands:
        # In LaTeX the signs of the text itself are escaped: 50\%.
        commands += [(match.start(), match.start() + 1) for match in _ESCAPED.finditer(text)]
    removed += [Span(offset + start, offset + end) for start, end in commands]
    return found(removed, [hint for gloss in glosses for hint in gloss.hints(offset)])


def _candidates(text: str) -> Iterator[GlossCandidate]:
    for match in _PAIR.finditer(text):
        gaps = ((match.start(), match.start(1)), (match.end(1), match.end()))
        candidate = explicit(text, match.start(1), match.end(1), match[2], gaps)
        if candidate is not None:
            yield candidate
    for match in _PINYIN.finditer(text):
        before = _STRETCH.search(text, max(0, match.start() - MOST_CHARACTERS_A_GLOSS), match.start())
        parts, agrees = behind(before.group(), match[1]) if before is not None else ([], False)
        if before is not None and parts:
            first = parts[0].place
            placed = tuple(part._replace(place=part.place - first) for part in parts)
            yield GlossCandidate(before.start() + first, match.end(), (match.span(),), placed, match[1], agrees)


def _stars(text: str) -> Iterator[tuple[int, int]]:
    r"""Each `\xpinyin*{` and the brace that closes it, if one does."""
    open_braces: list[re.Match[str]] = []
    for match in _BRACE.finditer(text):
        if match["close"] is None and match.lastgroup is not None:
            open_braces.append(match)
        elif match["close"] is not None and open_braces:
            opened = open_braces.pop()
            if opened["star"] is not None:
                yield opened.span()
                yield match.span()
