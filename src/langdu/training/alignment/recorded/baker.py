"""The natural voice as a teacher: it says what it is asked to, and its network knows when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.errors import VoiceMissing
from langdu.model import Say, Span
from langdu.practice.tones.features import SyllableTimes
from langdu.speech import VoiceStore, plan
from langdu.speech.engines.baker.engine import parts
from langdu.speech.engines.baker.model import HOP, SAMPLE_RATE, BakerModel
from langdu.speech.engines.baker.pace import HEARD, marks, paced
from langdu.speech.engines.baker.phones import NO_INITIAL, phrase
from langdu.training.alignment.recorded.recordings import read
from langdu.training.alignment.recorded.utterance import SpokenRecording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from langdu.model import Mark, Syllable, Unit
    from langdu.speech.engines.baker.pace import Paced
    from langdu.speech.engines.baker.phones import Phrase

#: Initials that hiss, and seconds between where the energy above 3 kHz has risen half the way and the mark that the
#: network gives them within a stretch of speech: median 37, 40 and 45 ms of 96 sh, 93 x and 7 s.
HISSING, HISS = frozenset(("sh", "x", "s")), 0.038


class BakerSpeech:
    """The installed voice, in this process.

    Raises:
        VoiceMissing: it is not installed.
    """

    def __init__(self) -> None:
        store = VoiceStore()
        self.voice = store.get("baker")
        folder = store.folder(self.voice)
        if folder is None:
            raise VoiceMissing("the natural voice is not installed", remedy="run langdu voices install baker")
        self._model = BakerModel(folder)

    def says(self, units: Sequence[Unit], rate: float) -> tuple[Any, list[tuple[Syllable, SyllableTimes]]]:
        """Samples at 24 kHz, and its syllables with their times; Latin letters are left out.

        Args:
            units: syllables and pauses.
            rate: times the normal speed.
        """
        sound: list[Any] = []
        said: list[tuple[Syllable, SyllableTimes]] = []
        at = 0
        for part in parts(units):
            made = phrase(part, self._model.known)
            if not made.sounding:
                continue
            mel, durations = self._model.mel(made.symbols, 1 / rate)
            pace = paced(mel, durations, made, 1 / rate)
            said += _times(made, pace, at)
            sound.append(self._model.samples(pace.mel, 0, pace.mel.shape[1]))
            sound.append(np.zeros(round(made.final / rate * SAMPLE_RATE), np.float32))
            at += sum(map(len, sound[-2:]))
        return np.concatenate(sound), said

    def sentence(self, text: str, rate: float, name: str) -> Iterator[SpokenRecording]:
        """A text's utterances."""
        for sentence in read(text):
            for utterance in plan(sentence, self.voice):
                yield from self._said(utterance.units, rate, name)

    def syllables(self, syllables: Sequence[Syllable], rate: float, name: str) -> Iterator[SpokenRecording]:
        """Syllables that need not make sense."""
        span = Span(0, 1)
        yield from self._said([Say(span, syllable) for syllable in syllables], rate, name)

    def _said(self, units: Sequence[Unit], rate: float, name: str) -> Iterator[SpokenRecording]:
        import soxr

        if not all(isinstance(unit, Say) or hasattr(unit, "seconds") for unit in units):
            return
        samples, said = self.says(units, rate)
        if said:
            low = np.asarray(soxr.resample(samples, SAMPLE_RATE, 16_000), np.float32)
            yield SpokenRecording(name, "baker", low, tuple(s for s, _ in said), tuple(t for _, t in said))


def _times(made: Phrase, pace: Paced, at: int) -> Iterator[tuple[Syllable, SyllableTimes]]:
    """When each syllable sounds; a symbol is heard a frame after the network begins it (`baker_pace.HEARD`)."""
    vowels: dict[int, int] = {}
    for i, (symbol, owner) in enumerate(zip(made.symbols, made.owners, strict=True)):
        if owner is not None and owner not in vowels and i and made.owners[i - 1] == owner:
            vowels[owner] = pace.ends[i - 1] + HEARD if made.symbols[i - 1] != NO_INITIAL else -1
        del symbol
    there = marks(made, pace, at, HOP)
    starts = [
        _start(unit, mark, there[i - 1] if i else None)
        for i, (unit, mark) in enumerate(zip(made.sounding, there, strict=True))
    ]
    for number, (unit, mark) in enumerate(zip(made.sounding, there, strict=True)):
        if isinstance(unit, Say):
            following = starts[number + 1] if number + 1 < len(starts) else mark.end
            start, end = starts[number], min(mark.end, following)
            vowel = at + vowels.get(number, -1) * HOP
            vowel = start if vowels.get(number, -1) < 0 else min(max(vowel, start), end)
            yield unit.syllable, SyllableTimes(*(x / SAMPLE_RATE for x in (start, vowel, end)))


def _start(unit: Unit, mark: Mark, before: Mark | None) -> int:
    """Where a syllable begins to be heard: a hiss between two, `HISS` before its mark."""
    inside = before is not None and mark.start - before.end < HOP * HEARD * 2
    hisses = inside and isinstance(unit, Say) and unit.syllable.initial in HISSING
    return mark.start - round(HISS * SAMPLE_RATE) if hisses else mark.start
