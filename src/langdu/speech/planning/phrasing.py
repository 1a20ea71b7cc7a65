"""What is said grouped as a reader would group it: which syllables close a word or a phrase, and where one breathes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.model import Latin, Pause, Say, Span
from langdu.speech.planning.prosody import Lexeme, boundaries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Boundary, Unit

#: How long a breath is, in seconds: the caesura of an enumeration (data/pauses.tsv).
BREATH = 0.15
CLOSES: tuple[Boundary, ...] = ("", "word", "phrase", "phrase")


def phrased(units: Sequence[Unit], words: Sequence[Span], *, breathes: bool) -> list[Unit]:
    """`units`, each syllable with what it closes, and long stretches between pauses with a breath in them.

    Args:
        units: of a sentence, in order.
        words: the places of the words of two and more hanzi.
        breathes: whether breaths are put in; an engine that reads text itself breathes as it likes.
    """
    out: list[Unit] = []
    for is_pause, group in groupby(units, lambda unit: isinstance(unit, Pause)):
        clause = list(group)
        out += clause if is_pause else _clause(clause, words, breathes)
    return out


def _clause(clause: list[Unit], words: Sequence[Span], breathes: bool) -> list[Unit]:
    out: list[Unit] = []
    for unit, strength in zip(clause, boundaries(_lexemes(clause, words)), strict=True):
        out.append(replace(unit, closes=CLOSES[strength]) if isinstance(unit, Say) else unit)
        if strength == len(CLOSES) - 1 and breathes and len(out) < len(clause):
            out.append(Pause(Span(unit.span.end, unit.span.end), BREATH))
    return out


def _lexemes(clause: Sequence[Unit], words: Sequence[Span]) -> list[Lexeme]:
    """The words of a clause; the syllables of a number that is written in figures are one, cut in twos."""
    homes = {at: word for word in words for at in range(word.start, word.end)}
    grouped = groupby(clause, lambda unit: (homes.get(unit.span.start, unit.span), isinstance(unit, Latin)))
    return [_lexeme(list(group)) for _, group in grouped]


def _lexeme(units: Sequence[Unit]) -> Lexeme:
    return Lexeme("".join(unit.text for unit in units if isinstance(unit, Say)), len(units))
