"""Glosses behind their character, 脑(nao), 脑（nǎo）, 脑(nao3), 脑[nao3], or word, 长城(chángchéng); echoed signs ,(,).

A parenthesis is a gloss only if it is one. Capitals (爱(AI), 的(DE)) never are; a toned syllable always is; a
toneless one is if the character can be read so, or if it stands in a run of glosses most of which are sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from langdu.gloss.align import LONGEST, along
from langdu.model import HANZI, Hint, Span, Syllable
from langdu.pinyin import is_legal, parse, plain, sounds
from langdu.pinyin.from_zhuyin import from_zhuyin, is_zhuyin

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u030c:0-9\u3105-\u312fˉˊˇˋ˙"
_GLOSSED = re.compile(rf"({HANZI.pattern})(?:[(（]\s?([{_LETTERS}]{{1,9}})\s?[)）]|\[\s?([{_LETTERS}]{{1,9}})\s?\])")
_ECHO = re.compile(r"([^\w\s()（）\[\]])[(（\[]\1[)）\]]")
_BRACKETED = re.compile(rf"[(（\[]\s?([{_LETTERS}](?:[{_LETTERS} '’·\-]{{0,60}}[{_LETTERS}])?)\s?[)）\]]")
_CUT_OFF = re.compile(rf"({HANZI.pattern})[(（\[]([{_LETTERS}]{{0,7}})$")
_STRETCH = re.compile(rf"(?:{HANZI.pattern})+\Z")
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

    @property
    def toned(self) -> bool:
        return bool(self.syllable.tone)

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
    removed, hints = _words(text, offset)
    of_words = {span.end - offset for span in removed}
    candidates = [c for c in map(_candidate, _GLOSSED.finditer(text)) if c is not None and c.end not in of_words]
    trusted = [c for run in _runs(text, candidates) for c in run if _is_gloss(c, run)]
    removed += [Span(offset + c.start + 1, offset + c.end) for c in trusted]
    if not removed:
        return Found((), ())
    hints += [_hint(c.start + offset, c.syllable, c.written) for c in trusted]
    last = max(span.end for span in removed) - offset
    removed += [Span(offset + m.start() + 1, offset + m.end()) for m in _ECHO.finditer(text)]
    if at_end and (cut := _CUT_OFF.search(text)) is not None and cut.start() <= last + 2 and not _is_capital(cut[2]):
        removed.append(Span(offset + cut.start() + 1, offset + cut.end()))
        if is_legal(cut[2]) and plain(syllable := parse(cut[2])) in sounds(cut[1]):
            hints.append(_hint(cut.start() + offset, syllable, cut[2]))
    return Found(tuple(sorted(removed)), tuple(sorted(hints, key=lambda hint: hint.span.start)))


def _words(text: str, offset: int) -> tuple[list[Span], list[Hint]]:
    """Glosses of whole words: as many characters before the bracket as its letters are the sound of."""
    removed: list[Span] = []
    hints: list[Hint] = []
    for match in _BRACKETED.finditer(text):
        before = _STRETCH.search(text, max(0, match.start() - LONGEST), match.start())
        written = match[1]
        if before is None or len(before.group()) < 2 or written.isupper():
            continue
        said = along(before.group(), written)
        is_word = len(said) > 1 or any(part.syllable.erhua for part in said)
        if not is_word or (_is_capital(written) and not any(part.syllable.tone for part in said)):
            continue
        removed.append(Span(offset + match.start(), offset + match.end()))
        hints += [_hint(offset + before.start() + part.place, part.syllable, part.written) for part in said]
    return removed, hints


def _candidate(match: re.Match[str]) -> _Candidate | None:
    written = match[2] or match[3]
    if written.isupper() and len(written) > 1:
        return None
    try:
        syllable = from_zhuyin(written) if is_zhuyin(written) else parse(written)
    except ValueError:
        return None
    if syllable.erhua and match[1] == "儿":
        return None  # of the word: 花儿(huār)
    return _Candidate(match.start(), match.end(), match[1], written, syllable)


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
    if candidate.toned and not _is_capital(candidate.written):
        return True
    return len(run) >= RUN and sum(c.is_known for c in run) * 2 > len(run)


def _hint(place: int, syllable: Syllable, written: str) -> Hint:
    return Hint(Span(place, place + 1), syllable, bool(syllable.tone), "gloss", written)


def _is_capital(written: str) -> bool:
    return any(char.isupper() for char in written)
