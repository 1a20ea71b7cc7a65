"""Kokoro's network on onnxruntime, in two halves: symbols to lengths and pitch, and these to samples.

The package kokoro-onnx is not used: it has no Mandarin front end, tells no lengths, and lets nobody at the pitch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, VoiceMissing
from langdu.speech.engines.kokoro_phones import vocabulary
from langdu.speech.engines.kokoro_split import AUDIO, DECODER, ENCODER, FRAMES, PITCH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Bend = Callable[["Drawn"], NDArray[Any]]

SAMPLE_RATE = 24000
#: Samples of a frame, in which the network counts how long its symbols last.
FRAME = 600
#: Symbols that the network takes at once, without the two at its ends.
MOST = 510
#: The styles of shorter texts have almost no tones (measured: two-syllable words at rows 0, 60, 120 and 200).
SHORTEST_STYLE = 60


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


class Model:
    """The network and one of its speakers.

    Args:
        model: the network's file, whose two halves lie beside it.
        styles: the speakers' styles, an npz archive, read without unpickling anything.
        speaker: zf_xiaoyi and the like.

    Raises:
        VoiceMissing: a file is not what it should be; or there is no such speaker.
    """

    def __init__(self, model: Path, styles: Path, speaker: str) -> None:
        self._style = _style(styles, speaker)
        self._encoder = _session(model.with_name(model.name + ENCODER))
        self._decoder = _session(model.with_name(model.name + DECODER))
        self._handed = [entry.name for entry in self._encoder.get_outputs()]
        self._wanted = {entry.name for entry in self._decoder.get_inputs()}
        if not {PITCH, FRAMES} <= set(self._handed) or not self._wanted <= {*self._handed, "style", "speed", "tokens"}:
            raise _wrong(model, "its halves are of another langdu")

    def run(self, symbols: str, rate: float, bend: Bend = lambda drawn: drawn.pitch) -> tuple[NDArray[Any], Drawn]:
        """Say `symbols`, all of them in the vocabulary and no more than `MOST`.

        Args:
            symbols: a character each.
            rate: the speed.
            bend: gives the pitch to speak with.

        Returns:
            The samples, and how the network drew them.

        Raises:
            EngineFailed: the network did.
        """
        import numpy as np

        numbers = vocabulary()
        row = min(max(len(symbols) - 1, SHORTEST_STYLE), len(self._style) - 1)
        asked = {
            "tokens": np.array([[0, *(numbers[symbol] for symbol in symbols), 0]], np.int64),
            "style": self._style[row : row + 1].astype(np.float32),
            "speed": np.array([rate], np.float32),
        }
        said = dict(zip(self._handed, _run(self._encoder, None, asked), strict=True))
        lengths = np.asarray(said[FRAMES], float).ravel()
        drawn = Drawn(np.cumsum(lengths)[:-1], np.asarray(said[PITCH]).ravel())
        said[PITCH] = bend(drawn).astype(np.float32).reshape(said[PITCH].shape)
        given = {name: value for name, value in {**asked, **said}.items() if name in self._wanted}
        samples = np.asarray(_run(self._decoder, [AUDIO], given)[0], np.float32).ravel()
        return samples, drawn


def _run(session: Any, outputs: list[str] | None, inputs: dict[str, Any]) -> list[Any]:
    try:
        found: list[Any] = session.run(outputs, inputs)
    except Exception as error:  # onnxruntime's errors share no class of their own
        raise EngineFailed(f"the voice's network failed: {str(error).splitlines()[0]}") from error
    return found


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Threads that wait for work take a processor for nothing: 0.61 seconds of one a second of speech, without 0.54.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no class of their own
        raise _wrong(path, "not a network that onnxruntime can load") from error


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
    return VoiceMissing(what, where=str(path), remedy="install the voice again")
