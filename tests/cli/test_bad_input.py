"""What a careless person feeds it: one clear line, the right exit status, nothing half-written."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from langdu import gloss
from langdu.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USAGE, INPUT, VOICE = 2, 3, 4
TEXT = "清早的茶馆里坐满了人。老板一边倒水,一边听说书。"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, "utf-8")
    return path


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    lines = [line for line in captured.err.splitlines() if line.startswith("langdu: ")]
    assert len(lines) == 1, captured.err
    return lines[0]


@contextmanager
def a_plain_user() -> Iterator[None]:
    """Root may read everything; for the while of a test it is nobody in particular."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def broken(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("command", ["annotate", "read", "export"])
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "picture.png"),
        ("archive.zip", b"PK\x03\x04" + bytes(500), "archive.zip"),
    ],
)
def test_files_that_are_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, name: str, content: bytes | None, says: str
) -> None:
    path = tmp_path / name if content is None else broken(tmp_path, name, content)
    extra = ["-o", str(tmp_path / "out.wav")] if command == "export" else []
    assert main([command, str(path), *extra]) == INPUT
    assert says in one_line(capsys)
    assert not (tmp_path / "out.wav").exists()


def test_a_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(tmp_path)]) == INPUT
    assert str(tmp_path) in one_line(capsys)


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are a Unix matter")
def test_an_unreadable_file(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(text)]) == 0  # all that is needed is imported now, while it can be read
    capsys.readouterr()
    text.chmod(0)
    with a_plain_user():
        assert main(["annotate", str(text)]) == INPUT
    line = one_line(capsys)
    assert text.name in line
    assert "permission" in line.lower()


def test_bytes_that_are_not_of_the_named_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = broken(tmp_path, "latin.txt", "好".encode("gb18030") + b"\xff\xff" + TEXT.encode())
    assert main(["annotate", str(path), "--encoding", "utf-8"]) == INPUT
    assert "--encoding" in one_line(capsys)


def test_an_encoding_that_does_not_exist(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(text), "--encoding", "klingon"]) in (USAGE, INPUT)
    assert "klingon" in one_line(capsys)


def test_no_hanzi_is_said_before_anything_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = broken(tmp_path, "english.txt", b"There is nothing Chinese in this file.\n")
    assert main(["export", str(path), "-o", str(tmp_path / "out.wav")]) == INPUT
    assert "no Chinese" in one_line(capsys)
    assert not (tmp_path / "out.wav").exists()


def test_sentences_that_are_not_there(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.wav"
    assert main(["export", str(text), "-o", str(out), "--voice", "silence", "--sentences", "50:60"]) == INPUT
    assert "--sentences" in one_line(capsys)
    assert not out.exists()


def test_an_unknown_voice_lists_those_there_are(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(text), "-o", str(tmp_path / "out.wav"), "--voice", "caruso"]) == VOICE
    line = one_line(capsys)
    assert "caruso" in line
    assert "espeak" in line


def test_a_voice_that_is_not_installed_says_how_to(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(text), "-o", str(tmp_path / "out.wav"), "--voice", "baker"]) == VOICE
    assert "langdu voices install baker" in one_line(capsys)


@pytest.mark.parametrize("ending", ["avi", "txt", ""])
def test_an_unknown_ending(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    assert main(["export", str(text), "-o", str(tmp_path / f"out.{ending}")]) == USAGE
    assert "mp3" in one_line(capsys)


def test_an_output_folder_that_is_not_there(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "nowhere" / "out.mp3"
    assert main(["export", str(text), "-o", str(out), "--voice", "silence"]) == 1
    assert str(out) in one_line(capsys)


def test_one_bad_output_spoils_all(text: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "out.wav", tmp_path / "nowhere" / "out.srt"
    assert main(["export", str(text), "-o", str(good), "-o", str(bad), "--voice", "silence"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_the_source_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = broken(tmp_path, "text.json", TEXT.encode())
    assert main(["export", str(path), "-o", str(path), "--voice", "silence"]) == USAGE
    assert "overwritten" in one_line(capsys)
    assert path.read_text("utf-8") == TEXT


@pytest.mark.skipif(os.name == "nt", reason="file size limits are a Unix matter")
def test_a_full_disk_leaves_nothing_half_written(text: Path, tmp_path: Path) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));"
        "from langdu.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    text.write_text(TEXT * 10, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "old.wav").write_bytes(b"the old one")
    command = [
        "export",
        str(text),
        "-o",
        str(out / "old.wav"),
        "-o",
        str(out / "new.srt"),
        "--voice",
        "silence",
        "--force",
    ]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    assert [path.name for path in out.iterdir()] == ["old.wav"]
    assert (out / "old.wav").read_bytes() == b"the old one"


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are a Unix matter")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_told_to_end_in_the_middle_it_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "long.txt").write_text(TEXT * 20_000, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    command = [sys.executable, "-m", "langdu", "export", str(tmp_path / "long.txt"), "--voice", "silence"]
    with subprocess.Popen([*command, "-o", str(out / "long.wav")], stderr=subprocess.PIPE) as process:
        while process.poll() is None and not any(path.stat().st_size > 100_000 for path in out.iterdir()):
            pass  # until it is well in the middle
        process.send_signal(signal.Signals[name])
        _, said = process.communicate()
    assert process.returncode == (130 if name == "SIGINT" else 128 + signal.Signals[name]), said
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("form", [*gloss.FORMS, "json"])
def test_no_control_sequence_leaves_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    evil = "你\x1b[2J好\x1b]0;title\x07吗\u202e\u2066。\x00\x9b31m\u200f好\x08\x7f。\n"
    path = broken(tmp_path, "evil.txt", evil.encode())
    assert main(["annotate", str(path), "--to", form]) == 0
    out = capsys.readouterr().out
    assert not [
        c
        for c in out
        if (ord(c) < 32 and c not in ("\n", "\t" if form == "tsv" else "\n"))
        or 0x7F <= ord(c) < 0xA0
        or c in "\u202e\u2066\u200f"
    ]
    for hanzi in "你好吗":
        assert hanzi in out or form in ("pinyin", "pinyin-words", "zhuyin")


def test_a_file_name_cannot_talk_to_the_terminal_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(tmp_path / "\x1b[31mred.txt")]) == INPUT
    assert "\x1b" not in one_line(capsys)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("你好。".encode("gb18030"))))
    assert main(["annotate", "-", "--encoding", "gb18030", "--to", "bracket"]) == 0
    assert capsys.readouterr().out.strip() == "你[ni3]好[hao3]。"


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    path = broken(tmp_path, "long.txt", (TEXT * 3000).encode())
    run = [sys.executable, "-m", "langdu", "annotate", str(path)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
