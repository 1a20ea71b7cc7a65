"""From the probabilities of the tones to a verdict: sure, surely wrong, or not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.model import NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Target, Verdict


#: A sign for each verdict, so that nobody needs to tell green from red.
SIGNS: dict[Verdict, str] = {"green": "✓", "amber": "?", "red": "✗"}


class Thresholds(NamedTuple):
    """How something is said, and so judged.

    Attributes:
        name: of the network that knows it.
        green: from which probability of the tones that are right a syllable is green.
        red: from which probability of another tone it is red.
    """

    name: str
    green: float
    red: float


#: Words and short phrases, said with care, and running speech. Chosen on voices that the networks never heard, so that
#: of native syllables at most 1 in 100 is red and of planted wrong tones at most 2 in 100 are green (in running speech
#: 2 and 3): `python -m tests.bench tones` prints what comes of them.
WORDS = Thresholds("words", green=0.40, red=0.88)
RUNNING = Thresholds("running", green=0.81, red=0.985)
#: A text of more syllables is running speech: verdicts on it are experimental.
CAREFUL = 5


def thresholds_for(syllables: int) -> Thresholds:
    """That of a text of so many syllables."""
    return WORDS if syllables <= CAREFUL else RUNNING


def verdict(target: Target, probabilities: Sequence[float], asked: Thresholds) -> tuple[Verdict, float]:
    """A syllable's verdict, and the probability that its tone was one of those that are right.

    A neutral tone is green where it is heard and never red; a tone that is said so weakly that it sounds neutral is
    not called wrong.
    """
    right = float(sum(probabilities[tone - 1] for tone in target.accepted))
    if right >= asked.green:
        return "green", right
    wrong = [p for tone, p in enumerate(probabilities, 1) if tone not in target.accepted and tone != NEUTRAL]
    if target.accepted != {NEUTRAL} and max(wrong, default=0.0) >= asked.red:
        return "red", right
    return "amber", right
