"""Leads a pitch curve to the tones that are asked for, as far as is needed.

Each syllable has a target, a straight line over it, which the pitch approaches from where the syllable before has left
it (target approximation: Xu and Wang 2001; as a third-order system: Prom-on, Xu and Thipakorn 2009). That gives
coarticulation for nothing: pitch lags behind, a fall from a high tone is long, one from a low tone short. Sentences
keep their own melody: what is laid under the targets is the slow part of the network's own curve, and the two are
mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from langdu.model import Syllable
    from langdu.speech.engines.kokoro_model import Drawn
    from langdu.speech.engines.kokoro_phones import Spelled

#: Pitches a frame of the network, and frames a second.
PITCHES, FRAMES = 2, 40.0
#: Hz from which something is voiced.
VOICED = 40.0
#: Where a target begins and ends, in standard deviations of the speaker's pitch from its median, and where the pitch
#: of one that nothing stands before begins: fitted by eye to the medians of 260 words of two syllables, recorded by a
#: woman (audio-cmn). The neutral tone's is by the tone before.
TARGETS = {1: (1.5, 1.5), 2: (-1.0, 1.5), 3: (-1.15, -1.05), 4: (2.0, -1.3)}
BEGINNINGS = {0: 0.0, 1: 1.5, 2: 0.0, 3: 0.0, 4: 1.7}
NEUTRAL = {0: (0.0, -0.2), 1: (0.1, -0.3), 2: (0.3, -0.2), 3: (0.9, 1.1), 4: (-0.3, -0.4)}
#: How fast a target is approached, in 1/s; the neutral tone's articulation is weak (Chen and Xu 2006).
STRONG, WEAK = 110.0, 90.0
#: How much lower a word's second syllable lies than its first, and its third than that (downstep), likewise.
STEP = 0.65
#: Syllables up to which a stretch is a word, all of whose pitch is led.
WORD = 3
#: In a longer one: how wide its targets are, and from which distance to the network's own pitch it is led, from which
#: fully, and how much of it then.
NARROW, NEAR, FAR, MOST = 0.75, 0.5, 1.3, 0.7
#: Syllables to each side over which the network's own melody is taken.
AROUND = 4


@dataclass(frozen=True, slots=True)
class Range:
    """A speaker's pitch: the median in Hz, and the standard deviation in semitones."""

    pitch: float
    spread: float


@dataclass(frozen=True, slots=True)
class _Target:
    """A line from `start` to `end` over so many of the curve's places, approached at `speed`."""

    first: int
    last: int
    start: float
    end: float
    speed: float


def led(drawn: Drawn, made: Spelled, speaker: Range) -> NDArray[Any]:
    """The pitch in Hz with the tones of what is said; what is not voiced stays as it is."""
    import numpy as np

    pitch = np.array(drawn.pitch, float)
    voiced = pitch > VOICED
    if not voiced.any() or not made.syllables:
        return pitch
    edges = [round(float(drawn.frames[min(at, len(drawn.frames) - 1)]) * PITCHES) for at in made.firsts]
    is_word = len(made.syllables) <= WORD
    spread = speaker.spread * (1 if is_word else NARROW)
    step = STEP if is_word else 0.0
    targets = list(_targets(made.syllables, _ends(voiced, edges), step))
    wanted = _approached(targets, BEGINNINGS[made.syllables[0].tone or 0], len(pitch)) * spread
    own = 12 * np.log2(np.where(voiced, pitch, speaker.pitch) / speaker.pitch)
    if is_word:
        mixed = wanted
    else:
        wanted += _melody(own - wanted, voiced, edges)
        share = _shares((own - wanted) / speaker.spread, voiced, edges)
        mixed = share * wanted + (1 - share) * own
    inside = np.zeros(len(pitch), bool)
    inside[edges[0] : edges[-1]] = True
    led_pitch: NDArray[Any] = np.where(voiced & inside, speaker.pitch * 2 ** (mixed / 12), pitch)
    return led_pitch


