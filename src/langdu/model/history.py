"""What is remembered of practice: attempts and their judged syllables, answers of the quiz, and cards.

Moments are in UTC. Nothing here identifies anyone: a learner is whatever name was chosen, and mostly none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from langdu.model.practice import Verdict
    from langdu.model.syllable import Syllable

#: What a card asks for: to listen and answer, to say it, or to read and answer.
Skill = Literal["listen", "speak", "read"]
SKILLS: tuple[Skill, ...] = ("listen", "speak", "read")
#: How an attempt that belongs to a card begins its origin.
DRILL = "drill:"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A recording that was judged.

    Attributes:
        number: its number in the library, growing with time.
        at: when.
        text: what was asked, its hanzi and digits.
        origin: where it was asked: `drill:` and a card's id, a book's id, or nothing.
        recording: where the sound is kept; empty where it is not.
        seconds: how long the recording is.
        green: syllables that were right; neutral ones, which are never wrong, are in no count.
        red: syllables that were wrong.
        unsure: syllables that nothing sure could be told of, those left out among them.
        experimental: whether it was running speech.
    """

    number: int
    at: datetime
    text: str
    origin: str
    recording: str
    seconds: float
    green: int
    red: int
    unsure: int
    experimental: bool = False

    @property
    def right(self) -> float | None:
        """The share of right syllables of those judged, 0..1; None where none was."""
        judged = self.green + self.red
        return self.green / judged if judged else None


@dataclass(frozen=True, slots=True)
class AttemptSyllable:
    """A syllable of an attempt, as it was judged.

    Attributes:
        attempt: the attempt's number.
        at: when.
        number: which syllable of the attempt, from 0.
        text: its characters; empty for the second syllable of one character.
        citation: as in a dictionary.
        spoken: after sandhi; its tone is the one that was asked.
        accepted: the tones that are right.
        heard: the tone that was heard; 0 where none was.
        verdict: green, amber or red.
        confidence: 0..1, that the tone was one of those accepted.
        before: the spoken tone of the syllable before it; 0 where there is none.
        after: that of the one after it.
        omitted: whether it was left out.
        phrase_end: whether a phrase ends with it.
    """

    attempt: int
    at: datetime
    number: int
    text: str
    citation: Syllable
    spoken: Syllable
    accepted: frozenset[int]
    heard: int
    verdict: Verdict
    confidence: float
    before: int
    after: int
    omitted: bool
    phrase_end: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A card that was answered.

    Attributes:
        at: when.
        card: its id.
        skill: whether one had to listen, to speak or to read.
        kind: the drill that it is of ("pairs").
        group: the part of the drill ("1-2").
        asked: what was right: "2-4", "má", or the word that was to be said.
        answered: what was chosen; for speech the tones that were heard; empty for "I don't know".
        right: whether that is right; None where nothing sure can be told.
        seconds: from showing the card to the answer.
    """

    at: datetime
    card: str
    skill: Skill
    kind: str
    group: str
    asked: str
    answered: str
    right: bool | None
    seconds: float


@dataclass(frozen=True, slots=True)
class CardState:
    """What the schedule knows of a card.

    Attributes:
        card: its id.
        due: when it is to come again.
        memory: the scheduler's own state, as JSON.
    """

    card: str
    due: datetime
    memory: str
