"""`{脑|nǎo}`, `{脑梗|nǎogěng}` and `{脑梗|nǎo|gěng}`: furigana, as Markdown and Obsidian write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import BETWEEN, LATIN, ZHUYIN, FoldedGlosses, found
from langdu.gloss.inline.runs import explicit, trusted
from langdu.model import HANZI

if TYPE_CHECKING:
    from langdu.gloss.inline.runs import GlossCandidate

_LETTERS = f"{LATIN}:0-5{ZHUYIN}{BETWEEN}"
_BRACES = re.compile(rf"\{{((?:{HANZI.pattern}){{1,16}})((?:[|｜][{_LETTERS}]{{1,80}}){{1,16}})\}}")
_BAR = re.compile("[|｜]")


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The furigana in a text."""
    glosses = trusted(text, [c for match in _BRACES.finditer(text) if (c := _candidate(text, match)) is not None])
    removed = [span for gloss in glosses for span in gloss.removed(offset)]
    return found(removed, [hint for gloss in glosses for hint in gloss.hints(offset)])


def _candidate(text: str, match: re.Match[str]) -> GlossCandidate | None:
    written = _BAR.sub(" ", match[2]).strip()
    gaps = ((match.start(), match.start(1)), (match.end(1), match.end()))
    return explicit(text, match.start(1), match.end(1), written, gaps)
