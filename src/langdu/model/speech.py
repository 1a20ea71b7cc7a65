"""What an engine is asked to say, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from langdu.model.span import Span
    from langdu.model.syllable import Syllable

MarkOrigin = Literal["engine", "aligned", "estimated"]


@dataclass(frozen=True, slots=True)
class Say:
    """One syllable, in the spoken form, and the characters it stands for.

    Attributes:
        span: where they stand in the source.
        syllable: what is said.
        text: the characters it is written with (花儿 for huār), for engines that take nothing else; empty
            where one character has several syllables, for all but the first.
    """

    span: Span
    syllable: Syllable
    text: str = ""


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
class Utterance:
    """What an engine says in one breath: a sentence, or a clause of a long one."""

    span: Span
    units: tuple[Unit, ...]


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


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an utterance's speech; marks come with or before the audio they describe.

    Attributes:
        pcm: mono, signed 16 bit, little endian.
        sample_rate: in Hz, the same for every chunk of a voice.
        marks: those not yet sent, in samples from the utterance's start.
        notes: what could not be said as asked, in plain words ("cei4 said as ce4").
    """

    pcm: bytes
    sample_rate: int
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
