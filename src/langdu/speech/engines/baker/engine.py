"""The natural voice: FastSpeech2 and MB-MelGAN, taught on one woman's 10,000 sentences of read Mandarin.

A part of a sentence, no longer than the sentences that the voice was taught, is one pass through FastSpeech2, which
also says how many frames each symbol lasts: the marks. The mel frames then are vocoded piece by piece, a small piece
first, so that sound begins early. Latin words are said by eSpeak's English voice, brought to this voice's level and
rate; letters by their Mandarin names in this voice.
"""

from __future__ import annotations

import time
from itertools import chain, groupby, repeat
from typing import TYPE_CHECKING

from langdu.errors import VoiceMissing
from langdu.model import Chunk, Latin, Note, Pause, Prosody, Say, Utterance
from langdu.signal.pcm import pcm16
from langdu.speech.engine import Engine
from langdu.speech.engines.baker import model as baker_model
from langdu.speech.engines.baker.level import level
from langdu.speech.engines.baker.model import CONTEXT, HOP, SAMPLE_RATE
from langdu.speech.engines.baker.pace import marks, paced
from langdu.speech.engines.baker.phones import BREAK, SILENCE, Phrase, phrase
from langdu.speech.engines.common import english, waves
from langdu.speech.engines.common.clause_engine import placed
from langdu.speech.engines.common.loudness import gain_for, limited
from langdu.speech.planning.latin import is_spelled, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Unit
    from langdu.signal.arrays import Mel
    from langdu.speech.engine import Parameters

#: Frames vocoded at a time while somebody listens: the first few for an early start, then as many as a cancel may have
#: to wait for. Each piece costs the vocoding of `CONTEXT` frames on either side beyond its own.
PIECES = (36, 144, 288)
#: More frames than any part has: nobody listens, so each part is one piece.
WHOLE_PART_FRAMES = 4096
#: The most syllables said in one pass. The voice was taught sentences of 16 on the average, 27 at most but for one in a
#: hundred, and slurs what is longer: of 28 sentences of news, 50 syllables each, a recogniser (Whisper base) missed
#: 28 % of the syllables in one pass, 3.4 % in parts of 27, 2.7 % in parts of 18.
PART_SYLLABLES = 18
#: What is said to warm it up.
WARMING = (SILENCE, "^", *["a1"] * 12, BREAK, SILENCE)
#: Samples over which the end of a part is faded out: 12 ms.
FADE = HOP


