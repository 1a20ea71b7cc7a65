"""Kokoro, on a voice that hums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from langdu.errors import EngineFailed, InstallFailed, VoiceMissing
from langdu.signal.pcm import floats
from langdu.speech.engines.kokoro.engine import BEFORE, TOO_LONG, Kokoro
from langdu.speech.engines.kokoro.model import FRAME, PASS_SYMBOLS, SAMPLE_RATE, Drawn, _ended, at_rate
from langdu.speech.engines.kokoro.split import PARTS
from tests.speech.making import NORMAL, utterance, whole
from tests.speech.tiny.kokoro import LASTS, write

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")
FILES = {"model": "tiny.onnx", "styles": "styles.npz", "speaker": "zf_one"}
SENTENCE = "jin1 tian1 xia4 yu3 ， wo3 men5 zai4 jia1 kan4 shu1 。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path)
    Kokoro.prepare(tmp_path)
    return tmp_path


def test_marks_are_the_networks_own(folder: Path) -> None:
    _, marks, _ = whole(Kokoro(folder, FILES).speak(utterance("ni3/ hao3 ma5 a5"), NORMAL))
    assert {mark.origin for mark in marks} == {"engine"}
    assert marks[1].start - marks[0].start == 4 * LASTS * FRAME  # n i arrow blank


def test_at_any_rate_a_stretch_lasts_as_long_as_asked() -> None:
    lengths = np.array([17.2, 1.4, 0.3, 2.6, 1.0, 3.4, 1.2, 12.0, 27.0])
    at_1 = at_rate(lengths, 6, 1.0)
    assert at_1.tolist() == [17, 1, 1, 3, 1, 3, 1, 12, 27]
    for rate in (0.5, 0.75, 1.5, 2.0):
        frames = at_rate(lengths, 6, rate)
        assert frames[1:7].sum() == pytest.approx(10 / rate, abs=1)
        assert frames[0] == pytest.approx(17 / max(rate, 1), abs=0.5)
        assert frames[7:].sum() == pytest.approx(39 / max(rate, 1), abs=1)


def test_a_noise_after_the_end_is_not_heard() -> None:
    samples = np.zeros(20 * FRAME, np.float32)
    samples[: 11 * FRAME], samples[16 * FRAME :] = 0.5, 0.01
    assert len(_ended(samples, 10 * FRAME)) == 11 * FRAME
    assert len(_ended(samples[: 11 * FRAME], 10 * FRAME)) == 11 * FRAME


def test_the_first_syllable_begins_with_the_sound(folder: Path) -> None:
    pcm, marks, _ = whole(Kokoro(folder, FILES).speak(utterance("ni3/ hao3 ma5 a5"), NORMAL))
    samples = floats(pcm)
    assert np.abs(samples[: marks[0].start]).max(initial=0) < 0.01
    assert marks[0].start < 0.006 * SAMPLE_RATE


def test_the_decoder_speaks_by_the_pitch_that_it_is_given(folder: Path) -> None:
    model = Kokoro(folder, FILES)._model
    seen: list[Drawn] = []
    own, drawn = model.run("ni↓", 1.0)
    lower, _ = model.run("ni↓", 1.0, lambda found: (seen.append(found), found.pitch * 0.5)[1])  # type: ignore[func-returns-value]
    assert np.abs(lower).max() == pytest.approx(np.abs(own).max() / 2, rel=0.01)
    assert len(own) == drawn.frames[-1] * FRAME
    assert len(seen[0].pitch) == 2 * (drawn.frames[-1] + 2)


def test_a_stretch_too_long_for_the_network_is_said_in_parts_and_loses_nothing(folder: Path) -> None:
    engine = Kokoro(folder, FILES)
    lengths: list[int] = []
    run = engine._model.run

    def counted(symbols: str, *more: Any) -> Any:
        lengths.append(len(symbols))
        return run(symbols, *more)

    engine._model.run = counted  # type: ignore[method-assign]
    _, marks, _ = whole(engine.speak(utterance("zhuangr1/ " * 119), NORMAL))
    assert len(marks) == 119
    assert len(lengths) == 4
    assert max(lengths) <= PASS_SYMBOLS


def test_speakers_differ_and_one_that_is_not_there_is_told(folder: Path) -> None:
    heights = [
        Kokoro(folder, FILES | {"speaker": who})._model.run("ni↓", 1.0)[1].pitch.max() for who in ("zf_one", "zm_two")
    ]
    assert heights[0] > heights[1]
    with pytest.raises(VoiceMissing, match="no speaker zf_999; it has zf_one, zm_two"):
        Kokoro(folder, FILES | {"speaker": "zf_999"})


class Trap:
    """Runs code when it is unpickled."""

    def __reduce__(self) -> Any:
        return (pytest.fail, ("unpickled",))


def test_nothing_is_unpickled(folder: Path) -> None:
    np.savez(folder / "styles.npz", zf_one=np.array([Trap()], dtype=object))
    with pytest.raises(VoiceMissing, match="not an archive of styles"):
        Kokoro(folder, FILES)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("styles.npz", "not an archive of styles"),
        (f"tiny.onnx{PARTS[0]}", "not a network"),
        (f"tiny.onnx{PARTS[2]}", "not a network"),
    ],
)
def test_files_that_are_wrong_are_told(folder: Path, name: str, told: str) -> None:
    (folder / name).write_bytes(b"nothing")
    with pytest.raises(VoiceMissing, match=told):
        Kokoro(folder, FILES)


def test_parts_that_do_not_fit_are_told(folder: Path) -> None:
    (folder / f"tiny.onnx{PARTS[0]}").write_bytes((folder / "tiny.onnx").read_bytes())
    with pytest.raises(VoiceMissing, match="its parts are of another langdu; langdu voices remove kokoro, then"):
        Kokoro(folder, FILES)


def test_what_is_no_network_is_not_prepared(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").write_bytes(b"\xff" * 64)
    with pytest.raises(InstallFailed, match=r"a\.onnx is not a network; download it again"):
        Kokoro.prepare(tmp_path)


def test_another_network_is_not_prepared(tmp_path: Path) -> None:
    write(tmp_path, has_pitch=False)
    with pytest.raises(InstallFailed, match="another network than Kokoro"):
        Kokoro.prepare(tmp_path)


def test_the_same_twice(folder: Path) -> None:
    engine = Kokoro(folder, FILES)
    first = whole(engine.speak(utterance(SENTENCE), NORMAL))
    assert whole(engine.speak(utterance(SENTENCE), NORMAL)) == first


def test_a_word_that_is_too_long_is_told(folder: Path) -> None:
    _, marks, notes = whole(Kokoro(folder, FILES).speak(utterance("@" + "BCDFG" * 80), NORMAL))
    assert len(marks) == 1
    assert [(note.fate, note.what) for note in notes] == [("lost", TOO_LONG)]


def test_a_word_alone_is_led_up_to_and_a_sentence_is_not(folder: Path) -> None:
    engine = Kokoro(folder, FILES)
    said: list[str] = []
    run = engine._model.run

    def listening(symbols: str, *more: Any) -> Any:
        said.append(symbols)
        return run(symbols, *more)

    engine._model.run = listening  # type: ignore[method-assign]
    _, marks, _ = whole(engine.speak(utterance("ni3/ hao3 。"), NORMAL))
    whole(engine.speak(utterance("ni3/ hao3 ma5 a5 。"), NORMAL))
    word, sentence = said
    assert word.endswith(", ni↓ xau↓.")
    assert sentence.startswith("ni↓")
    assert marks[-1].end <= (2 * 4 * LASTS + BEFORE + 2 * LASTS) * FRAME


def test_a_run_can_be_stopped_and_the_next_goes_on(folder: Path) -> None:
    model = Kokoro(folder, FILES)._model

    def stopping(drawn: Drawn) -> Any:
        model.stop()
        return drawn.pitch

    with pytest.raises(EngineFailed, match="network failed"):
        model.run("ni↓", 1.0, stopping)
    samples, _ = model.run("ni↓", 1.0)
    assert len(samples)
