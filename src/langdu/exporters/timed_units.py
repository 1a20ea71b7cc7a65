"""A sentence in the units that its readings have: what is shown, how it is read, and when it sounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import ruby_pieces
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Mark, Syllable, TimedSentence

#: Chinese signs as they stand beside Latin letters.
_SIGNS = {
    "，": ",", "。": ".", "、": ",", "；": ";", "：": ":", "？": "?", "！": "!",
    "「": "“", "」": "”", "『": "‘", "』": "’",
    "（": "(", "）": ")", "【": "[", "】": "]", "～": "~",
}  # fmt: skip
#: Those that no space parts from what follows, and those that none parts from what stands before.
OPENING_SIGNS = frozenset("“‘「『（《【〈([{")
_CLOSING = frozenset("，。、；：？！…」』）》】〉”’,.;:?!)]}%")


@dataclass(frozen=True, slots=True)
class TimedUnit:
    """What has one reading: a hanzi, 花儿, a number, a Latin word; or one sign.

    Attributes:
        text: as it is shown; runs of spaces are one.
        start, end: where it is, in code points of the source.
        syllables: as a dictionary has them; none where it is not read in pinyin.
        marks: when it sounds, in samples of the stream; none where it does not.
    """

    text: str
    start: int
    end: int
    syllables: tuple[Syllable, ...]
    marks: tuple[Mark, ...]

    @property
    def pinyin(self) -> str:
        """Its syllables with tone marks, empty where there are none."""
        return " ".join(map(marked, self.syllables))


def timed_units(timed: TimedSentence) -> list[TimedUnit]:
    """The units of a sentence: all of its text, in order."""
    marks = list(timed.marks)
    units, used = list[TimedUnit](), 0
    for piece in ruby_pieces(timed.sentence, reads=timed.sentence.is_spoken):
        start, end = piece.span.start, piece.span.end
        mine, used = used, _behind(marks, used, end)
        units.append(TimedUnit(piece.spaced, start, end, piece.syllables, tuple(marks[mine:used])))
    return units


def _behind(marks: Sequence[Mark], at: int, end: int) -> int:
    """The first mark from `at` on that does not begin before `end`."""
    while at < len(marks) and marks[at].span.start < end:
        at += 1
    return at


def pinyin_pieces(units: Sequence[TimedUnit]) -> list[str]:
    """The units in pinyin, one string each, with a space before it where one stands; together they are a line."""
    pieces, is_open, is_apart = list[str](), True, False
    for unit in units:
        is_word = bool(unit.syllables) or unit.text.isalnum()
        said = unit.pinyin or _SIGNS.get(unit.text, unit.text.strip(" "))
        has_space = is_apart or (not is_open and (is_word or unit.text in OPENING_SIGNS))
        pieces.append((" " if has_space and said else "") + said)
        # What is no sign of Chinese stays as close as it was: 3-4, a/b, e-mail.
        is_open = not is_word and unit.text not in _CLOSING
        is_apart = not said
    return pieces


def pinyin_line(units: Sequence[TimedUnit]) -> str:
    """The units as a line of pinyin."""
    return "".join(pinyin_pieces(units)).strip()
