"""The natural voice: FastSpeech2 and MB-MelGAN, taught on one woman's 10,000 sentences of read Mandarin.

A stretch of Mandarin is one pass through FastSpeech2, which also says how many frames each symbol lasts: the
marks. The mel frames then are vocoded piece by piece, a small piece first, so that sound begins early. The
voice has its own sense of how long a pause is; its silences are lengthened or shortened to what is asked for.
Latin words are said by eSpeak's English voice, brought to this voice's level and rate; letters by their
Mandarin names in this voice.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from langdu.errors import VoiceMissing
from langdu.model import Chunk, Latin, Mark, Note, Pause, Prosody, Say, Utterance
from langdu.pinyin import numbered
from langdu.speech.engine import Engine
from langdu.speech.engines import baker_model, waves
from langdu.speech.engines.baker_model import CONTEXT, HOP, SAMPLE_RATE
from langdu.speech.engines.baker_phones import SILENCE, Phrase, phrase
from langdu.speech.latin import is_spelled, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Unit
    from langdu.speech.engine import Parameters
    from langdu.speech.engines.espeak import Espeak

#: Frames vocoded at a time: the first few for an early start, then as many as a cancel may have to wait for.
PIECES = (36, 144, 288)
#: The network counts frames up to this: 25 seconds. A syllable with its share of pauses takes 14 on the average
#: and hardly ever this many.
MOST_FRAMES, SYLLABLE = 2048, 22
#: Frames a second.
FRAMES = SAMPLE_RATE / HOP
#: Frames of silence kept before the first sound (the voice would take up to a quarter of a second).
LEAD_IN = 3
#: Samples over which the end of a stretch is faded out.
FADE = HOP
#: Frames kept after the last sound has died away.
LEAD_OUT = 2
#: A frame whose loudest mel band is below this is silent, one of `SILENT` throughout more so: of 3,400 frames in
#: pauses 0.1 % were louder than -50 dBFS (none than -49), and 6 % of the silent ones are missed.
STILL, SILENT = 0.3, -1.0
#: Its own pauses are left alone within these limits of what is asked for.
SHORTEST, LONGEST = 0.9, 1.4
#: The level of English words, where there is no Mandarin to go by: -18 dBFS.
LEVEL = 0.126


class Baker(Engine):
    """Needs the voice's folder. Parameter: `gain_db`."""

    sample_rate = SAMPLE_RATE

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        if folder is None:
            raise VoiceMissing("the voice's folder is not known", where="voice baker")
        self._model = baker_model.Model(folder)
        self._gain = 10 ** (float(parameters.get("gain_db", 0.0)) / 20)
        self._english: Espeak | None = None
        self._warm_up()

    @classmethod
    def missing(cls) -> str | None:
        """LiteRT has no wheel for every machine."""
        return baker_model.missing()

    @classmethod
    def prepare(cls, folder: Path) -> None:
        """Make the published network fit for LiteRT."""
        baker_model.patch(folder)
        baker_model.Model(folder)

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """The first chunk of a stretch has all its marks."""
        at = 0
        for foreign, units in groupby(utterance.units, _is_foreign):
            chunks = self._foreign if foreign else self._mandarin
            for chunk in chunks(list(units), prosody, at):
                at += len(chunk.pcm) // 2
                yield chunk

    def _warm_up(self) -> None:
        """The networks' first run costs a second; it is paid here."""
        mel, _ = self._model.mel([SILENCE, "^", "a1", SILENCE, "eos"], 1.0)
        self._model.samples(mel, 0, mel.shape[1])

    def _mandarin(self, units: Sequence[Unit], prosody: Prosody, at: int) -> Iterator[Chunk]:
        bend = 2 ** (prosody.pitch / 12)  # said slower, then played faster
        for part in _parts(units, bend / prosody.rate):
            made = phrase(part, self._model.known)
            silence = bytes(2 * round(made.final / prosody.rate * SAMPLE_RATE))
            for chunk in self._phrase(made, bend, bend / prosody.rate, at) if made.sounding else ():
                at += len(chunk.pcm) // 2
                yield chunk
            at += len(silence) // 2
            yield Chunk(silence, SAMPLE_RATE)

    def _phrase(self, made: Phrase, bend: float, stretch: float, at: int) -> Iterator[Chunk]:
        mel, durations = self._model.mel(made.symbols, stretch)
        mel, ends, sounds = _paced(mel, durations, made, stretch)
        marks = _marks(made, ends, sounds, at, HOP / bend)
        notes = tuple(made.notes)
        for pcm in self._pieces(mel, bend):
            yield Chunk(pcm, SAMPLE_RATE, marks, notes)
            marks, notes = (), ()

    def _pieces(self, mel: Any, bend: float) -> Iterator[bytes]:
        """The samples of `mel`, piece by piece; faded at the end, where the sound may not have died away."""
        count = mel.shape[1]
        if bend != 1.0:
            whole = waves.resample(self._model.samples(mel, 0, count), 1 / bend)
            yield waves.pcm(waves.faded(whole * self._gain, FADE))
            return
        start, sizes = 0, iter(PIECES)
        size = PIECES[-1]
        while start < count:
            size = next(sizes, size)
            end = count if count - start < size + CONTEXT else start + size  # no tiny rest
            samples = self._model.samples(mel, start, end) * self._gain
            yield waves.pcm(waves.faded(samples, FADE) if end == count else samples)
            start = end

    def _foreign(self, units: Sequence[Unit], prosody: Prosody, at: int) -> Iterator[Chunk]:
        """English words, by eSpeak; spelled in Mandarin where that is not there."""
        try:
            english = self._english = self._english or _espeak()
        except VoiceMissing as error:
            note = Note(units[0].span, "approximated", f"Latin words are spelled, since {error.what}")
            for chunk in self._mandarin(units, prosody, at):
                yield Chunk(chunk.pcm, chunk.sample_rate, chunk.marks, (*chunk.notes, note))
            return
        said = list(english.speak(Utterance(units[0].span, tuple(units)), prosody))
        ratio = SAMPLE_RATE / english.sample_rate
        samples = waves.resample(_samples(b"".join(chunk.pcm for chunk in said)), ratio)
        samples = samples * (LEVEL / (waves.level(samples) or LEVEL))
        marks = tuple(
            Mark(m.span, at + round(m.start * ratio), at + round(m.end * ratio), m.origin, m.label)
            for chunk in said
            for m in chunk.marks
        )
        yield Chunk(waves.pcm(samples), SAMPLE_RATE, marks)


