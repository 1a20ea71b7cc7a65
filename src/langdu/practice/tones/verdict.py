"""From the probabilities of the tones to a verdict: sure, surely wrong, or not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.model import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Target, Verdict


class Limits(NamedTuple):
    """From which probability of the tones that are right a syllable is green, and of another tone red."""

    green: float
    red: float


#: Chosen on voices that the network never heard, so that of native syllables at most 1 in 100 is red and of planted
#: wrong tones at most 2 in 100 are green (in running speech 2 and 3): `python -m tests.bench tones` prints them.
WORDS = Limits(green=0.45, red=0.95)
RUNNING = Limits(green=0.5, red=0.97)
#: A phrase of more syllables is running speech: verdicts on it are experimental.
CAREFUL = 5


def limits(syllables: int) -> Limits:
    """Those for a text of so many syllables."""
    return WORDS if syllables <= CAREFUL else RUNNING


def verdict(target: Target, probabilities: Sequence[float], chosen: Limits) -> tuple[Verdict, float]:
    """A syllable's verdict, and the probability that its tone was one of those that are right.

    A neutral tone is green where it is heard and never red; a tone that is said so weakly that it sounds neutral is
    not called wrong.
    """
    right = float(sum(probabilities[tone - 1] for tone in target.accepted))
    if right >= chosen.green:
        return "green", right
    wrong = [p for tone, p in enumerate(probabilities, 1) if tone not in target.accepted and tone != NEUTRAL]
    if target.accepted != {NEUTRAL} and max(wrong, default=0.0) >= chosen.red:
        return "red", right
    return "amber", right
