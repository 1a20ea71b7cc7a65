"""The Baker voice's two networks on LiteRT: FastSpeech2 (symbols to mel frames) and MB-MelGAN (mel to samples).

As published, FastSpeech2 has two operations of TensorFlow in it that LiteRT lacks: the random masks of a dropout
that was left in. `patch` replaces them by masks of one, once, when the voice is installed; the voice is then
deterministic too.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from langdu.errors import InstallFailed, VoiceMissing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.signal.arrays import Mel, Samples

PUBLISHED, PATCHED, VOCODER, SYMBOLS = (
    "fastspeech2_quan.tflite",
    "fastspeech2.tflite",
    "mb_melgan.tflite",
    "baker_mapper.json",
)
#: Samples in a mel frame, and in a second.
HOP, SAMPLE_RATE = 300, 24000
#: The vocoder's mirror padding fails on fewer frames.
VOCODER_MIN_FRAMES = 40
#: Frames on either side that a frame's samples depend on: with so many the chunks are those of the whole.
CONTEXT = 20
RANDOM = b"FlexRandomUniform"
DURATIONS, MEL = "Identity_2", "Identity_1"


class BakerModel:
    """Both networks, loaded from a voice's folder.

    Raises:
        VoiceMissing: a file or LiteRT is not there.
    """

    def __init__(self, folder: Path) -> None:
        remedy = "run langdu voices remove baker, then langdu voices install baker"
        try:
            from ai_edge_litert.interpreter import Interpreter

            table = json.loads((folder / SYMBOLS).read_text("utf-8"))
            self._acoustic = Interpreter(str(folder / PATCHED), num_threads=1)
            self._vocoder = Interpreter(str(folder / VOCODER), num_threads=1)
        except ImportError as error:
            raise VoiceMissing(f"LiteRT cannot be loaded: {error}", remedy="run pip install ai-edge-litert") from error
        except (OSError, ValueError) as error:
            raise VoiceMissing(f"the voice's files are damaged: {error}", where=str(folder), remedy=remedy) from error
        self._ids: dict[str, int] = table["symbol_to_id"]
        #: The toneless syllables that the voice was taught.
        self.known = frozenset(table["pinyin_dict"])
        outputs = self._acoustic.get_output_details()
        self._outputs = {output["name"]: output["index"] for output in outputs}
        self._samples = self._vocoder.get_output_details()[0]["index"]

    def mel(self, symbols: Sequence[str], stretch: float) -> tuple[Mel, list[int]]:
        """Mel frames (1 x frames x 80) for `symbols`, and how many of them each symbol takes.

        Args:
            symbols: from `sil` to `sil`.
            stretch: how many times as long as normal every symbol lasts.
        """
        import numpy as np

        ids = np.array([[self._ids[symbol] for symbol in symbols]], np.int32)
        ratios = [np.array([ratio], np.float32) for ratio in (stretch, 1.0, 1.0)]
        network = self._acoustic
        network.resize_tensor_input(0, ids.shape)
        network.allocate_tensors()
        for i, value in enumerate((ids, np.zeros(1, np.int32), *ratios)):
            network.set_tensor(i, value)
        network.invoke()
        durations = network.get_tensor(self._outputs[DURATIONS])[0]
        return network.get_tensor(self._outputs[MEL]), [int(frames) for frames in durations]

    def samples(self, mel: Mel, start: int, end: int) -> Samples:
        """The samples of frames `start` to `end` of `mel`, the same as if all of it had been vocoded at once."""
        import numpy as np

        low, high = max(0, start - CONTEXT), min(mel.shape[1], end + CONTEXT)
        piece = mel[:, low:high]
        if high - low < VOCODER_MIN_FRAMES:
            piece = np.concatenate([piece, np.repeat(piece[:, -1:], VOCODER_MIN_FRAMES - (high - low), 1)], 1)
        network = self._vocoder
        network.resize_tensor_input(0, piece.shape)
        network.allocate_tensors()
        network.set_tensor(0, piece)
        network.invoke()
        made: Samples = network.get_tensor(self._samples)[0, (start - low) * HOP : (end - low) * HOP, 0]
        return made


def missing() -> str | None:
    """Why LiteRT cannot be used, in one line; None if it can."""
    from importlib.util import find_spec

    for module, package in (("ai_edge_litert", "ai-edge-litert"), ("flatbuffers", "flatbuffers")):
        if find_spec(module) is None:
            return (
                f"the natural voice needs {package}, which is not installed; run pip install {package} "
                "(there is none for Intel Macs)"
            )
    return None


def patch(folder: Path) -> None:
    """Write `PATCHED` beside `PUBLISHED`: without random operations.

    Raises:
        InstallFailed: the network is not the one that is known.
    """
    import flatbuffers
    import numpy as np
    from ai_edge_litert import schema_py_generated as schema

    data = (folder / PUBLISHED).read_bytes()
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(data, 0))
    graph = model.subgraphs[0]
    codes = [code.customCode for code in model.operatorCodes]
    fill = _operator(model, schema.BuiltinOperator.FILL)
    one = _constant(model, graph, schema, np)
    random = [op for op in graph.operators if codes[op.opcodeIndex] == RANDOM]
    scaled = [op for op in graph.operators if graph.tensors[op.outputs[0]].name.endswith(b"/dropout/Mul")]
    if len(random) != 2 or len(scaled) != 2 or fill is None:
        raise InstallFailed("the voice's network is not the one that is known", remedy="update langdu")
    for operator in scaled:  # by what the mask is multiplied to make up for what it drops
        operator.inputs = np.array([operator.inputs[0], one], np.int32)
    for operator in random:
        operator.opcodeIndex, operator.customOptions = fill, None
        operator.inputs = np.array([operator.inputs[0], one], np.int32)
        operator.builtinOptionsType = schema.BuiltinOptions.FillOptions
        operator.builtinOptions = schema.FillOptionsT()
    builder = flatbuffers.Builder(1 << 24)
    builder.Finish(model.Pack(builder), b"TFL3")
    (folder / PATCHED).write_bytes(bytes(builder.Output()))


def _operator(model: Any, builtin: int) -> int | None:
    for i, code in enumerate(model.operatorCodes):
        if max(code.builtinCode, code.deprecatedBuiltinCode) == builtin:
            return i
    return None


def _constant(model: Any, graph: Any, schema: Any, np: Any) -> int:
    """The number of a new tensor that holds 1.0."""
    buffer, tensor = schema.BufferT(), schema.TensorT()
    buffer.data = np.frombuffer(struct.pack("<f", 1.0), np.uint8)
    model.buffers.append(buffer)
    tensor.shape, tensor.type, tensor.name = np.array([], np.int32), schema.TensorType.FLOAT32, b"one"
    tensor.buffer = len(model.buffers) - 1
    graph.tensors.append(tensor)
    return len(graph.tensors) - 1
