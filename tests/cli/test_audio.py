"""`langdu read FILE --audio RECORDING`: in plain lines, with the silent player."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from tests.speech.read_along.files import write

if TYPE_CHECKING:
    from pathlib import Path

SRT = """1
00:00:00,100 --> 00:00:00,500
天亮了。人来了。

2
00:00:00,900 --> 00:00:01,200
船到了。

3
00:01:00,000 --> 00:01:02,000
月亮出来了。
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(SRT, "utf-8")
    return path


def hanzi(out: str) -> list[str]:
    return [line for line in out.splitlines() if any("一" <= char <= "龥" for char in line)]


@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_each_cue_is_printed_when_it_is_heard_whole_as_it_is(
    path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    sound = write(path.with_name(f"talk.{ending}"), 2)
    assert main([str(path), "--plain", "--audio", str(sound), "--rate", "2"]) == 0
    done = capsys.readouterr()
    assert hanzi(done.out) == ["天亮了。人来了。", "船到了。"]
    assert "the last line of the text lies beyond it" in done.err


def test_no_voice_is_asked_for(path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = write(path.with_name("talk.wav"), 2)
    config = home / "config" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('voice = "nobody"\ndialogue_voice = "nobody"\n', "utf-8")
    assert main(["read", str(path), "--plain", "--audio", str(sound)]) == 0
    assert "nobody" not in capsys.readouterr().err


def test_a_text_without_times_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("你好。", "utf-8")
    sound = write(tmp_path / "talk.wav", 2)
    assert main(["read", "--plain", str(tmp_path / "a.txt"), "--audio", str(sound)]) == 2
    told = capsys.readouterr().err
    assert (
        told == "langdu: a: this text has no times of its own; --audio needs a text with times: .srt .vtt .ass .lrc\n"
    )


def test_what_is_no_recording_is_refused_in_one_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--plain", str(path), "--audio", str(path)]) == 3
    told = capsys.readouterr().err
    assert "talk.srt: this cannot be read as sound: Format not recognised; use WAV, FLAC, MP3, OGG" in told
    assert told.count("\n") == 1
    assert main(["read", "--plain", str(path), "--audio", str(path.with_name("missing.mp3"))]) == 3
    assert "missing.mp3: there is no such file; check its name" in capsys.readouterr().err


def test_a_voice_beside_a_recording_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recording = write(path.with_name("talk.wav"), 2.0)
    assert main(["read", "--plain", str(path), "--audio", str(recording), "--voice", "silence"]) == 2
    assert "--voice and --audio are both given" in capsys.readouterr().err