class Baker(Engine):
    """Needs the voice's folder; takes no parameters."""

    sample_rate = SAMPLE_RATE

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        if folder is None:
            raise VoiceMissing("the voice's folder is not known", where="voice baker")
        self._model = baker_model.BakerModel(folder)
        self._sizes = self._piece_sizes()
        self._warm_up()

    @classmethod
    def missing(cls) -> str | None:
        """LiteRT has no wheel for every machine."""
        return baker_model.missing()

    @classmethod
    def prepare(cls, folder: Path) -> None:
        """Make the published network fit for LiteRT."""
        baker_model.patch(folder)
        baker_model.BakerModel(folder)

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """The first chunk of a stretch has all its marks."""
        at, self._sizes = 0, self._piece_sizes()
        for foreign, units in groupby(utterance.units, _is_foreign):
            chunks = self._foreign if foreign else self._mandarin
            for chunk in chunks(list(units), prosody, at):
                at += len(chunk.pcm) // 2
                yield chunk

    def _piece_sizes(self) -> Iterator[int]:
        """How many frames each next piece of an utterance has."""
        return chain(PIECES, repeat(PIECES[-1])) if self.live else repeat(WHOLE_PART_FRAMES)

    def _warm_up(self) -> None:
        """The networks' first run costs a second; it is paid here. The second one tells how long they take."""
        for _ in range(2):
            begun = time.perf_counter()
            mel, _ = self._model.mel(WARMING, 1.0)
            seconds = len(self._model.samples(mel, 0, mel.shape[1])) / SAMPLE_RATE
            self.real_time_factor = (time.perf_counter() - begun) / seconds

    def _mandarin(self, units: Sequence[Unit], prosody: Prosody, at: int) -> Iterator[Chunk]:
        bend = 2 ** (prosody.pitch / 12)  # said slower, then played faster
        for part in parts(units):
            made = phrase(part, self._model.known)
            end = at
            for chunk in self._phrase(made, bend, bend / prosody.rate, at) if made.sounding else ():
                at += len(chunk.pcm) // 2
                end = chunk.marks[-1].end if chunk.marks else end
                yield chunk
            # The pause is counted from the last sound, so the tail's silence is part of it.
            silence = max(0, end + round(made.final / prosody.rate * SAMPLE_RATE) - at)
            at += silence
            yield Chunk(bytes(2 * silence), SAMPLE_RATE)

    def _phrase(self, made: Phrase, bend: float, stretch: float, at: int) -> Iterator[Chunk]:
        mel, durations = self._model.mel(made.symbols, stretch)
        pace = paced(mel, durations, made, stretch)
        there = marks(made, pace, at, HOP / bend)
        notes = tuple(made.notes)
        for pcm in self._pieces(pace.mel, bend):
            yield Chunk(pcm, SAMPLE_RATE, there, notes)
            there, notes = (), ()

    def _pieces(self, mel: Mel, bend: float) -> Iterator[bytes]:
        """The samples of `mel`, piece by piece; faded at the end, where the sound may not have died away."""
        count, gain = mel.shape[1], gain_for(level(mel))
        if bend != 1.0:
            whole = waves.resample(self._model.samples(mel, 0, count), 1 / bend)
            yield pcm16(waves.faded(limited(whole * gain), FADE))
            return
        start = 0
        while start < count:
            size = next(self._sizes)
            end = count if count - start < size + CONTEXT else start + size  # no tiny rest
            samples = limited(self._model.samples(mel, start, end) * gain)
            yield pcm16(waves.faded(samples, FADE) if end == count else samples)
            start = end

    def _foreign(self, units: Sequence[Unit], prosody: Prosody, at: int) -> Iterator[Chunk]:
        """English words, by eSpeak; spelled in Mandarin where that is not there."""
        words = [unit for unit in units if isinstance(unit, Latin)]
        try:
            samples, edges = english.say(words, prosody, SAMPLE_RATE)
        except VoiceMissing as error:
            note = Note(units[0].span, "approximated", f"Latin words are spelled, since {error.what}")
            for chunk in self._mandarin(units, prosody, at):
                yield Chunk(chunk.pcm, chunk.sample_rate, chunk.marks, (*chunk.notes, note))
            return
        there = placed(words, list(map(round, edges)), ["engine"] * len(words), at)
        yield Chunk(pcm16(samples), SAMPLE_RATE, there)


def parts(units: Sequence[Unit]) -> list[Sequence[Unit]]:
    """`units` in parts that the network says well, broken at the pause nearest to the middle."""
    weights = [_syllables(unit) for unit in units]
    if sum(weights) <= PART_SYLLABLES or sum(map(bool, weights)) < 2:
        return [units]
    pauses = [i for i in range(1, len(units)) if isinstance(units[i - 1], Pause)]
    inner = [i for i in pauses if any(weights[:i]) and any(weights[i:])]
    middle = sum(weights) / 2
    cut = min(inner or range(1, len(units)), key=lambda i: abs(sum(weights[:i]) - middle))
    return [*parts(units[:cut]), *parts(units[cut:])]


def _syllables(unit: Unit) -> int:
    if isinstance(unit, Pause):
        return 0
    return 1 if isinstance(unit, Say) else len(spelled(unit.text))


def _is_foreign(unit: Unit) -> bool:
    """Whether it is English rather than letters; letters without end are nobody's word."""
    return isinstance(unit, Latin) and not (is_spelled(unit.text) and 0 < len(spelled(unit.text)) <= PART_SYLLABLES)
