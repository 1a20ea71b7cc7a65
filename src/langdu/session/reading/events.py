"""What passes between the reading aloud and who listens to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from langdu.session.notice import Notice

if TYPE_CHECKING:
    from langdu.errors import LangduError
    from langdu.model import Place, Sentence, Span

State = Literal["stopped", "playing", "paused"]


class SentenceSource(Protocol):
    """What is read: sentences in order."""

    def sentence(self, place: Place) -> Sentence:
        """The sentence at `place`, annotated; may block."""

    def after(self, place: Place) -> Place | None:
        """The next place, or None at the end."""


@dataclass(frozen=True, slots=True)
class Started:
    """The speaker has reached a sentence; `turn` is which time it is said, from 0, where it is repeated."""

    place: Place
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """A sentence could not be said; reading goes on with the next."""

    place: Place
    error: LangduError


@dataclass(frozen=True, slots=True)
class Ended:
    """Everything was said."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Reading has stopped of itself behind a sentence, and goes on when it is resumed.

    Attributes:
        place: the sentence that comes next.
        turn: which time it is that this is said, from 0.
        why: the sleep timer is over, a chapter ends, or it stops at each sentence.
    """

    place: Place
    turn: int
    why: Literal["sleep", "chapter", "sentence"]


#: What a listener is told.
Event = Started | Failed | Ended | Notice | Paused


@dataclass(frozen=True, slots=True)
class Now:
    """What is at the speaker.

    Attributes:
        place: the sentence; None when stopped.
        span: the characters of the syllable being said; None in a pause.
        until: seconds until that changes; None when paused, stopped or not known yet.
    """

    place: Place | None = None
    span: Span | None = None
    until: float | None = None