def _parts(units: Sequence[Unit], stretch: float) -> list[Sequence[Unit]]:
    """`units` in parts that the network can say at once, broken at the pause nearest to the middle."""
    weights = [_frames(unit) for unit in units]
    if sum(weights) * stretch < MOST_FRAMES or sum(map(bool, weights)) < 2:
        return [units]
    pauses = [i for i in range(1, len(units)) if isinstance(units[i - 1], Pause)]
    inner = [i for i in pauses if any(weights[:i]) and any(weights[i:])]
    middle = sum(weights) / 2
    cut = min(inner or range(1, len(units)), key=lambda i: abs(sum(weights[:i]) - middle))
    return [*_parts(units[:cut], stretch), *_parts(units[cut:], stretch)]


def _frames(unit: Unit) -> int:
    """The mel frames that a unit may take at normal speed; a pause is drawn out afterwards and takes its own."""
    if isinstance(unit, Pause):
        return 0
    return SYLLABLE if isinstance(unit, Say) else SYLLABLE * len(spelled(unit.text))


def _is_foreign(unit: Unit) -> bool:
    return isinstance(unit, Latin) and not (is_spelled(unit.text) and spelled(unit.text))


def _espeak() -> Espeak:
    from langdu.speech.engines.espeak import Espeak

    if problem := Espeak.missing():
        raise VoiceMissing(problem)
    return Espeak(None, {})


def _samples(pcm: bytes) -> Any:
    import numpy as np

    return np.frombuffer(pcm, "<i2").astype(np.float32) / 32768


def _paced(mel: Any, durations: Sequence[int], made: Phrase, stretch: float) -> tuple[Any, list[int], list[int]]:
    """The mel frames with the silences that are asked for.

    Returns:
        The frames; the frame after each symbol's last; and that after its last sound: earlier where the symbol
        is a pause, which begins with the tail of the syllable before it.
    """
    import numpy as np

    last = len(durations) - 2  # `sil`, with the frames of `eos`: the tail of the last syllable may fill both
    bounds = np.cumsum([0, *durations])
    bounds[last + 1] = bounds[-1]
    pieces: list[Any] = []
    ends: list[int] = []
    sounds: list[int] = []
    for i in range(last + 1):
        piece = mel[:, bounds[i] : bounds[i + 1]]
        sound = piece.shape[1]
        if i == 0:
            piece = piece[:, max(0, sound - LEAD_IN) :]
        elif i == last:
            sound = _tail(piece)
            piece = piece[:, : sound + LEAD_OUT]
        elif i in made.pauses:
            sound = _tail(piece)
            piece = _lasting(piece, sound, round(made.pauses[i] * FRAMES * stretch))
        base = ends[-1] if ends else 0
        sounds.append(base + min(sound, piece.shape[1]))
        ends.append(base + piece.shape[1])
        pieces.append(piece)
    return np.concatenate(pieces, 1), ends, sounds


def _quiet(piece: Any) -> Any:
    """Which frames are silent."""
    return piece[0].max(1) < STILL


def _tail(piece: Any) -> int:
    """How many frames of a pause still sound: up to the first two that are silent."""
    quiet = _quiet(piece)
    for i in range(len(quiet)):
        if quiet[i : i + 2].all():
            return i
    return len(quiet)


def _lasting(piece: Any, sound: int, wanted: int) -> Any:
    """A pause whose silence, from frame `sound` on, lasts about `wanted` frames.

    Silence is put in where it begins, and taken from its middle: at its end the next syllable announces itself.
    """
    import numpy as np

    there = piece.shape[1] - sound
    if there < SHORTEST * wanted:
        more = wanted - there
        if sound < piece.shape[1]:
            still = np.repeat(piece[:, sound : sound + 1], more, 1)
        else:
            still = np.full((1, more, piece.shape[2]), SILENT, piece.dtype)
        return np.concatenate([piece[:, :sound], still, piece[:, sound:]], 1)
    if there > LONGEST * wanted:
        silent = np.flatnonzero(_quiet(piece))
        spare = silent[silent > sound][: there - wanted]
        return np.delete(piece, spare, 1)
    return piece


def _marks(made: Phrase, ends: Sequence[int], sounds: Sequence[int], at: int, hop: float) -> tuple[Mark, ...]:
    """A syllable lasts until the next begins, the joint's frames being its tail; before a pause to its tail's end."""
    starts: dict[int, int] = {}
    stops: dict[int, int] = {}
    last = 0
    for i, owner in enumerate(made.owners[:-1]):
        if owner is not None:
            last = owner
            starts.setdefault(owner, ends[i - 1])
        stops[last] = sounds[i]
    return tuple(
        Mark(unit.span, at + round(starts[i] * hop), at + round(stops[i] * hop), "engine", _label(unit))
        for i, unit in enumerate(made.sounding)
    )


def _label(unit: Say | Latin) -> str:
    return numbered(unit.syllable) if isinstance(unit, Say) else unit.text
