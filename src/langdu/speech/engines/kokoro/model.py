"""Kokoro's network on onnxruntime, in three parts: symbols to lengths, these to pitch, and both to samples.

The package kokoro-onnx is not used: it has no Mandarin front end, tells no lengths, and lets nobody at the pitch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, VoiceMissing
from langdu.speech.engines.kokoro.means import WEIGHTS, window
from langdu.speech.engines.kokoro.split import AUDIO, FRAMES, LENGTHS, PARTS, PITCH
from langdu.speech.engines.kokoro.sums import PRECISE, overflows
from langdu.speech.engines.kokoro.symbols import SIGNS, WORD, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Bend = Callable[["Drawn"], NDArray[Any]]

SAMPLE_RATE = 24000
#: Samples of a frame, in which the network counts how long its symbols last.
FRAME = 600
#: Symbols that the network takes at once, without the two at its ends.
PASS_SYMBOLS = 510
#: The styles of shorter texts have almost no tones (measured: two-syllable words at rows 0, 60, 120 and 200).
SHORTEST_STYLE = 60
#: Dimensions of what the network hands on that runs over time: voice, channel, frame.
CURVE = 3
#: A peak that is not heard.
INAUDIBLE = 0.002
#: Symbols that nothing is heard of.
SILENT = WORD + "".join(SIGNS.values())


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the network means to say something.

    Attributes:
        frames: [symbols + 1] the frame at which each symbol begins, and the last ends.
        pitch: [n] in Hz, evenly over all frames, those of the silence at both ends included; 0 and less where nothing
            is voiced.
    """

    frames: NDArray[Any]
    pitch: NDArray[Any]


class KokoroModel:
    """The network and one of its speakers.

    Args:
        model: the network's file, whose parts lie beside it.
        styles: the speakers' styles, an npz archive, read without unpickling anything.
        speaker: zf_xiaoyi and the like.

    Raises:
        VoiceMissing: a file is not what it should be; or there is no such speaker.
    """

    def __init__(self, model: Path, styles: Path, speaker: str) -> None:
        self._style = _style(styles, speaker)
        self._lengths, self._pitch, self._sound = _parts(model)
        self._running: Any = None

    def run(self, symbols: str, rate: float, bend: Bend = lambda drawn: drawn.pitch) -> tuple[NDArray[Any], Drawn]:
        """Say `symbols`, all of them in the vocabulary and no more than `PASS_SYMBOLS`.

        Args:
            symbols: a character each.
            rate: the speed.
            bend: gives the pitch to speak with.

        Returns:
            The samples, with little silence at both ends, and how the network drew them.

        Raises:
            EngineFailed: the network did.
        """
        import numpy as np
        import onnxruntime

        self._running = running = onnxruntime.RunOptions()
        spoken = len(symbols.rstrip(SILENT))
        known = self._asked(symbols)
        known |= self._lengths.run(known, running)
        lengths = at_rate(np.asarray(known[LENGTHS], float).ravel(), spoken, rate)
        known[FRAMES] = lengths.astype(np.float32).reshape(known[LENGTHS].shape)
        known |= self._pitch.run(known, running)
        curve = known[PITCH]
        drawn = Drawn(np.cumsum(lengths)[:-1], np.asarray(curve).ravel())
        known[PITCH] = bend(drawn).astype(np.float32).reshape(curve.shape)
        count = int(lengths.sum())
        kept, known[WEIGHTS] = window(drawn.frames[0], drawn.frames[spoken], count)
        known = {name: _cut(value, kept, count) for name, value in known.items()}
        samples = np.asarray(self._sound.run(known, running)[AUDIO], np.float32).ravel()
        drawn = Drawn(drawn.frames - kept.start, _cut(curve, kept, count).ravel())
        return _ended(samples, int(drawn.frames[spoken]) * FRAME), drawn

    def stop(self) -> None:
        """End what runs, from another thread: it fails."""
        if self._running is not None:
            self._running.terminate = True

    def _asked(self, symbols: str) -> dict[str, NDArray[Any]]:
        """What goes in."""
        import numpy as np

        numbers = vocabulary()
        row = min(max(len(symbols) - 1, SHORTEST_STYLE), len(self._style) - 1)
        return {
            "tokens": np.array([[0, *(numbers[symbol] for symbol in symbols), 0]], np.int64),
            "style": self._style[row : row + 1].astype(np.float32),
        }


