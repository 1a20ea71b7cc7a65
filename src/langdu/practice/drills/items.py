"""The values of drills: words, what is asked of them, and the cards that the schedule knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from langdu.model import NEUTRAL
from langdu.model.history import SKILLS
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Syllable
    from langdu.model.history import Skill

#: The drills, and what they are called.
KINDS: dict[str, str] = {
    "pairs": "tone pairs: all 20 of two syllables",
    "minimal": "minimal pairs: words that differ in one sound; initials and finals are listened to, never graded",
    "sandhi": "tones that change: two third tones, the half third, 一 and 不",
    "neutral": "the neutral tone",
    "erhua": "syllables that end in r",
    "numbers": "numbers, dates, times, prices: made up anew every day",
    "weak": "what you miss most often, by your own history",
    "book": "words of the text that you read (--book FILE)",
    "words": "your words, their tones and meanings: saved, being learned, or missed by tone",
}
#: What kind of question is asked: the tones of what is heard, which of several words or numbers it is, the meaning of a
#: word, or the hanzi of what is heard.
QuestionKind = Literal["tones", "which", "number", "meaning", "hanzi"]


@dataclass(frozen=True, slots=True)
class DrillWord:
    """Something to say or to hear.

    Attributes:
        text: as it is written; `12%` is a word too.
        citation: as in a dictionary, a syllable each.
        spoken: after sandhi.
    """

    text: str
    citation: tuple[Syllable, ...]
    spoken: tuple[Syllable, ...]

    @property
    def tones(self) -> tuple[int, ...]:
        """The tones as spoken."""
        return tuple(syllable.tone for syllable in self.spoken)

    @property
    def pinyin(self) -> str:
        """Numbered pinyin as in a dictionary, for ids."""
        return " ".join(map(numbered, self.citation))


@dataclass(frozen=True, slots=True)
class DrillItem:
    """A word and what it is there for.

    Attributes:
        kind: one of `KINDS`.
        group: the part of the drill: a pair of tones, a contrast, a rule.
        word: what is heard or said.
        rivals: the words it is to be told apart from; none where tones are asked for.
        is_graded: whether saying it can be judged.
        is_missed: whether it was said in wrong tones, and not yet right often enough since.
    """

    kind: str
    group: str
    word: DrillWord
    rivals: tuple[DrillWord, ...] = ()
    is_graded: bool = True
    is_missed: bool = False

    @property
    def skills(self) -> tuple[Skill, ...]:
        """How it can be asked: by listening, and if that can be judged by saying it."""
        says = self.is_graded and any(tone != NEUTRAL for tone in self.word.tones)
        return ("listen", "speak") if says else ("listen",)

    def key(self, skill: Skill) -> str:
        """What is asked of which word: the same in whatever drill or book it stands.

        Numbers are new every day: of them the schedule remembers the kind.
        """
        if self.kind == "numbers":
            return f"numbers:{self.group}"
        asked = "which" if skill == "listen" and self.rivals else "tones"
        return f"{asked}:{self.word.text}:{self.word.pinyin}"


@dataclass(frozen=True, slots=True)
class Card:
    """An item and how it is asked: what the schedule remembers."""

    item: DrillItem
    skill: Skill

    @property
    def id(self) -> str:
        """The same for the same word asked in the same way."""
        return f"{self.skill}:{self.item.key(self.skill)}"


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """An answer.

    Attributes:
        label: what it is called, and kept as: `2-4`, `má`, `14:30`.
        shown: what the learner reads beside its key.
    """

    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of something heard or read.

    Attributes:
        asked: what kind of question it is.
        choices: two to four, in the order they are shown.
        right: the number of the right one, from 0.
    """

    asked: QuestionKind
    choices: tuple[AnswerChoice, ...]
    right: int


def cards(items: Iterable[DrillItem], skills: tuple[Skill, ...] = SKILLS) -> list[Card]:
    """The cards of `items`, in each of `skills` in which they can be asked; of the same card the first."""
    found: dict[str, Card] = {}
    for item in items:
        for skill in skills:
            if skill in item.skills:
                card = Card(item, skill)
                found.setdefault(card.id, card)
    return list(found.values())


def pattern(tones: Iterable[int]) -> str:
    """Tones as they are written here: `3-4`, 5 for neutral."""
    return "-".join(map(str, tones))
