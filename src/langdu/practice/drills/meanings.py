"""Meaning cards: a word that is read and its meaning chosen, or heard and its hanzi or its meaning chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from unicodedata import east_asian_width

from langdu.hanzi import folded
from langdu.model import is_hanzi
from langdu.practice.drills.items import AnswerChoice, DrillItem, DrillWord, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from langdu.model.history import Skill

#: Columns of a terminal that a meaning has at most among the answers: the narrowest screen has 60.
MEANING_COLUMNS = 40
#: Senses that tell how a word is written or said and not what it means, or that nobody can choose by.
_NO_MEANING = re.compile(
    r"\W*(?:(?:\w+ )?variant of|see|used in|surname|abbr\. (?:for|of)|same as|Taiwan pr|also (?:pr|written)|CL)\b"
)


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """A word and what it means.

    Attributes:
        word: with the reading in question.
        senses: what it means when it is read so, the commonest first; never empty.
        all_senses: what it means in any reading, in any dictionary.
        level: where the first syllabus that has it puts it; 0 for none.
    """

    word: DrillWord
    senses: tuple[str, ...]
    all_senses: tuple[str, ...]
    level: int = 0

    @property
    def brief(self) -> str:
        """As many of its senses as there is room for among the answers, and at least the first, cut where it must."""
        told = self.senses[0]
        for sense in self.senses[1:]:
            if _columns(longer := f"{told}; {sense}") > MEANING_COLUMNS:
                break
            told = longer
        return _cut(told)


@dataclass(frozen=True, slots=True)
class MeaningItem(DrillItem):
    """A word and its meaning, and how that is asked.

    Attributes:
        asks: for the meaning or for the hanzi.
        skill: whether the word is read or heard.
        senses: see `WordMeaning`.
        brief: see `WordMeaning`.
        others: those that may stand beside it, the hardest to tell apart first.
    """

    asks: Literal["meaning", "hanzi"] = "meaning"
    skill: Skill = "read"
    senses: tuple[str, ...] = ()
    brief: str = ""
    others: tuple[WordMeaning, ...] = ()

    @property
    def skills(self) -> tuple[Skill, ...]:
        """How it can be asked."""
        return (self.skill,)

    def key(self, skill: Skill) -> str:
        """The same in traditional and in simplified characters."""
        return f"{self.asks}:{folded(self.word.text)}:{self.word.pinyin}"

    def label_of(self, meaning: WordMeaning) -> str:
        """What a word is called among this card's answers."""
        return meaning.brief if self.asks == "meaning" else meaning.word.text


#: The cards of a word: what is asked, how, and what the part of the drill is called.
CARDS: tuple[tuple[Literal["meaning", "hanzi"], Skill, str], ...] = (
    ("meaning", "read", "from hanzi"),
    ("hanzi", "listen", "from sound"),
    ("meaning", "listen", "from sound"),
)


def meaning_items(meaning: WordMeaning, others: Sequence[WordMeaning]) -> Iterator[MeaningItem]:
    """The cards of a word; none where there is nothing to stand beside it."""
    for asks, skill, group in CARDS if others else ():
        yield MeaningItem(
            asks, group, meaning.word, (), is_graded=False,
            asks=asks, skill=skill, senses=meaning.senses, brief=meaning.brief, others=tuple(others),
        )  # fmt: skip


def meaning_question(item: MeaningItem, random: Random, most: int) -> Question:
    """A question with up to `most` wrong answers; the same for a `random` in the same state."""
    right = item.brief if item.asks == "meaning" else item.word.text
    labels = [label for label in dict.fromkeys(map(item.label_of, item.others)) if label != right]
    choices = [right, *random.sample(labels, min(most, len(labels)))]
    random.shuffle(choices)
    return Question(item.asks, tuple(AnswerChoice(label, label) for label in choices), choices.index(right))


def told_senses(senses: Iterable[str], word: str) -> tuple[str, ...]:
    """The senses that can be chosen by: those that do not show the word itself, and tell what it means."""
    own = set(filter(is_hanzi, word))
    return tuple(sense for sense in senses if not (own & set(sense) or _NO_MEANING.match(sense)))


def _cut(text: str) -> str:
    if _columns(text) <= MEANING_COLUMNS:
        return text
    while _columns(text) >= MEANING_COLUMNS:
        text = text[:-1]
    return text.rstrip(" ,;(") + "…"


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
