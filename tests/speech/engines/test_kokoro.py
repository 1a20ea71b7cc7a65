"""Kokoro, on a voice that hums."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import Prosody
from langdu.speech.engines.kokoro import Kokoro
from langdu.speech.engines.kokoro_model import MOST
from langdu.speech.engines.kokoro_noise import STEADY, replace
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from pathlib import Path

onnx = pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")
FILES = {"model": "tiny.onnx", "voices": "voices.bin", "config": "config.json", "speaker": "zf_001"}
SENTENCE = "jin1 tian1 xia4 yu3 ， wo3 men5 zai4 jia1 kan4 shu1 。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from tests.speech.tiny.kokoro import write

    write(tmp_path)
    Kokoro.prepare(tmp_path)
    return tmp_path


def test_a_prepared_voice_says_the_same_to_the_bit_and_an_unprepared_one_would_not(folder: Path) -> None:
    engine = Kokoro(folder, FILES)
    first = whole(engine.speak(utterance(SENTENCE), Prosody(1.2, 1.0)))
    assert whole(engine.speak(utterance(SENTENCE), Prosody(1.2, 1.0))) == first
    assert whole(Kokoro(folder, FILES).speak(utterance(SENTENCE), Prosody(1.2, 1.0))) == first
    (folder / f"tiny.onnx{STEADY}").unlink()
    drawn = Kokoro(folder, FILES)
    assert len({whole(drawn.speak(utterance(SENTENCE), NORMAL))[0] for _ in range(2)}) == 2


def test_marks_are_the_networks_own_where_it_tells_and_estimated_where_not(tmp_path: Path) -> None:
    from tests.speech.tiny.kokoro import write

    for tells, origin in ((True, "engine"), (False, "estimated")):
        write(tmp_path, tells_lengths=tells)
        _, marks, _ = whole(Kokoro(tmp_path, FILES).speak(utterance("ni3 hao3 ma5"), NORMAL))
        assert {mark.origin for mark in marks} == {origin}
    write(tmp_path)
    _, marks, _ = whole(Kokoro(tmp_path, FILES).speak(utterance("ni3/ hao3 ma5"), NORMAL))
    assert marks[1].start - marks[0].start == (3 + 1) * 4 * 600  # ㄋㄧ3/ of four frames each


def test_a_stretch_too_long_for_the_network_is_said_in_parts_and_loses_nothing(folder: Path) -> None:
    engine = Kokoro(folder, FILES)
    longest = []
    run = engine._model.run
    engine._model.run = lambda symbols, rate: longest.append(len(symbols)) or run(symbols, rate)  # type: ignore[method-assign,func-returns-value]
    _, marks, _ = whole(engine.speak(utterance("zhuangr1/ " * 119), NORMAL))
    assert len(marks) == 119
    assert len(longest) == 2
    assert max(longest) <= MOST


def test_speakers_differ_and_one_that_is_not_there_is_told(folder: Path) -> None:
    assert whole(Kokoro(folder, FILES | {"speaker": "zm_009"}).speak(utterance("ni3 hao3"), NORMAL)) != whole(
        Kokoro(folder, FILES).speak(utterance("ni3 hao3"), NORMAL)
    )
    with pytest.raises(VoiceMissing, match="no speaker zf_999; it has zf_001, zm_009"):
        Kokoro(folder, FILES | {"speaker": "zf_999"})


class Trap:
    """Runs code when it is unpickled."""

    def __reduce__(self) -> Any:
        return (pytest.fail, ("unpickled",))


def test_nothing_is_unpickled(folder: Path) -> None:
    with (folder / "voices.bin").open("wb") as file:
        np.savez(file, zf_001=np.array([Trap()], dtype=object))
    with pytest.raises(VoiceMissing, match="not an archive of styles"):
        Kokoro(folder, FILES)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("voices.bin", b"nothing", "not an archive of styles"),
        ("config.json", b"{}", "no vocabulary in it"),
        ("config.json", b"\xff", "no vocabulary in it"),
        (f"tiny.onnx{STEADY}", b"nothing", "not a network"),
    ],
)
def test_files_that_are_wrong_are_told(folder: Path, name: str, content: bytes, told: str) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(VoiceMissing, match=told):
        Kokoro(folder, FILES)


def test_a_config_without_mandarin_is_told(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"vocab": {"a": 43}}), "utf-8")
    with pytest.raises(Exception, match="no symbol for any of this"):
        Kokoro(folder, FILES)


def test_the_early_export_whose_speed_is_a_whole_number_is_refused(tmp_path: Path) -> None:
    from tests.speech.tiny.graphs import INT
    from tests.speech.tiny.kokoro import write

    write(tmp_path, speed=INT)
    with pytest.raises(VoiceMissing, match="early export"):
        Kokoro(tmp_path, FILES)


def test_what_is_no_network_is_not_prepared(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").write_bytes(b"\xff" * 64)
    with pytest.raises(InstallFailed, match=r"a\.onnx is not a network; download it again"):
        Kokoro.prepare(tmp_path)


def drawn(operator: str, **attributes: Any) -> Any:
    """What a network of that one operator gives, once its noise is steady."""
    import onnxruntime

    like = operator.endswith("Like")
    node = onnx.helper.make_node(operator, ["x"] if like else [], ["y"], **attributes)
    value = onnx.helper.make_tensor_value_info
    x, y = (value(name, onnx.TensorProto.FLOAT, ["a", "b"]) for name in "xy")
    graph = onnx.helper.make_graph([node], "noise", [x], [y])
    assert replace(graph) == 1
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    return session.run(None, {"x": np.zeros((40, 500), np.float32)})[0]


def test_steady_noise_is_spread_as_that_which_it_replaces() -> None:
    normal = drawn("RandomNormalLike", mean=2.0, scale=3.0)
    assert normal.shape == (40, 500)
    assert normal.mean() == pytest.approx(2.0, abs=0.1)
    assert normal.std() == pytest.approx(3.0, abs=0.1)
    assert np.mean(np.abs(normal - 2.0) < 3.0) == pytest.approx(0.68, abs=0.02)
    even = drawn("RandomUniform", shape=[40, 500], low=-1.0, high=3.0)
    assert even.shape == (40, 500)
    assert np.histogram(even, 4, (-1.0, 3.0))[0] == pytest.approx(5000, abs=400)
    neighbours = np.corrcoef(normal.ravel()[:-1], normal.ravel()[1:])[0, 1]
    assert abs(neighbours) < 0.05
