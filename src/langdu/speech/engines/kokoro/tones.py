"""Leads a pitch curve to the tones that are asked for, as far as is needed.

Each syllable has a target, a straight line over it, which the pitch approaches from where the syllable before has left
it (target approximation: Xu and Wang 2001; as a third-order system: Prom-on, Xu and Thipakorn 2009). Coarticulation
needs no further rules then: pitch lags behind, a fall from a high tone is long, one from a low tone short. Sentences
keep their own melody: what is laid under the targets is the slow part of the network's own curve, and the two are
mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from langdu.speech.engines.kokoro.model import FRAME, SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from langdu.model import Range, Syllable
    from langdu.speech.engines.kokoro.model import Drawn
    from langdu.speech.engines.kokoro.phones import KokoroPhones

#: Pitches a frame of the network, and the seconds from one to the next.
PITCHES = 2
SECONDS = FRAME / SAMPLE_RATE / PITCHES
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
DOWNSTEP = 0.65
#: Syllables up to which a stretch is a word, all of whose pitch is led.
WORD = 3
#: In a longer one: how wide its targets are, and from which distance to the network's own pitch it is led, from which
#: fully, and how much of it then.
NARROW, NEAR, FAR, SHARE = 0.75, 0.5, 1.3, 0.7
#: Syllables to each side over which the network's own melody is taken.
AROUND = 4


@dataclass(frozen=True, slots=True)
class _Target:
    """A line from `start` to `end` over so many of the curve's places, approached at `speed`."""

    first: int
    last: int
    start: float
    end: float
    speed: float


def led(drawn: Drawn, made: KokoroPhones, speaker: Range) -> NDArray[Any]:
    """The pitch in Hz with the tones of what is said; what is not voiced, and English, stays as it is."""
    import numpy as np

    pitch = np.array(drawn.pitch, float)
    voiced = pitch > VOICED
    if not voiced.any() or not made.syllables:
        return pitch
    edges = [round(float(drawn.frames[min(at, len(drawn.frames) - 1)]) * PITCHES) for at in made.firsts]
    own = 12 * np.log2(np.where(voiced, pitch, speaker.median) / speaker.median)
    if len(made.syllables) <= WORD:
        mixed = _wanted(made.syllables, _ends(voiced, edges), DOWNSTEP, len(pitch)) * speaker.spread
    else:
        wanted = _wanted(made.syllables, _ends(voiced, edges), 0.0, len(pitch)) * speaker.spread * NARROW
        mixed = _mixed(own, wanted + _melody(own - wanted, voiced, edges), speaker.spread, voiced, edges)
    leads = np.zeros(len(pitch), bool)
    for (first, last), syllable in zip(pairwise(edges), made.syllables, strict=True):
        leads[first:last] = syllable is not None
    bent: NDArray[Any] = np.where(voiced & leads, speaker.median * 2 ** (mixed / 12), pitch)
    return bent


def _ends(voiced: NDArray[Any], edges: Sequence[int]) -> list[int]:
    """Where the first syllable begins, and where the voice of each ends: there its target must be reached."""
    import numpy as np

    found = [edges[0]]
    for first, last in pairwise(edges):
        heard = np.flatnonzero(voiced[first:last])
        found.append(max(found[-1] + 1, first + int(heard[-1]) + 1 if len(heard) else last))
    return found


def _wanted(syllables: Sequence[Syllable | None], ends: Sequence[int], downstep: float, length: int) -> NDArray[Any]:
    """[length] the pitch of the tones alone, in standard deviations from the median."""
    return _approached(list(_targets(syllables, ends, downstep)), BEGINNINGS[_tone(syllables[0])], length)


def _tone(syllable: Syllable | None) -> int:
    """Its tone; 0 for the neutral one, for one that is not known, and for English."""
    return syllable.tone if syllable is not None and syllable.tone in TARGETS else 0


def _targets(syllables: Sequence[Syllable | None], ends: Sequence[int], downstep: float) -> Iterator[_Target]:
    before = 0
    for number, syllable in enumerate(syllables):
        tone = _tone(syllable)
        start, end = TARGETS[tone] if tone else NEUTRAL[before]
        down = downstep * number
        yield _Target(ends[number], ends[number + 1], start - down, end - down, STRONG if tone else WEAK)
        before = tone or before


def _approached(targets: Sequence[_Target], begin: float, length: int) -> NDArray[Any]:
    """[length] the targets, each approached from where the one before was left."""
    import numpy as np

    curve = np.full(length, begin)
    state = (begin, 0.0, 0.0)
    for target in targets:
        line, state = _approach(target, state)
        curve[target.first : target.last] = line[: max(0, length - target.first)]
    curve[targets[-1].last :] = state[0]
    return curve


def _approach(target: _Target, state: tuple[float, float, float]) -> tuple[NDArray[Any], tuple[float, float, float]]:
    """The pitch over a target, and where it is left: pitch and its first and second derivatives, as in `state`."""
    import numpy as np

    times = np.arange(target.last - target.first + 1) * SECONDS
    slope = (target.end - target.start) / max(float(times[-1]), SECONDS)
    c1 = state[0] - target.start
    c2 = state[1] + c1 * target.speed - slope
    c3 = (state[2] + 2 * c2 * target.speed - c1 * target.speed**2) / 2
    way, change, bend = _way(times, target.speed, (c1, c2, c3))
    line = target.start + slope * times + way
    return line[:-1], (float(line[-1]), slope + float(change[-1]), float(bend[-1]))


def _way(times: NDArray[Any], speed: float, c: tuple[float, float, float]) -> tuple[NDArray[Any], ...]:
    """What is left of the way to the target, and its first and second derivatives."""
    import numpy as np

    fading = np.exp(-speed * times)
    poly = c[0] + c[1] * times + c[2] * times**2
    poly1 = c[1] + 2 * c[2] * times
    first = (poly1 - speed * poly) * fading
    second = (2 * c[2] - 2 * speed * poly1 + speed**2 * poly) * fading
    return poly * fading, first, second


def _mixed(
    own: NDArray[Any], wanted: NDArray[Any], spread: float, voiced: NDArray[Any], edges: Sequence[int]
) -> NDArray[Any]:
    """The network's own pitch, led to what is wanted of each syllable the more, the farther it is from it."""
    import numpy as np

    share = np.zeros(len(own))
    for first, last in pairwise(edges):
        far = (own - wanted)[first:last][voiced[first:last]] / spread
        if len(far):
            distance = float(np.sqrt(np.mean(far**2)))
            share[first:last] = SHARE * min(max((distance - NEAR) / (FAR - NEAR), 0.0), 1.0)
    window = np.hanning(9)
    share = np.convolve(np.pad(share, 4), window / window.sum(), "valid")
    mixed: NDArray[Any] = share * wanted + (1 - share) * own
    return mixed


def _melody(differences: NDArray[Any], voiced: NDArray[Any], edges: Sequence[int]) -> NDArray[Any]:
    """The slow part of how the network's own pitch differs from the targets: a mean over the syllables around."""
    import numpy as np

    middles, medians = [], []
    for first, last in pairwise(edges):
        here = differences[first:last][voiced[first:last]]
        if len(here):
            medians.append(float(np.median(here)))
            middles.append((first + last) / 2)
    if not medians:
        return np.zeros(len(differences))
    weights = np.bartlett(2 * AROUND + 3)[1:-1]
    inside = slice(AROUND, AROUND + len(medians))
    means = np.convolve(medians, weights)[inside] / np.convolve(np.ones(len(medians)), weights)[inside]
    slow: NDArray[Any] = np.interp(np.arange(len(differences)), middles, means)
    return slow
