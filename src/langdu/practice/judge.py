"""The judgement of a recording: checked, aligned, its pitch followed, its tones heard, a verdict for each syllable."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from langdu.model import NEUTRAL, Judged, Range, Report, Syllable
from langdu.practice.alignment import align
from langdu.practice.pitch import OCTAVE, STEP
from langdu.practice.recording.checks import check
from langdu.practice.recording.listening import listened
from langdu.practice.recording.sound import RATE, Sound
from langdu.practice.report.advice import advice
from langdu.practice.report.tone_contours import shape
from langdu.practice.tones.features import SyllableTimes
from langdu.practice.tones.measure import measure
from langdu.practice.tones.network import shipped
from langdu.practice.tones.verdict import CAREFUL, RUNNING, WORDS, Thresholds, thresholds_for, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from langdu.model import Alignment, Placed, Target
    from langdu.practice.pitch import Pitch
    from langdu.practice.recording.endpoint import Activity
    from langdu.practice.tones.features import PitchReference

#: The share of the syllables' time that must have voice; a whisper has none.
LEAST_VOICE = 0.25
#: An alignment less sure than this is not of this text; a syllable alone gives less to be sure by.
LEAST_FIT, LEAST_FIT_ALONE = 0.5, 0.2

NOTHING_TO_SAY = "There is nothing to say in Mandarin in this text: give it hanzi."
OTHER_TEXT = "This does not sound like the text: read exactly what is shown, alone and near the microphone."
OTHERS = "Others are heard behind you: no tone is called wrong. Verdicts are surer where you are alone."
WHISPER = "There is hardly any voice in it: tones cannot be heard in a whisper, so say it aloud."


def judge(
    sound: Sound, targets: Sequence[Target], range_: Range | None = None, heard: Activity | None = None
) -> Report:
    """What is told of a recording of `targets`.

    Args:
        sound: the recording, as `load` or `prepared` gave it.
        targets: what was to be said.
        range_: the learner's pitch range from a calibration; without it the verdicts are provisional.
        heard: where speech is, if that was found while it was recorded: finding it takes a thirtieth of its length.
    """
    checked = check(sound, heard)
    refusal = checked.refusal if targets else NOTHING_TO_SAY
    if refusal:
        return Report((), refusal=refusal, warnings=checked.warnings, seconds=sound.seconds)
    samples, pitch, others = listened(sound)
    warnings = (*checked.warnings, *([OTHERS] if others else []))
    alignment = align(samples, [target.spoken for target in targets])
    if alignment.fit < (LEAST_FIT if len(targets) > 1 else LEAST_FIT_ALONE):
        refusal = OTHER_TEXT
    elif _voiced(pitch, alignment) < LEAST_VOICE:
        refusal = WHISPER
    if refusal:
        return Report((), refusal=refusal, warnings=warnings, seconds=sound.seconds)
    against = measure(pitch, range_)
    asked = thresholds_for(len(targets))
    asked = asked._replace(red=math.inf) if others else asked
    return Report(
        tuple(_judged(targets, alignment, pitch, against, asked)),
        extras=alignment.extras,
        range=Range(2 ** (against.median / OCTAVE), against.spread),
        provisional=range_ is None,
        experimental=len(targets) > CAREFUL,
        warnings=warnings,
        seconds=sound.seconds,
    )


def warm() -> None:
    """Load all that judging takes: a second, which the first verdict then does not wait for."""
    lot = np.random.default_rng(1)
    noise = Sound(np.asarray(lot.normal(0, 0.05, RATE), np.float32), 0.0)
    check(noise)
    align(listened(noise).samples, [Syllable("m", "a", 1)])
    for known in (WORDS, RUNNING):
        shipped(known.name)


def _voiced(pitch: Pitch, alignment: Alignment) -> float:
    """The share of voice in the finals that were found."""
    found = [_frames(pitch, place.vowel, place.end) for place in alignment.places if place.heard != "omitted"]
    voiced = np.concatenate([pitch.voiced[first:end] for first, end in found]) if found else np.zeros(1)
    return float(voiced.mean()) if len(voiced) else 0.0


def _frames(pitch: Pitch, start: float, end: float) -> tuple[int, int]:
    first = min(len(pitch), max(0, round(start / STEP)))
    return first, min(len(pitch), max(first, round(end / STEP)))


def _judged(
    targets: Sequence[Target], alignment: Alignment, pitch: Pitch, against: PitchReference, asked: Thresholds
) -> Iterator[Judged]:
    """Each syllable's verdict. What was left out has no neighbours' part in the others."""
    there = [i for i, place in enumerate(alignment.places) if place.heard != "omitted"]
    times = [SyllableTimes(p.start, p.vowel, p.end) for p in (alignment.places[i] for i in there)]
    expected = [targets[i].spoken.tone for i in there]
    rows = dict(zip(there, shipped(asked.name).probabilities(pitch, times, against, expected), strict=True))
    range_ = Range(2 ** (against.median / OCTAVE), against.spread)
    for i, (target, place) in enumerate(zip(targets, alignment.places, strict=True)):
        before = targets[i - 1].spoken.tone if i and not targets[i - 1].last else 0
        canonical = shape(target.spoken.tone, before, target.last, range_)
        yield _one(target, place, rows.get(i), _contour(pitch, place, against), canonical, asked)


def _one(
    target: Target,
    place: Placed,
    row: NDArray[np.float32] | None,
    contour: tuple[float, ...],
    canonical: tuple[float, ...],
    asked: Thresholds,
) -> Judged:
    if row is None:
        told = advice(target, place, "red", (0.0,) * NEUTRAL)
        return Judged(target, place, "red", place.confidence, 0, (0.0,) * NEUTRAL, (), canonical, told)
    probabilities = tuple(float(p) for p in row)
    colour, right = verdict(target, probabilities, asked)
    if place.heard == "unsure" or not any(map(math.isfinite, contour)):
        colour = "amber"
    told = advice(target, place, colour, probabilities)
    heard = int(row.argmax()) + 1
    return Judged(target, place, colour, right, heard, probabilities, contour, canonical, told)


def _contour(pitch: Pitch, place: Placed, against: PitchReference) -> tuple[float, ...]:
    if place.heard == "omitted":
        return ()
    first, end = _frames(pitch, place.start, place.end)
    values = np.where(pitch.voiced[first:end], pitch.semitones[first:end] - against.median, np.nan)
    return tuple(float(value) for value in values)
