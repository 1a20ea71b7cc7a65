"""English words for voices that know only Mandarin: said by eSpeak's English voice, at their rate and level."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from langdu.model import Utterance
from langdu.signal.pcm import floats
from langdu.speech.engines.common import waves
from langdu.speech.engines.common.loudness import levelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Latin, Prosody
    from langdu.signal.arrays import Samples
    from langdu.speech.engines.espeak.engine import Espeak


def say(words: Sequence[Latin], prosody: Prosody, sample_rate: int) -> tuple[Samples, list[float]]:
    """Samples of `words` at `sample_rate`, and where each begins and the last ends.

    Raises:
        VoiceMissing: eSpeak is not there.
    """
    engine = _espeak()
    chunks = list(engine.speak(Utterance(words[0].span, tuple(words)), prosody))
    said = floats(b"".join(chunk.pcm for chunk in chunks))
    ratio = sample_rate / engine.sample_rate
    samples = levelled(waves.resample(said, ratio), sample_rate)
    marks = [mark for chunk in chunks for mark in chunk.marks]
    return samples, [*(mark.start * ratio for mark in marks), marks[-1].end * ratio]


def ipa(word: str) -> str:
    """A word in eSpeak's IPA for American English, the parts of a sound tied by ^.

    Raises:
        VoiceMissing: eSpeak is not there.
    """
    return _espeak().ipa(word)


@cache
def _espeak() -> Espeak:
    from langdu.speech.engines.espeak.engine import Espeak

    return Espeak(None, {})
