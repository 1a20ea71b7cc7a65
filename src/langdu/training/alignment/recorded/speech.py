"""What the natural voice is asked to say: the practice data's sentences, and every syllable, at every tempo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Syllable
from langdu.pinyin.table import FINALS
from langdu.practice.alignment.phones import NEAREST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.training.alignment.recorded.augment import Random
    from langdu.training.alignment.recorded.baker import BakerSpeech
    from langdu.training.alignment.recorded.utterance import SpokenRecording

RATES = (0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.3, 1.4)
#: How often every syllable is said among others, and how many are said in a row.
TIMES, SYLLABLES_IN_A_ROW = 12, 8


def sentences(baker: BakerSpeech, texts: Sequence[tuple[str, str]], random: Random) -> Iterator[SpokenRecording]:
    """Texts, each at a tempo of its own.

    Args:
        baker: the voice.
        texts: names and texts.
        random: chooses.
    """
    for name, text in texts:
        yield from baker.sentence(text, float(random.choice(RATES)), name)


def nonsense(baker: BakerSpeech, random: Random) -> Iterator[SpokenRecording]:
    """Syllables in a random order."""
    every = [(initial, final) for initial, finals in FINALS.items() for final in finals.split() if final not in NEAREST]
    for time in range(TIMES):
        left = [every[i] for i in random.permutation(len(every))]
        while left:
            count = int(random.integers(1, SYLLABLES_IN_A_ROW + 1))
            said = [Syllable(initial, final, int(random.integers(1, 5))) for initial, final in left[:count]]
            left = left[count:]
            yield from baker.syllables(said, float(random.choice(RATES)), f"nonsense {time}")
