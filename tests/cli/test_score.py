"""`langdu score`, as a user types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from langdu.cli import main
from langdu.library import Library
from langdu.library.practice import PracticeLog
from langdu.model import Range
from tests.practice.voice import said

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def recording(tmp_path: Path, baker: Path) -> Path:
    """大学 as the natural voice says it, in a file."""
    sound = said("da4 xue2")
    soundfile.write(tmp_path / "大学.flac", sound.samples, 16_000)
    return tmp_path / "大学.flac"


def scored(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main(["score", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_each_syllable_is_told_in_a_line(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(recording), "--text", "大学"]) == 0
    told = capsys.readouterr()
    first, second, tones, said_, *_ = told.out.splitlines()
    assert "大 dà" in first
    assert "学 xué" in second
    assert tones.startswith("tones right: ")
    assert "2 of 2 syllables" in said_
    assert "provisional" in told.err


def test_json_tells_all(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = scored(capsys, str(recording), "--pinyin", "da4 xue2")
    assert [s["spoken"] for s in found["syllables"]] == ["da4", "xue2"]
    assert {"text", "pinyin", "spoken", "from", "to", "verdict", "confidence", "heard"} <= set(found["syllables"][0])
    assert found["completeness"] == 1.0


def test_the_learner_s_calibration_is_used(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = Library()
    PracticeLog(library).calibrate(Range(251.0, 3.3), "second")
    library.close()
    found = scored(capsys, str(recording), "--text", "大学", "--learner", "second")
    assert not found["provisional"]
    assert found["range"] == {"median_hz": 251.0, "spread_semitones": 3.3}


def test_a_range_can_be_given_or_measured(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = scored(capsys, str(recording), "--text", "大学", "--range", "240,3.5")
    assert given["range"]["median_hz"] == 240.0
    measured = scored(capsys, str(recording), "--text", "大学", "--range-from", str(recording))
    assert 180 < measured["range"]["median_hz"] < 320


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["--text", "hello"], 2, "nothing to say"),
        (["--text", "一" * 401], 2, "too many"),
        (["--pinyin", "ni hao"], 2, "has no tone"),
        (["--pinyin", ""], 2, "nothing to say"),
        (["--text", "好", "--range", "1,1"], 2, "no voice's"),
        (["--text", "好", "--range-from", "nowhere.wav"], 3, "no such file"),
        ([], 2, "required"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, told: str
) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(16_000), 16_000)
    try:
        found = main(["score", str(tmp_path / "a.wav"), *words])
    except SystemExit as done:
        found = done.code
    assert found == status
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("silence.wav", lambda path: soundfile.write(path, np.zeros(16_000), 16_000), "silence"),
        ("long.wav", lambda path: soundfile.write(path, np.zeros(8_000 * 180), 8_000), "2 minutes"),
        ("odd.wav", lambda path: path.write_bytes(b"RIFF\0\0\0\0WAVEfmt "), "cannot be read"),
        ("missing.wav", lambda path: None, "no such file"),
    ],
)
def test_what_cannot_be_judged_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, make, told: str
) -> None:
    make(tmp_path / name)
    assert main(["score", str(tmp_path / name), "--text", "你好"]) == 3
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err


def test_a_refusal_is_told_to_programs_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(16_000), 16_000)
    assert main(["score", str(tmp_path / "a.wav"), "--text", "你好", "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert "silence" in found["refusal"]
    assert found["syllables"] == []


def test_nothing_in_a_text_reaches_the_terminal_as_a_command(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--text", "大\x9b31m学\x1b]0;x\x07"], ["--pinyin", "da4 xue2\x1b[2J"]):
        for form in ([], ["--json"]):
            main(["score", str(recording), *words, *form])
            told = capsys.readouterr()
            assert not {"\x1b", "\x9b", "\x07"} & set(told.out + told.err)


def test_a_paragraph_of_two_hundred_characters_is_judged(baker: Path, tmp_path: Path, capsys) -> None:
    spoken = said(" ".join(["wo3 men5 jin1 tian1 qu4 xue2 xiao4"] * 12), 1.2)
    soundfile.write(tmp_path / "a.wav", spoken.samples, 16_000)
    found = scored(capsys, str(tmp_path / "a.wav"), "--text", "我们今天去学校，" * 12)
    assert len(found["syllables"]) == 84
    assert found["completeness"] > 0.9