def at_rate(lengths: NDArray[Any], spoken: int, rate: float) -> NDArray[Any]:
    """[symbols + 2] whole frames, so that what is spoken lasts as long as `rate` asks for.

    The network itself rounds each length up to a frame at least, and is too slow then at great rates. At rate 1 this is
    what it does. Silence becomes shorter at most: stretched it is heard.

    Args:
        lengths: [symbols + 2] as the network means them at rate 1, those of the silence at both ends included.
        spoken: of how many symbols, from the first, something is heard.
        rate: greater than 0.
    """
    import numpy as np

    rates = np.full(len(lengths), max(rate, 1.0))
    rates[1 : 1 + spoken] = rate
    edges = np.rint(np.cumsum(np.maximum(np.rint(lengths), 1) / rates))
    frames: NDArray[Any] = np.diff(edges, prepend=0)
    return frames


def _ended(samples: NDArray[Any], end: int) -> NDArray[Any]:
    """`samples` to where the voice falls silent from `end` on: what may come later is a noise of the network."""
    import numpy as np

    rest = samples[end : end + len(samples[end:]) // FRAME * FRAME].reshape(-1, FRAME)
    silent = np.flatnonzero(np.abs(rest).max(axis=1) < INAUDIBLE)
    return samples[: end + int(silent[0]) * FRAME] if len(silent) else samples


def _cut(value: NDArray[Any], kept: slice, count: int) -> NDArray[Any]:
    """What runs over all `count` frames, once or twice a frame, in those that are kept; all else as it is."""
    each, rest = divmod(value.shape[-1], count)
    if value.ndim < CURVE or rest or each not in (1, 2):
        return value
    return value[..., kept.start * each : kept.stop * each]


class _Part:
    """A part of the network, from what it takes to what it gives, by their names."""

    def __init__(self, path: Path, options: Any) -> None:
        import onnxruntime

        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.takes = [entry.name for entry in self._session.get_inputs()]
        self.gives = [entry.name for entry in self._session.get_outputs()]

    def run(self, known: Mapping[str, NDArray[Any]], options: Any) -> dict[str, Any]:
        try:
            found = self._session.run(self.gives, {name: known[name] for name in self.takes}, options)
        except Exception as error:  # onnxruntime's errors share no class of their own
            raise EngineFailed(f"the voice's network failed: {str(error).splitlines()[0]}") from error
        return dict(zip(self.gives, found, strict=True))


def _parts(model: Path) -> list[_Part]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Threads that wait for work take a processor for nothing: 0.61 seconds of one a second of speech, without 0.54.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Memory laid out ahead for the longest so far: 567 MB at 8 seconds of speech, without 392, and no slower.
    options.enable_mem_pattern = False
    path = model
    try:
        options.add_session_config_entry(PRECISE, str(int(overflows(model))))
        parts = []
        for ending in PARTS:
            path = model.with_name(model.name + ending)
            parts.append(_Part(path, options))
    except Exception as error:  # onnxruntime's errors share no class of their own
        raise _wrong(path, "not a network that onnxruntime can load") from error
    known = {"tokens", "style", FRAMES, WEIGHTS}
    for part in parts:
        if not set(part.takes) <= known:
            raise _wrong(model, "its parts are of another langdu")
        known |= set(part.gives)
    return parts


def _style(path: Path, speaker: str) -> NDArray[Any]:
    """[510, 256] the speaker's styles: a row for each number of symbols."""
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as archive:
            if speaker not in archive.files:
                raise _wrong(path, f"no speaker {speaker}; it has {', '.join(sorted(archive.files)[:5])} …")
            found: NDArray[Any] = archive[speaker]
            return found.reshape(-1, found.shape[-1])
    except (OSError, ValueError, AttributeError, IndexError) as error:
        raise _wrong(path, "not an archive of styles") from error


def _wrong(path: Path, what: str) -> VoiceMissing:
    # Its downloaded files may be whole, so that an installation alone would find nothing to do.
    return VoiceMissing(what, where=str(path), remedy="langdu voices remove kokoro, then langdu voices install kokoro")
