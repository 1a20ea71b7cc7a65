"""Two networks judge independently; where they disagree the verdict is "not sure".

Each looks for the text twice: once with every syllable, once without any that seems to be left out.

The first hears all that a frame has; the second has fewer and lower bands, no notion of loudness, and other weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.alignment.features import HOP, RATE, features
from langdu.practice.alignment.network import AlignmentNetwork, NetworkOutput
from langdu.practice.alignment.phones import SILENCE, phones
from langdu.practice.alignment.search import Costs, Scores, search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.model import Syllable
    from langdu.practice.alignment.features import Floats
    from langdu.practice.alignment.paths import AlignmentPath

#: With every syllable, and without those that are left out.
WHOLE = Costs(skip=-200.0, back=-20.0, back_each=-1.5, other=-25.0, other_each=-1.6)
FREE = WHOLE._replace(skip=-14.0)
#: How much a sound's being common is taken off it; how far below the likeliest a sound can be.
PRIOR, LEAST = 0.8, 8.0
#: Limits of what a beginning gains.
BEGINNING = (-5.0, 4.0)
#: The share of frames that are the quietest.
QUIET = 0.05
#: Loud seconds of a syllable at the networks' pace; how many times as slow a recording is brought to that.
TYPICAL, SLOWEST = 0.16, 2.5


@dataclass(frozen=True, slots=True)
class HeardTones:
    """What one network found.

    Attributes:
        heard: what it makes of each frame.
        likely: of each sound, the logarithm of how likely the frame is if it is that; 0 for the likeliest.
        whole: its way with every syllable.
        free: its way without those that seem to be left out.
        loud: which frames are nearer to the loud ones than to the quietest.
        frame: seconds from a frame to the next.
    """

    heard: NetworkOutput
    likely: Floats
    whole: AlignmentPath
    free: AlignmentPath
    loud: NDArray[np.bool_]
    frame: float


class AcousticModels:
    """Both networks.

    Args:
        arrays: as `training.alignment` writes them.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.networks = AlignmentNetwork(arrays, "first."), AlignmentNetwork(arrays, "second.")

    def listen(self, samples: Floats, syllables: Sequence[Syllable]) -> tuple[HeardTones, HeardTones]:
        """What each finds.

        Args:
            samples: 16 kHz, at least one.
            syllables: at least one.
        """
        seen, frame = _at_pace(samples, len(syllables))
        heard = [network(seen) for network in self.networks]
        scores = [scored(found, network.prior) for found, network in zip(heard, self.networks, strict=True)]
        judges = [(score, costs) for score in scores for costs in (WHOLE, FREE)]
        loud = _loud(seen)
        ways = search(judges, [phones(syllable) for syllable in syllables])
        first, second = (
            HeardTones(heard[i], scores[i].sounds, ways[2 * i], ways[2 * i + 1], loud, frame)
            for i in range(len(self.networks))
        )
        return first, second


def _at_pace(samples: Floats, count: int) -> tuple[Floats, float]:
    """The features of a recording of so many syllables, and seconds from a frame to the next.

    Who speaks slowly is heard faster, with frames further apart, as the networks know hardly anybody so slow.
    """
    seen = features(samples)
    each = float(_loud(seen).sum()) * HOP / RATE / count
    slowness = min(max(each / TYPICAL, 1.0), SLOWEST)
    return (features(samples, HOP * slowness) if slowness > 1 else seen), HOP * slowness / RATE


def _loud(seen: Floats) -> NDArray[np.bool_]:
    level = seen.mean(1)
    return np.asarray(level > np.quantile(level, QUIET) / 2)


def scored(heard: NetworkOutput, prior: Floats) -> Scores:
    """What the search goes by.

    Args:
        heard: what a network makes of each frame.
        prior: the logarithm of how common each sound was in its training.
    """
    likely = heard.sounds - PRIOR * prior
    likely -= likely.max(1, keepdims=True)
    likely = np.maximum(likely, -LEAST)
    spoken = np.delete(likely, SILENCE, 1).max(1)
    return Scores(likely, spoken, np.clip(heard.begins, *BEGINNING), np.clip(heard.vowels, *BEGINNING))
