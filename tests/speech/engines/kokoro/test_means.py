"""Silence that is not said, and means over time that count it."""

from __future__ import annotations

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from langdu.speech.engines.kokoro import means as kokoro_means  # noqa: E402
from langdu.speech.engines.kokoro.means import FAR, SILENT_FRAMES_KEPT, WEIGHTS, window  # noqa: E402


def test_some_silence_is_kept_and_stands_for_the_rest() -> None:
    kept, weights = window(30, 100, 150)
    assert kept == slice(30 - SILENT_FRAMES_KEPT, 100 + SILENT_FRAMES_KEPT)
    assert weights.sum() == 150
    assert weights[0, 0, FAR] == 1


def test_no_more_is_kept_than_there_is() -> None:
    kept, weights = window(2, 20, 24)
    assert kept == slice(0, 24)
    assert (weights == 1).all()


def test_a_mean_over_time_weighs_its_places() -> None:
    helper = onnx.helper
    graph = helper.make_graph(
        [helper.make_node("ReduceMean", ["x", "axes"], ["y"], "mean")],
        "one",
        [helper.make_tensor_value_info("x", 1, [1, 2, None])],
        [helper.make_tensor_value_info("y", 1, None)],
        [onnx.numpy_helper.from_array(np.array([2], np.int64), "axes")],
    )
    assert kokoro_means.rewrite(graph) == 1
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    twice = np.array([[[1, 1, 5, 5], [0, 0, 2, 2]]], np.float32)  # two places to each of the two frames
    found = session.run(None, {"x": twice, WEIGHTS: np.array([[[3, 1]]], np.float32)})[0]
    np.testing.assert_allclose(found.ravel(), [2.0, 0.5])
