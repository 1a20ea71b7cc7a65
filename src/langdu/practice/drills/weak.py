"""What a learner misses most often, and the items that train it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.practice.report import statistics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from langdu.model.history import Answer, AttemptSyllable
    from langdu.practice.drills.items import Card

#: How many must have been judged before anything is called weak: 6 right of 8 may be 41 to 93 %, which is enough to
#: choose practice by and no verdict on anyone.
EVIDENCE = 8
#: Under this share right something is weak.
WEAK = 0.85


@dataclass(frozen=True, slots=True)
class Weak:
    """What goes wrong, the worst first.

    Attributes:
        tones: said wrong.
        pairs: of tones, said wrong.
        groups: of drills, by kind and name, heard wrong.
        confused: the tone asked and the one that was said or chosen for it, the commonest first.
    """

    tones: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    confused: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tones or self.pairs or self.groups or self.confused)


def weak(said: Sequence[AttemptSyllable], answers: Sequence[Answer]) -> Weak:
    """What there is enough evidence of."""
    return Weak(
        tuple(statistics.weakest(statistics.by_tone(said), evidence=EVIDENCE, below=WEAK)),
        tuple(statistics.weakest(statistics.by_pair(said), evidence=EVIDENCE, below=WEAK)),
        tuple(statistics.weakest(statistics.by_group(answers), evidence=EVIDENCE, below=WEAK)),
        _confused(statistics.confusion(said) + statistics.misheard(answers)),
    )


def _confused(counts: Counter[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    rows: Counter[int] = Counter()
    for (asked, _), count in counts.items():
        rows[asked] += count
    return tuple(
        (asked, heard)
        for (asked, heard), count in counts.most_common()
        if asked != heard and rows[asked] >= EVIDENCE and count >= (1 - WEAK) * rows[asked]
    )


def trains(found: Weak, card: Card) -> int:
    """How well a card trains what is weak: 0 not at all, and the more, the worse what it trains."""
    if card.skill != "speak":
        group = _worth((card.item.kind, card.item.group), found.groups)
        return group or max((_worth(pair, found.confused) for pair in _apart(card)), default=0)
    tones = card.item.word.tones
    return max((2 * _worth(pair, found.pairs) for pair in pairwise(tones)), default=0) or max(
        (_worth(tone, found.tones) for tone in tones), default=0
    )


def _apart(card: Card) -> list[tuple[int, int]]:
    """The tones that a card asks to tell apart: its own, and a rival's that is the same but for them."""
    own = card.item.word.spoken
    return [
        (mine.tone, other.tone)
        for rival in card.item.rivals
        if [s.with_tone(0) for s in rival.spoken] == [s.with_tone(0) for s in own]
        for mine, other in zip(own, rival.spoken, strict=True)
    ]


def _worth(one: object, ranked: Sequence[object]) -> int:
    return len(ranked) - ranked.index(one) if one in ranked else 0


def training(found: Weak, cards: Iterable[Card]) -> list[Card]:
    """The cards that train what is weak, those of the weakest first."""
    worth = [(trains(found, card), card) for card in cards]
    return [card for value, card in sorted(worth, key=lambda pair: -pair[0]) if value]
