"""The sound of a file: how long it is, where it is silent, where it is at full scale."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from contextlib import closing
from itertools import chain
from math import ceil, floor
from typing import IO, TYPE_CHECKING, Any

from langdu.errors import BadInput
from langdu.session.verifying.report import Defect
from langdu.signal.decoding.libsndfile_reader import silent_stderr
from langdu.signal.decoding.open import DECODING_ERRORS, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: -60 dBFS, and the shortest mark that cannot be so quiet: the closure of a stop lasts shorter.
SILENT, MARK_SECONDS = 0.001, 0.08
#: The parts of a second by which silence is looked for.
FRAMES_PER_SECOND = 100
#: Samples of 16 bit at full scale, one after the other, that are no speech.
FULL_SCALE, FULL_SAMPLES = 32767 / 32768, 3
#: Seconds by which a file may differ from its timeline.
TOLERANCE_SECONDS = 0.05
#: Samples that a decoder leaves at both ends, where the file cannot say how many an encoder added: of MP3 the delay of
#: encoder and decoder, 1105, and two frames; of AAC the priming, 2112, and one frame.
PADDING_SAMPLES = {".mp3": 1105 + 2 * 1152, ".m4a": 2112 + 1024, ".m4b": 2112 + 1024}
BLOCK_FRAMES = 1 << 16


class SoundFacts:
    """What was heard in a file.

    Args:
        file: a path, or something that is read from.
        ending: of its format, dot included.
        name: for people.

    Attributes:
        seconds: how long it is.
        padding: seconds by which it may be longer than what was written into it.
        full: where samples stay at full scale, in seconds.
        is_silent: whether it is silent throughout.

    Raises:
        BadInput: it cannot be decoded.
    """

    def __init__(self, file: Path | IO[bytes], ending: str, name: str) -> None:
        import numpy as np

        self.rate, self.full = 0, list[float]()
        loud, rest, samples = bytearray(), np.zeros(0, "f4"), 0
        for block, self.rate in decoded(file, name):
            self.full += _full(block, samples, self.rate)
            samples += len(block)
            rest = np.abs(np.concatenate((rest, block)))
            step = self.rate // FRAMES_PER_SECOND
            whole = len(rest) // step * step
            loud += (rest[:whole].reshape(-1, step).max(axis=1) >= SILENT).tobytes()
            rest = rest[whole:]
        if not samples:
            raise BadInput("there is no sound in it", where=name, remedy="name a file of an export")
        self._step = step / self.rate
        #: The frames at which each silence begins, and those behind them: hours take little memory so.
        frames = np.frombuffer(loud, "i1")
        changes = (np.flatnonzero(frames[1:] != frames[:-1]) + 1).tolist()
        edges = [*([0] if not loud[:1].startswith(b"\1") else ()), *changes, len(loud)]
        self._silences, self._ends = array("I", edges[::2]), array("I", edges[1::2])
        self.seconds = samples / self.rate
        self.padding = PADDING_SAMPLES.get(ending, 0) / self.rate
        self.is_silent = 1 not in loud
        self._frames = len(loud)

    def is_silent_between(self, start: float, end: float) -> bool:
        """Whether nothing is heard there; times in seconds."""
        first, last = ceil(start / self._step), floor(end / self._step)
        last = min(last, self._frames)
        run = bisect_right(self._silences, first) - 1
        return last > first and run >= 0 and self._ends[run] >= last


def decoded(file: Path | IO[bytes], name: str) -> Iterator[tuple[Any, int]]:
    """The samples of one channel, full scale 1, and their rate in Hz.

    Raises:
        BadInput: it cannot be decoded.
    """
    with closing(opened(file, name)) as reader:
        try:
            while True:
                # The decoder of MP3 prints what it misses in the first frame after it has measured the file.
                with silent_stderr():
                    block = reader.read(BLOCK_FRAMES)
                if not len(block):
                    return
                yield block[:, 0], reader.sample_rate
        except DECODING_ERRORS as error:
            what = f"this cannot be read as sound: {error}"
            raise BadInput(what, where=name, remedy="name a file of an export") from error


def _full(block: Any, at: int, rate: int) -> list[float]:
    """Where in a block samples stay at full scale, each run once."""
    import numpy as np

    full = np.abs(block) >= FULL_SCALE
    edges = np.flatnonzero(np.diff(np.concatenate(([False], full, [False])).astype("i1")))
    runs = edges.reshape(-1, 2)
    return [float(at + start) / rate for start, end in runs if end - start >= FULL_SAMPLES]


def sound_defects(
    file: str, sound: SoundFacts, duration: float | None, marks: Iterable[tuple[float, float]], *, may_be_silent: bool
) -> Iterator[Defect]:
    """What is wrong with the sound of a file.

    Args:
        file: its name.
        sound: what was heard.
        duration: how long it should be, in seconds; None where nothing tells.
        marks: when syllables sound, in seconds and in order; none where nothing tells.
        may_be_silent: whether its voice only keeps time.
    """
    if sound.full:
        what = f"samples stay at full scale, in {len(sound.full)} place{'s' if len(sound.full) > 1 else ''}"
        yield Defect(file, "clipping", what, 0, sound.full[0])
    if duration is not None:
        yield from length_defects(file, sound, duration)
    if sound.is_silent and not may_be_silent:
        yield Defect(file, "silence", "nothing is heard in the whole file")
    elif not may_be_silent:
        yield from _silent_marks(file, sound, marks)


def length_defects(file: str, sound: SoundFacts, duration: float) -> Iterator[Defect]:
    """Whether it is as long as its timeline; seconds."""
    if not duration - TOLERANCE_SECONDS <= sound.seconds <= duration + sound.padding + TOLERANCE_SECONDS:
        what = f"it lasts {sound.seconds:.2f} s and its timeline {duration:.2f} s"
        yield Defect(file, "length", what, 0, min(sound.seconds, duration))


def _silent_marks(file: str, sound: SoundFacts, marks: Iterable[tuple[float, float]]) -> Iterator[Defect]:
    """The stretches of marks of which nothing is heard."""
    held: list[tuple[float, float]] = []
    for start, end in chain(marks, ((0.0, 0.0),)):
        if end - start > MARK_SECONDS and start < sound.seconds and sound.is_silent_between(start, end):
            held.append((start, end))
        elif held and (end - start > MARK_SECONDS or not end):
            what = f"{len(held)} syllable{'s are' if len(held) > 1 else ' is'} silent, until {held[-1][1]:.2f} s"
            yield Defect(file, "silence", what, 0, held[0][0])
            held = []
