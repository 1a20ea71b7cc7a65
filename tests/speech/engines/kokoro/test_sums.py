"""Whether the processor's sums of 8 bits overflow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from langdu.speech.engines.kokoro import sums as kokoro_sums  # noqa: E402


@pytest.mark.parametrize(("off", "told"), [(0, False), (-1, True)])
def test_a_sum_that_is_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off: int, told: bool) -> None:
    kokoro_sums.write(tmp_path / "voice.onnx")
    right = kokoro_sums.SHAPE[1] * kokoro_sums.GREATEST

    class Counting:
        def __init__(self, path: str, **_: object) -> None:
            assert path.endswith("voice.onnx.sum")

        def run(self, _: None, given: object) -> list[object]:
            return [np.full((2, 2), right + off)]

    monkeypatch.setattr(onnxruntime, "InferenceSession", Counting)
    assert kokoro_sums.overflows(tmp_path / "voice.onnx") is told


def test_the_sum_is_one_that_the_exact_kernel_gets_right(tmp_path: Path) -> None:
    kokoro_sums.write(tmp_path / "voice.onnx")
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry(kokoro_sums.PRECISE, "1")
    session = onnxruntime.InferenceSession(
        str(tmp_path / "voice.onnx.sum"), options, providers=["CPUExecutionProvider"]
    )
    sums = session.run(None, {"numbers": np.full(kokoro_sums.SHAPE[:2], 255, np.uint8)})[0]
    assert (np.asarray(sums) == kokoro_sums.SHAPE[1] * kokoro_sums.GREATEST).all()
