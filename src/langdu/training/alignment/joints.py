"""Syllables recorded one by one, joined: the joints are known to the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.tones.features import SyllableTimes
from langdu.training.alignment.recorded.utterance import SpokenRecording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.training.alignment.recorded.augment import Floats, Random

RATE = 16_000
#: Decibels below the loudest, and above the quiet frames, at which a recording's sound begins and ends; milliseconds of
#: a frame, and how many of them are more than a click.
HEARD, ABOVE, STEP, SHORTEST = 35, 8, 5, 6
#: Samples over which a syllable begins and ends when it is joined to others.
FADE_IN, FADE_OUT = 40, 160
#: What part of a final is cut off at most, as a following syllable does; of how many syllables; in how many syllables
#: they stand.
CUT, CUTS, SYLLABLES = 0.5, 0.4, (2, 9)
#: Seconds between two: none, a closure's, a pause's; and how often each.
GAPS, OFTEN = ((0.0, 0.0), (0.0, 0.06), (0.05, 0.35)), (0.5, 0.25, 0.25)


def bounds(samples: Floats) -> tuple[float, float]:
    """When the sound of a recording begins and ends, in seconds; clicks of the mouth do not count."""
    size = RATE * STEP // 1000
    count = len(samples) // size
    power = 10 * np.log10((samples[: count * size].reshape(count, size) ** 2).mean(1) + 1e-12)
    heard = np.append(power, -999) > max(power.max() - HEARD, min(np.quantile(power, 0.1) + ABOVE, power.max() - 20))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], heard]).astype(int)))
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= SHORTEST
    if not long.any():
        return 0.0, len(samples) / RATE
    return starts[long][0] * STEP / 1000, ends[long][-1] * STEP / 1000


def joined(singles: Sequence[SpokenRecording], random: Random, cuts: float = CUTS) -> SpokenRecording:
    """Some of them at random, one after the other.

    Args:
        singles: of one syllable each, with its times.
        random: chooses.
        cuts: how many of them are cut short.
    """
    chosen = random.integers(0, len(singles), int(random.integers(*SYLLABLES)))
    low, high = GAPS[int(random.choice(len(GAPS), p=OFTEN))]
    sound = [_silence(random.uniform(0.02, 0.3))]
    times: list[SyllableTimes] = []
    at = len(sound[0])
    for number in chosen:
        piece, vowel = _piece(singles[number], random, cuts)
        times.append(SyllableTimes(at / RATE, at / RATE + vowel, (at + len(piece)) / RATE))
        sound += [piece, _silence(random.uniform(low, high))]
        at += len(piece) + len(sound[-1])
    whole = np.concatenate([*sound, _silence(random.uniform(0.02, 0.3))])
    hiss = np.abs(whole).max() * 10 ** random.uniform(-4, -2.5)
    whole = np.asarray(whole + random.normal(0, hiss, len(whole)), np.float32)
    name = "+".join(singles[number].name for number in chosen)
    return SpokenRecording(
        name, singles[0].voice, whole, tuple(singles[number].syllables[0] for number in chosen), tuple(times)
    )


def _piece(single: SpokenRecording, random: Random, cuts: float) -> tuple[Floats, float]:
    """A syllable's sound at another level, perhaps cut short, and how long its initial is."""
    start, vowel, end = single.times[0]
    if random.random() < cuts:
        end -= (end - vowel) * random.uniform(0, CUT)
    piece = single.samples[round(start * RATE) : round(end * RATE)] * np.float32(10 ** random.uniform(-0.25, 0.25))
    out, in_ = min(FADE_OUT, len(piece) // 4), min(FADE_IN, len(piece) // 4)
    piece[len(piece) - out :] *= np.linspace(1, 0, out, dtype=np.float32)
    piece[:in_] *= np.linspace(0, 1, in_, dtype=np.float32)
    return piece, vowel - start


def _silence(seconds: float) -> Floats:
    return np.zeros(round(seconds * RATE), np.float32)