def _ends(voiced: NDArray[Any], edges: Sequence[int]) -> list[int]:
    """Where the first syllable begins, and where the voice of each ends: there its target must be reached."""
    import numpy as np

    found = [edges[0]]
    for first, last in pairwise(edges):
        heard = np.flatnonzero(voiced[first:last])
        found.append(max(found[-1] + 1, first + int(heard[-1]) + 1 if len(heard) else last))
    return found


def _targets(syllables: Sequence[Syllable], ends: Sequence[int], step: float) -> Iterator[_Target]:
    before = 0
    for number, syllable in enumerate(syllables):
        tone = syllable.tone if syllable.tone in TARGETS else 0
        start, end = TARGETS[tone] if tone else NEUTRAL[before]
        down = step * number
        yield _Target(ends[number], ends[number + 1], start - down, end - down, STRONG if tone else WEAK)
        before = tone or before


def _approached(targets: Sequence[_Target], begin: float, length: int) -> NDArray[Any]:
    """[length] the targets, each approached from where the one before was left."""
    import numpy as np

    curve = np.zeros(length)
    step = 1 / (PITCHES * FRAMES)
    state = (begin, 0.0, 0.0)
    curve[:] = begin
    for target in targets:
        seconds = max(target.last - target.first, 1) * step
        slope = (target.end - target.start) / seconds
        c1 = state[0] - target.start
        c2 = state[1] + c1 * target.speed - slope
        c3 = (state[2] + 2 * c2 * target.speed - c1 * target.speed**2) / 2
        times = np.arange(target.last - target.first + 1) * step
        value, change, bend = _system(times, target.speed, (c1, c2, c3))
        line = target.start + slope * times + value
        curve[target.first : target.last] = line[:-1][: max(0, length - target.first)]
        state = (float(line[-1]), slope + float(change[-1]), float(bend[-1]))
    curve[targets[-1].last :] = state[0]
    return curve


def _system(times: NDArray[Any], speed: float, c: tuple[float, float, float]) -> tuple[NDArray[Any], ...]:
    """What is left of the way to the target, and its first and second derivatives."""
    import numpy as np

    fading = np.exp(-speed * times)
    poly = c[0] + c[1] * times + c[2] * times**2
    poly1 = c[1] + 2 * c[2] * times
    first = (poly1 - speed * poly) * fading
    second = (2 * c[2] - 2 * speed * poly1 + speed**2 * poly) * fading
    return poly * fading, first, second


def _shares(distances: NDArray[Any], voiced: NDArray[Any], edges: Sequence[int]) -> NDArray[Any]:
    """How much each place is led: more where the network's own pitch is far from the target's."""
    import numpy as np

    shares = np.zeros(len(distances))
    for first, last in pairwise(edges):
        here = distances[first:last][voiced[first:last]]
        if len(here):
            far = float(np.sqrt(np.mean(here**2)))
            shares[first:last] = MOST * min(max((far - NEAR) / (FAR - NEAR), 0.0), 1.0)
    return np.convolve(shares, np.hanning(9)[1:-1] / np.hanning(9).sum(), "same")


def _melody(differences: NDArray[Any], voiced: NDArray[Any], edges: Sequence[int]) -> NDArray[Any]:
    """The slow part of how the network's own pitch differs from the targets: a mean over the syllables around."""
    import numpy as np

    means, middles = [], []
    for first, last in pairwise(edges):
        here = differences[first:last][voiced[first:last]]
        if len(here):
            means.append(float(np.median(here)))
            middles.append((first + last) / 2)
    weights = np.bartlett(2 * AROUND + 3)[1:-1]
    sums = np.convolve(means, weights, "same") / np.convolve(np.ones(len(means)), weights, "same")
    slow: NDArray[Any] = np.interp(np.arange(len(differences)), middles, sums[: len(means)])
    return slow
