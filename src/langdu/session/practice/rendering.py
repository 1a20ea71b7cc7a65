"""A sentence as the voice says it, and how its pitch runs: what a learner compares with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Prosody
from langdu.practice.pitch import OCTAVE, STEP, Pitch, range_of, track
from langdu.practice.recording.sound import RATE
from langdu.session.practice.heard_sound import sound_of
from langdu.signal.pcm import floats, pcm16
from langdu.signal.rates import resampled
from langdu.speech.planning.utterances import plan
from langdu.speech.rendering.jobs import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Mark, Sentence, Target, Utterance
    from langdu.speech import Speaker

SAMPLE = 2
#: Seconds over which a syllable that is cut out fades in and out, so that it does not click.
FADE = 0.008


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence, said.

    Attributes:
        pcm: mono, signed 16 bit.
        sample_rate: in Hz.
        places: from which sample to which each syllable sounds; None for one that the voice did not tell of.
        contours: of each syllable, every 10 ms, in semitones from the voice's median; NaN where there is no voice.
    """

    pcm: bytes
    sample_rate: int
    places: tuple[tuple[int, int] | None, ...]
    contours: tuple[tuple[float, ...], ...]

    def syllable(self, number: int) -> bytes:
        """The sound of one syllable, faded; nothing where it is not known where it is."""
        place = self.places[number] if number < len(self.places) else None
        return b"" if place is None else cut(self.pcm, self.sample_rate, *place)


def rendered(
    sentence: Sentence, targets: Sequence[Target], speaker: Speaker, rate: float, median: float | None
) -> Rendering:
    """Have a sentence said.

    Args:
        sentence: annotated.
        targets: its syllables.
        speaker: who says it.
        rate: how fast, as in `Prosody`.
        median: of the voice's pitch, in Hz; None where it has none.

    Raises:
        VoiceMissing, EngineFailed: it cannot be said.
    """
    speech = said([(utterance, speaker) for utterance in plan(sentence, speaker.voice)], Prosody(rate))
    pcm, marks = speech.pcm, speech.marks
    places = tuple(_places(targets, marks))
    pitch = _pitch(pcm, speaker.sample_rate) if median else None
    contours = tuple(_contour(pitch, place, speaker.sample_rate, median) for place in places)
    return Rendering(pcm, speaker.sample_rate, places, contours)


def median_of(utterances: Sequence[Utterance], speaker: Speaker) -> float | None:
    """The median of the voice's pitch over what it says, in Hz; None for a voice that has no pitch."""
    pitches = []
    for utterance in utterances:
        speech = said([(utterance, speaker)], Prosody())
        pitches.append(_pitch(speech.pcm, speech.sample_rate))
    found = range_of(pitches)
    return found.median if found else None


def at_rate(pcm: bytes, rate: int) -> bytes:
    """A recording (16 kHz) at the rate of a voice, so that one stream can play both."""
    return pcm if rate == RATE else pcm16(resampled(floats(pcm), RATE, rate))


def cut(pcm: bytes, rate: int, start: int, end: int) -> bytes:
    """The samples from `start` up to `end`, faded at both ends."""
    piece = np.frombuffer(pcm, "<i2")[max(0, start) : max(0, end)].astype(np.float32)
    ramp = np.linspace(0, 1, max(1, min(round(FADE * rate), len(piece) // 2)), dtype=np.float32)
    if len(piece):
        piece[: len(ramp)] *= ramp
        piece[-len(ramp) :] *= ramp[::-1]
    return piece.astype("<i2").tobytes()


def _places(targets: Sequence[Target], marks: Sequence[Mark]) -> Iterator[tuple[int, int] | None]:
    """Each syllable's mark: the next one of the same characters. Latin words have marks and are no syllables."""
    at = 0
    for target in targets:
        here = range(at, len(marks))
        fitting = (i for i in here if marks[i].span.start < target.span.end and target.span.start < marks[i].span.end)
        found = next(fitting, None)
        if found is None:
            yield None
        else:
            at = found + 1
            yield marks[found].start, marks[found].end


def _pitch(pcm: bytes, rate: int) -> Pitch:
    return track(sound_of(pcm, rate).samples)


def _contour(pitch: Pitch | None, place: tuple[int, int] | None, rate: int, median: float | None) -> tuple[float, ...]:
    if pitch is None or place is None or not median:
        return ()
    first, end = (round(sample / rate / STEP) for sample in place)
    voiced, values = pitch.voiced[first:end], pitch.semitones[first:end] - OCTAVE * np.log2(median)
    return tuple(float(value) for value in np.where(voiced, values, np.nan))
