"""The neutral tone, which has no mark: beside syllables with their tones one without is neutral, and that is a tone.

GB/T 16159 writes a neutral syllable without a mark. How far a tone speaks for what stands beside it: in one gloss it
always does, and in a run of glosses, a line or a table unless most lack theirs; in a paragraph whose glosses stand
apart only where twice as many have theirs, or the character is known as neutral.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.gloss.matching.align import ER
from langdu.model import HANZI, NEUTRAL
from langdu.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.gloss.matching.align import Aligned
    from langdu.model import Hint, Syllable

#: So many syllables with their tone to one that lacks it: the passage is written with tones.
SURELY = 2


def in_gloss(chars: str, parts: list[Aligned]) -> list[Aligned]:
    """The parts of one gloss, duōshao, those neutral that have no tone where another has.

    No word begins with a neutral syllable: one that does so without a mark (nihǎo) lacks it by carelessness. Nor is er
    neutral that says that there is erhua: huā er.
    """
    if len(parts) < 2 or not any(part.syllable.tone for part in parts):
        return parts
    return [
        part._replace(syllable=part.syllable.with_tone(NEUTRAL))
        if not part.syllable.tone
        and chars[part.place] not in ER
        and (number or _can_be(chars[part.place], part.syllable))
        else part
        for number, part in enumerate(parts)
    ]


def with_neutral(source: str, hints: Sequence[Hint]) -> tuple[Hint, ...]:
    """The hints of one passage, those neutral that have no tone where the others have theirs."""
    if all(hint.toned for hint in hints) or not any(hint.toned for hint in hints):
        return tuple(hints)
    passage = _Count.of(source, hints)
    if passage.toned < passage.lacking:
        return tuple(hints)
    return tuple(hint for run in _runs(source, hints) for hint in _in_run(source, run, passage))


def among(hint: Hint, others: Sequence[Hint]) -> Hint:
    """A hint without a tone, neutral if most of the `others` have theirs; their places do not matter."""
    toned = sum(other.toned for other in others)
    return _neutral(hint) if toned and toned * 2 >= len(others) else hint


def _neutral(hint: Hint) -> Hint:
    return replace(hint, syllable=hint.syllable.with_tone(NEUTRAL), toned=True)


class _Count(NamedTuple):
    """How many hints have their tone, and how many lack one that a neutral syllable would not."""

    toned: int
    lacking: int

    @classmethod
    def of(cls, source: str, hints: Sequence[Hint]) -> _Count:
        return cls(sum(hint.toned for hint in hints), sum(not _is_known(source, hint) for hint in hints))


def _runs(source: str, hints: Sequence[Hint]) -> Iterator[list[Hint]]:
    """Hints without another character between them."""
    run: list[Hint] = []
    for hint in hints:
        if run and HANZI.search(source, run[-1].span.end, hint.span.start):
            yield run
            run = []
        run.append(hint)
    if run:
        yield run


def _in_run(source: str, run: list[Hint], passage: _Count) -> Iterator[Hint]:
    count = _Count.of(source, run)
    all_are = (count.toned and count.toned >= count.lacking) or passage.toned >= SURELY * passage.lacking
    for number, hint in enumerate(run):
        known = _is_known(source, hint)
        if hint.toned or source[hint.span.start] in ER or not (known or (all_are and (number or not count.toned))):
            yield hint
        else:
            yield _neutral(hint)


def _is_known(source: str, hint: Hint) -> bool:
    """Whether it has its tone, or its character is known as neutral."""
    char = source[hint.span.start]
    return hint.toned or char in ER or _can_be(char, hint.syllable)


@lru_cache(maxsize=1024)
def _can_be(char: str, syllable: Syllable) -> bool:
    """Whether the table of characters has the syllable in the neutral tone, as it has 的 and 子."""
    return replace(syllable, tone=NEUTRAL, erhua=False) in readings(char)
