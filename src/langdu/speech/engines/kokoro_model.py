"""Kokoro's network on onnxruntime: symbols in, samples and the symbols' lengths out.

The package kokoro-onnx is not used: it loads eSpeak whatever it is asked to say and keeps it loaded (libespeak.py has
to load it anew to say the same twice), leaves out symbols that it does not know without a word, and takes no speed
beyond half and double, which the pitch may ask for. The files are those that it publishes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, VoiceMissing
from langdu.speech.engines.kokoro_noise import STEADY

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE_RATE = 24000
#: Symbols that the network takes at once, without the two at its ends.
MOST = 510
KINDS = {"tensor(float)": "f4", "tensor(float16)": "f2", "tensor(int32)": "i4", "tensor(int64)": "i8"}


class Model:
    """The network, its symbols, and one of its speakers.

    Args:
        model: the network; its steady copy is taken if there is one.
        voices: the speakers' styles, an npz archive, read without unpickling anything.
        config: Kokoro's config.json, of which the vocabulary is used.
        speaker: zf_001 and the like.

    Raises:
        VoiceMissing: a file is not what it should be; or there is no such speaker.
    """

    def __init__(self, model: Path, voices: Path, config: Path, speaker: str) -> None:
        self.vocabulary = _vocabulary(config)
        self._style = _style(voices, speaker)
        copy = model.with_name(model.name + STEADY)
        self._session = _session(copy if copy.exists() else model)
        self._kinds = {entry.name: KINDS.get(entry.type, "f4") for entry in self._session.get_inputs()}
        self._tokens = "input_ids" if "input_ids" in self._kinds else "tokens"
        if lacking := {self._tokens, "style", "speed"} - set(self._kinds):
            raise _wrong(model, f"no input {min(lacking)}")
        if self._kinds["speed"].startswith("i"):
            raise _wrong(model, "an early export, whose speed cannot be set; download the present one")
        outputs = [entry.name for entry in self._session.get_outputs()]
        self._lengths = outputs.index("duration") if "duration" in outputs else None

    def run(self, symbols: str, rate: float) -> tuple[Any, Any]:
        """Say `symbols`, all of them in the vocabulary and no more than `MOST`.

        Returns:
            The samples; and the sample at which each symbol begins and the last ends, or None.

        Raises:
            EngineFailed: the network did.
        """
        import numpy as np

        ids = [self.vocabulary[symbol] for symbol in symbols]
        inputs = {
            self._tokens: np.array([[0, *ids, 0]], self._kinds[self._tokens]),
            "style": self._style[min(len(ids), len(self._style)) - 1].astype(self._kinds["style"]),
            "speed": np.array([rate], self._kinds["speed"]),
        }
        try:
            outputs = self._session.run(None, inputs)
        except Exception as error:  # onnxruntime's errors share no class of their own
            raise EngineFailed(f"the voice's network failed: {str(error).splitlines()[0]}") from error
        samples = np.asarray(outputs[0], np.float32).ravel()
        if self._lengths is None:
            return samples, None
        ends = np.concatenate([[0.0], np.cumsum(np.asarray(outputs[self._lengths], float).ravel())])
        return samples, (ends * (len(samples) / max(ends[-1], 1.0)))[1:-1]


def _session(path: Path) -> Any:
    import onnxruntime

    try:
        return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no class of their own
        raise _wrong(path, "not a network that onnxruntime can load") from error


def _style(path: Path, speaker: str) -> Any:
    """The speaker's styles: a row for each number of symbols."""
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as archive:
            if speaker not in archive.files:
                raise _wrong(path, f"no speaker {speaker}; it has {', '.join(sorted(archive.files)[:5])} …")
            return archive[speaker].reshape(-1, 1, archive[speaker].shape[-1])
    except (OSError, ValueError, AttributeError) as error:
        raise _wrong(path, "not an archive of styles") from error


def _vocabulary(path: Path) -> dict[str, int]:
    try:
        found = json.loads(path.read_text("utf-8"))["vocab"]
        return {str(symbol): int(number) for symbol, number in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _wrong(path, "no vocabulary in it") from error


def _wrong(path: Path, what: str) -> VoiceMissing:
    return VoiceMissing(what, where=str(path), remedy="install the voice again")
