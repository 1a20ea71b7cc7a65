"""Glosses behind their character: 脑(nao), 脑（nǎo）, 脑(nao3), 脑[nao3], with echoed signs ,(,) between them.

A parenthesis is a gloss only if it is one. Capitals (爱(AI), 的(DE)) never are; a toned syllable always is; a
toneless one is if the character can be read so, or if it stands in a run of glosses most of which are sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from langdu.model import HANZI, Hint, Span, Syllable
from langdu.pinyin import parse, sounds
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u030c:0-9\u3105-\u312fˉˊˇˋ˙"
_GLOSSED = re.compile(rf"({HANZI.pattern})(?:[(（]\s?([{_LETTERS}]{{1,9}})\s?[)）]|\[\s?([{_LETTERS}]{{1,9}})\s?\])")
_ECHO = re.compile(r"([^\w\s()（）\[\]])[(（\[]\1[)）\]]")
_CUT_OFF = re.compile(rf"({HANZI.pattern})[(（\[]([a-zü]{{0,6}})$")
#: So many glosses in a row, most of them sound, make the others in it credible.
RUN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What is folded away, and what it said."""

    removed: tuple[Span, ...]
    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    char: str
    written: str
    syllable: Syllable
    toned: bool

    @property
    def is_known(self) -> bool:
        known = sounds(self.char)
        bare = (self.syllable.initial, self.syllable.final)
        return any((s.initial, s.final) == bare for s in map(parse, known))


def find(text: str, offset: int = 0, *, at_end: bool = False) -> Found:
    """The glosses in a block's text.

    Args:
        text: the block's.
        offset: the block's first code point in the source.
        at_end: whether the document ends with this block, so that a last gloss may be cut off.
    """
    candidates = [c for c in map(_candidate, _GLOSSED.finditer(text)) if c is not None]
    trusted = [c for run in _runs(text, candidates) for c in run if _is_gloss(c, run)]
    if not trusted:
        return Found((), ())
    removed = [Span(offset + c.start + 1, offset + c.end) for c in trusted]
    removed += [Span(offset + m.start() + 1, offset + m.end()) for m in _ECHO.finditer(text)]
    hints = [_hint(c, offset) for c in trusted]
    if at_end and (cut := _CUT_OFF.search(text)) is not None and cut.start() <= trusted[-1].end + 2:
        removed.append(Span(offset + cut.start() + 1, offset + cut.end()))
        if cut[2] in sounds(cut[1]):
            hints.append(
                Hint(Span(offset + cut.start(), offset + cut.start() + 1), parse(cut[2]), False, "gloss", cut[2])
            )
    return Found(tuple(sorted(removed)), tuple(hints))


def _candidate(match: re.Match[str]) -> _Candidate | None:
    written = match[2] or match[3]
    if written.isupper() and len(written) > 1:
        return None
    try:
        syllable = from_zhuyin(written) if is_zhuyin(written) else parse(written)
    except ValueError:
        return None
    toned = bool(syllable.tone)
    return _Candidate(match.start(), match.end(), match[1], written, syllable, toned)


def _runs(text: str, candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """Candidates that follow each other with at most a sign and its echo between them."""
    runs: list[list[_Candidate]] = []
    for candidate in candidates:
        between = text[runs[-1][-1].end : candidate.start] if runs else None
        if between is not None and len(between) <= 8 and HANZI.search(between) is None:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _is_gloss(candidate: _Candidate, run: list[_Candidate]) -> bool:
    if candidate.is_known:
        return candidate.toned or candidate.written.islower()
    if candidate.toned and not any(c.isupper() for c in candidate.written):
        return True
    return len(run) >= RUN and sum(c.is_known for c in run) * 2 > len(run)


def _hint(c: _Candidate, offset: int) -> Hint:
    return Hint(Span(offset + c.start, offset + c.start + 1), c.syllable, c.toned, "gloss", c.written)
