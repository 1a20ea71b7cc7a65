"""What a learner is asked to say, what was heard of it, and what is told about it.

Times are seconds from the recording's first sample. Tones are 1..5, 5 is neutral.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from langdu.model.span import Span
    from langdu.model.syllable import Syllable

#: green: said as asked. red: surely another tone, or left out. amber: not sure; what is asked to be neutral and is said
#: otherwise is amber too.
Verdict = Literal["green", "amber", "red"]
#: What became of a syllable of the text: said, left out, or not to be told.
Heard = Literal["said", "omitted", "unsure"]
#: What was said that is not in the text.
ExtraKind = Literal["insertion", "restart", "hesitation"]


@dataclass(frozen=True, slots=True)
class Target:
    """A syllable that the learner is asked to say.

    Attributes:
        span: its characters' place in the text.
        text: its characters; empty for the second syllable of one character (12%).
        citation: as in a dictionary; what the screen shows.
        spoken: after sandhi; what a voice says.
        accepted: the tones that are right: {2, 3} for the first of a third-tone pair across words.
        last: whether a phrase ends with it: a comma, a full stop or the text's end follows.
    """

    span: Span
    text: str
    citation: Syllable
    spoken: Syllable
    accepted: frozenset[int]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A voice's pitch range, from its calibration.

    Attributes:
        median: of its F0 over tone-balanced speech, in Hz.
        spread: standard deviation of its F0, in semitones.
    """

    median: float
    spread: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a syllable of the text was found in the recording.

    Attributes:
        start: where it begins.
        vowel: where its final begins (its start, if it has no initial).
        end: where it ends.
        heard: whether it is there at all. Where it is "omitted" the times are those of the gap.
        confidence: 0..1, that the syllable is what stands there and that its times are right.
    """

    start: float
    vowel: float
    end: float
    heard: Heard
    confidence: float


@dataclass(frozen=True, slots=True)
class Extra:
    """Speech that the text does not have.

    Attributes:
        kind: something inserted, a restart (said again from `before` on), or a hesitation (uh, a long pause).
        start: where it begins.
        end: where it ends.
        before: the index of the syllable that follows it; the number of syllables at the end.
    """

    kind: ExtraKind
    start: float
    end: float
    before: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A text found in a recording.

    Attributes:
        places: one a syllable, in order.
        extras: in order.
        fit: 0..1, how sure it is that the recording says this text at all; under 0.5 it is refused.
    """

    places: tuple[Placed, ...]
    extras: tuple[Extra, ...]
    fit: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What is told of a syllable.

    Attributes:
        target: what was asked.
        place: where it was found.
        verdict: see `Verdict`.
        confidence: 0..1, the probability that the tone was one of those accepted.
        tone: the tone that was heard, the likeliest of `probabilities`; 0 where none was.
        probabilities: of the tones 1 to 5; all 0 where nothing was heard.
        contour: pitch over the syllable every 10 ms from its start, in semitones from the learner's median; NaN
            where there is no voice.
        canonical: the target tone's shape, in semitones from the median, over the voiced part, evenly spaced.
        advice: what to try, in plain words; empty where there is nothing to say.
    """

    target: Target
    place: Placed
    verdict: Verdict
    confidence: float
    tone: int
    probabilities: tuple[float, ...]
    contour: tuple[float, ...]
    canonical: tuple[float, ...]
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of a recording.

    Attributes:
        syllables: one a syllable of the text; empty where nothing is judged (see `refusal`).
        extras: what the text does not have.
        range: the pitch range that was measured against.
        provisional: whether that range is a guess from this recording, since the learner never calibrated.
        experimental: whether it is running speech, in which only sure verdicts are given.
        refusal: why nothing is judged, and what to do, in plain words; empty where it is.
        warnings: what makes the verdicts less sure (noise, a quiet voice), in plain words.
        seconds: how long the recording is.
    """

    syllables: tuple[Judged, ...]
    extras: tuple[Extra, ...] = ()
    range: Range | None = None
    provisional: bool = False
    experimental: bool = False
    refusal: str = ""
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
