"""What an engine is asked to say, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from langdu.model.span import Span
    from langdu.model.syllable import Syllable

MarkOrigin = Literal["engine", "aligned", "estimated"]
#: What became of a reading that was asked for: said so, said nearly so, or not known to be said so.
Fate = Literal["honoured", "approximated", "lost"]


#: What a syllable can be the last of: nothing, a prosodic word, or a phrase after which the voice settles.
Boundary = Literal["", "word", "phrase"]


@dataclass(frozen=True, slots=True)
class Say:
    """One syllable, in the spoken form, and the characters it stands for.

    Attributes:
        span: where they stand in the source.
        syllable: what is said.
        text: what an engine that takes only text is given for it: the characters it is written with (花儿 for
            huār), or a homophone where such an engine would read them otherwise; empty where one character has
            several syllables, for all but the first.
        closes: what ends with it, for voices that were taught such boundaries.
    """

    span: Span
    syllable: Syllable
    text: str = ""
    closes: Boundary = ""


@dataclass(frozen=True, slots=True)
class Latin:
    """A word or letters in Latin script, as written."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence after what came before, at speed 1; `sign` is the punctuation mark that asks for it."""

    span: Span
    seconds: float
    sign: str = ""


Unit = Say | Latin | Pause


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be said as asked.

    Attributes:
        span: the characters it is about.
        fate: said nearly as asked, or not known to be said so.
        what: in plain words ("cei4: the voice has no such sound; said as the nearest it has").
    """

    span: Span
    fate: Fate
    what: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine says in one breath: a sentence, or a clause of a long one.

    Attributes:
        span: the characters.
        units: in order.
        notes: what is known beforehand not to be said as asked, since the voice's engine takes only text.
    """

    span: Span
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Prosody:
    """How to say it: `rate` 0.5..2.0 times the normal speed at the same pitch, `pitch` in semitones."""

    rate: float = 1.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """When a syllable (or Latin word) sounds, in samples from the utterance's first.

    Attributes:
        span: the characters.
        start: first sample.
        end: the sample after the last.
        origin: whether the engine said so, an aligner measured it, or it was estimated.
        label: numbered pinyin of the spoken syllable, or the Latin word.
    """

    span: Span
    start: int
    end: int
    origin: MarkOrigin
    label: str

    def delayed(self, samples: int) -> Mark:
        """The same, so many samples later: in a stream that the utterance is a part of."""
        return Mark(self.span, self.start + samples, self.end + samples, self.origin, self.label)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an utterance's speech; marks come with or before the audio they describe.

    Attributes:
        pcm: mono, signed 16 bit, little endian.
        sample_rate: in Hz, the same for every chunk of a voice.
        marks: those not yet sent, in samples from the utterance's start.
        notes: what could not be said as asked.
    """

    pcm: bytes
    sample_rate: int
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """What was said, whole.

    Attributes:
        pcm: mono, signed 16 bit, little endian.
        sample_rate: in Hz.
        marks: in samples from its first.
        notes: what could not be said as asked.
    """

    pcm: bytes
    sample_rate: int
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class HintOutcome:
    """What became of one hint.

    Attributes:
        span: the characters that it is about.
        fate: whether the voice followed it.
        what: if not, in plain words.
    """

    span: Span
    fate: Fate
    what: str = ""


@dataclass(frozen=True, slots=True)
class HintTally:
    """How many hints a voice followed: exactly, nearly, or not that anybody knows."""

    honoured: int = 0
    approximated: int = 0
    lost: int = 0

    def __add__(self, other: HintTally) -> HintTally:
        return HintTally(self.honoured + other.honoured, self.approximated + other.approximated, self.lost + other.lost)

    def __str__(self) -> str:
        """`473 hints: 470 honoured, 2 approximated, 1 lost`; nothing where there are none."""
        counts = {"honoured": self.honoured, "approximated": self.approximated, "lost": self.lost}
        whole = sum(counts.values())
        told = ", ".join(f"{count} {fate}" for fate, count in counts.items() if count)
        return f"{whole} hint{'s' if whole > 1 else ''}: {told}" if whole else ""
