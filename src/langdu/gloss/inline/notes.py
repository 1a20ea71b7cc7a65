"""Glosses as notes write them: with a label, 解（音xiè）, with more behind, 狡黠(jiǎoxiá，狡猾), or without a bracket.

A bracket that says more than the reading stays, without the gloss; one that says no more folds away, its label too.
Outside brackets, “单”读作shàn, the label is part of the sentence and only the pinyin folds away.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.gloss.inline import labels
from langdu.gloss.inline.base import BETWEEN, LATIN, ZHUYIN, FoldedGlosses, found, hint, is_capital
from langdu.gloss.inline.brackets import CLOSING, OPENING, PAIRS
from langdu.gloss.inline.markup.gloss_syllables import behind, syllables
from langdu.gloss.matching.align import MOST_CHARACTERS_A_GLOSS
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.gloss.matching.align import Aligned
    from langdu.model import Hint

#: Code points from a gloss to the end of its bracket, and from a bracket's beginning to a label in it.
BRACKET_CHARACTERS = 200
_WRITTEN = rf"(?P<written>[{LATIN}{ZHUYIN}][{LATIN}{ZHUYIN}:0-9{BETWEEN}]{{0,80}})"
_QUOTED = r"(?P<quote>[“‘「『\"]?)"
_CLOSES_QUOTE = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "": ""}
#: Characters, or characters in quotes, at the end of a text.
_CHARS = re.compile(
    rf"(?:(?P<bare>(?:{HANZI.pattern})+)|[“‘「『《\"](?P<quoted>(?:{HANZI.pattern})+)[”’」』》\"])\s?\Z"
)
#: What stands between a gloss and what more a note says; a sign that a gloss without tones may have too is `sign`.
_MORE = r"(?P<more>(?P<sign>\s?[，,；;、=＝]\s?)|\s?[：:/]\s?|\s[-–—]\s|[^\S\t]+)"
_WORD = re.compile(r"[\s-]")


class _Note(NamedTuple):
    """A gloss in a note.

    Attributes:
        start: where the characters before it begin.
        parts: what it says of them.
        length: of the gloss in code points; what is written may go on.
        agrees: whether the characters can be read so.
    """

    start: int
    parts: list[Aligned]
    length: int
    agrees: bool

    @property
    def is_toned(self) -> bool:
        """Whether a tone is written on any of it."""
        return any(part.syllable.tone for part in self.parts)

    def hints(self, offset: int) -> list[Hint]:
        """What it says, in the source."""
        return [hint(offset + self.start + part.place, part.syllable, part.written) for part in self.parts]


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The glosses in the notes of a text."""
    removed: list[Span] = []
    hints: list[Hint] = []
    for note, start, end in (*_in_brackets(text), *_behind_others(text), *_in_text(text)):
        removed.append(Span(offset + start, offset + end))
        hints += note.hints(offset)
    return found(removed, hints)


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"(?P<open>[{OPENING}])[^\S\t]?(?P<label>{labels.in_brackets()})?{_QUOTED}{_WRITTEN}")


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"(?:{labels.another()})?[^\S\t]?(?P<close>[{CLOSING}])|{_MORE}")


def _in_brackets(text: str) -> Iterator[tuple[_Note, int, int]]:
    for match in _bracket().finditer(text):
        note = _note(text, match.start(), match["written"])
        at = _end(text, match, note) if note is not None else None
        rest = _rest().match(text, at) if at is not None else None
        if note is None or rest is None or not _is_gloss(note, match, rest):
            continue
        if rest["more"] is None and rest["close"] in PAIRS[match["open"]]:
            if match["label"] or match["quote"] or _is_quoted(text, match.start()):
                yield note, _without_space(text, match.start()), rest.end()
        elif rest["more"] is not None and _is_closed(text, match["open"], rest.end()):
            yield note, match.end("open"), rest.end()


def _without_space(text: str, at: int) -> int:
    """A bracket's beginning, with the space that textbooks in English write before it."""
    return at - text.startswith((" ", "\u00a0"), at - 1) if at else at


def _is_gloss(note: _Note, match: re.Match[str], rest: re.Match[str]) -> bool:
    """Whether it is what it looks like: a label vouches for any, more behind for one that could stand alone."""
    if match["label"]:
        return note.agrees or note.is_toned
    if note.is_toned:
        return note.agrees or not is_capital(match["written"][: note.length])
    # 和(he, she) is English.
    means = rest["sign"] is not None and (
        "=" in rest["sign"] or not match.string[rest.end() : rest.end() + 1].isascii()
    )
    return note.agrees and means and not is_capital(match["written"][: note.length])


def _behind_others(text: str) -> Iterator[tuple[_Note, int, int]]:
    """Glosses with their label somewhere in a bracket: （英语：Beijing，拼音：Běijīng）."""
    for match in _later().finditer(text):
        opened = max(text.rfind(sign, max(0, match.start() - BRACKET_CHARACTERS), match.start()) for sign in PAIRS)
        if opened < 0 or any(sign in CLOSING for sign in text[opened : match.start()]):
            continue
        note = _note(text, opened, match["written"])
        if note is not None and note.agrees:
            yield note, match.start(), match.start("written") + note.length


@cache
def _later() -> re.Pattern[str]:
    return re.compile(rf"[，,；;、]\s?(?:{labels.in_brackets()}){_WRITTEN}")


def _in_text(text: str) -> Iterator[tuple[_Note, int, int]]:
    """Glosses outside brackets; the label stays."""
    for match in _bare().finditer(text):
        note = _note(text, match.start("label"), match["written"])
        if note is not None and note.agrees and note.is_toned:
            end = _end(text, match, note)
            if end is not None:
                yield note, match.start("quote"), end


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{labels.in_text()}){_QUOTED}{_WRITTEN}")


def _note(text: str, at: int, written: str) -> _Note | None:
    """What as much of `written` as can says of the characters before `at`."""
    before = _CHARS.search(text, max(0, at - MOST_CHARACTERS_A_GLOSS - 3), at)
    if before is None:
        return None
    chars = before["bare"] or before["quoted"]
    start = before.start("bare" if before["bare"] else "quoted")
    for length in (len(written), *(match.start() for match in reversed(list(_WORD.finditer(written))))):
        gloss = written[:length].rstrip(" \u00a0\u3000'’·-:")
        parts, agrees = behind(chars, gloss)
        if parts and (length == len(written) or (agrees and not _is_pinyin(written[length:]))):
            return _Note(start, parts, len(gloss), agrees)
    return None


def _is_pinyin(rest: str) -> bool:
    """Whether more syllables follow than there are characters: 山(shān shuǐ)."""
    return any(part.syllable.tone for word in rest.split()[:1] for part in syllables(word))


def _is_quoted(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].rstrip()[-1:] in ("”", "’", "」", "』", "》", '"')


def _end(text: str, match: re.Match[str], note: _Note | None) -> int | None:
    """Behind the gloss and the quote around it; None where it ends within a word or the quote does not."""
    end = match.start("written") + (note.length if note is not None else 0)
    closing = _CLOSES_QUOTE[match["quote"]]
    if text[end : end + 1].isalnum() and HANZI.match(text, end) is None:
        return None
    return end + len(closing) if text.startswith(closing, end) else None


def _is_closed(text: str, opening: str, at: int) -> bool:
    return any(text.find(sign, at, at + BRACKET_CHARACTERS) >= 0 for sign in PAIRS[opening])
