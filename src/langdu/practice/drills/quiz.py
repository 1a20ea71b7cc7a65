"""The quiz: what is asked of a card, and the answers that one can choose from.

Tones are asked as they are *spoken*: 水果 is heard as 2-3, whatever its dictionary says, and 3-3 is no answer, since
nobody says it so within a word. Distractors are what is most easily confused with the truth.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.model import NEUTRAL
from langdu.pinyin import marked
from langdu.practice.drills.items import AnswerChoice, DrillWord, Question, pattern
from langdu.practice.drills.meanings import MeaningItem, meaning_question
from langdu.practice.drills.numbers import misheard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from langdu.practice.drills.items import DrillItem, QuestionKind

#: How many answers there are at most; each has a key.
CHOICES = 4
#: How easily learners take one tone for another, 0 to 3 (2 for 3 and back most of all: Hao 2012, "Second language
#: acquisition of Mandarin Chinese tones by tonal and non-tonal language speakers"; the order of the rest is ours).
CLOSE = {
    frozenset((2, 3)): 3, frozenset((1, 4)): 2, frozenset((1, 2)): 2, frozenset((3, 4)): 1, frozenset((2, 4)): 1,
    frozenset((1, 3)): 0, frozenset((4, 5)): 2, frozenset((3, 5)): 1, frozenset((1, 5)): 1, frozenset((2, 5)): 1,
}  # fmt: skip
TONES = (1, 2, 3, 4)


def question(item: DrillItem, random: Random) -> Question:
    """A question about hearing or reading `item`; the same for a `random` in the same state."""
    if isinstance(item, MeaningItem):
        return meaning_question(item, random, CHOICES - 1)
    if item.kind == "numbers":
        others = [AnswerChoice(text, text) for text in misheard(item.word.text, random)]
        return _shuffled("number", AnswerChoice(item.word.text, item.word.text), others, random)
    if item.rivals:
        others = [_word(rival) for rival in item.rivals if rival != item.word]
        return _in_order("which", [*others, _word(item.word)], _word(item.word))
    tones = item.word.tones
    return _in_order("tones", [_tones(t) for t in (tones, *distractors(tones, random))], _tones(tones))


def distractors(tones: Sequence[int], random: Random) -> list[tuple[int, ...]]:
    """Up to three other patterns that one may take `tones` for: one tone differs, in most cases by little.

    Third tones never stand side by side: they are not said so.
    """
    near: dict[tuple[int, ...], float] = {}
    for at, tone in enumerate(tones):
        last = at == len(tones) - 1 and at > 0
        for other in (*TONES, *((NEUTRAL,) if last else ())):
            changed = (*tones[:at], other, *tones[at + 1 :])
            if other != tone and _is_said(changed):
                near[changed] = CLOSE[frozenset((tone, other))] + random.random()
    return sorted(near, key=near.__getitem__, reverse=True)[: CHOICES - 1]


def _is_said(tones: Sequence[int]) -> bool:
    return all(pair != (3, 3) for pair in pairwise(tones))


def _tones(tones: Sequence[int]) -> AnswerChoice:
    return AnswerChoice(pattern(tones), pattern(tones))


def labelled(word: DrillWord) -> str:
    """What a word is called among answers: its pinyin."""
    return " ".join(map(marked, word.citation))


def _word(word: DrillWord) -> AnswerChoice:
    return AnswerChoice(labelled(word), f"{word.text} {labelled(word)}")


def _in_order(asked: QuestionKind, choices: Sequence[AnswerChoice], right: AnswerChoice) -> Question:
    """In the order of their labels, so that where an answer stands tells nothing."""
    ordered = tuple(sorted(choices, key=lambda choice: choice.label))
    return Question(asked, ordered, ordered.index(right))


def _shuffled(asked: QuestionKind, right: AnswerChoice, others: list[AnswerChoice], random: Random) -> Question:
    choices = [right, *others]
    random.shuffle(choices)
    return Question(asked, tuple(choices), choices.index(right))
