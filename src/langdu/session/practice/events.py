"""What the practice controller tells the practice screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.session.notice import Notice

if TYPE_CHECKING:
    from langdu.model import Place, Report, Sentence, Target
    from langdu.session.practice.recording import Recording
    from langdu.session.practice.rendering import Rendering


@dataclass(frozen=True, slots=True)
class Opened:
    """A sentence to practise, read in full; `history` is the share right of each attempt so far."""

    place: Place
    sentence: Sentence
    targets: tuple[Target, ...]
    history: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The voice has said a sentence (not yet aloud)."""

    sentence: Sentence
    rendering: Rendering


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording has ended and is being judged; None where there was none."""

    recording: Recording | None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a recording; `history` has this attempt."""

    report: Report
    history: tuple[float, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """Something was heard to its end."""


PracticeEvent = Opened | Rendered | Recorded | Told | Played | Notice
Tell = Callable[[PracticeEvent], None]
