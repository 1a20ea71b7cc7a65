"""`langdu practise` where it cannot be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main, with_command
from langdu.cli.practice import practise

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were one."""
    monkeypatch.setattr(practise, "on_terminal", lambda: True)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)


def test_without_a_terminal_there_is_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practise", "--text", "你好"]) == 2
    assert "langdu score FILE --text TEXT" in capsys.readouterr().err


@pytest.mark.usefixtures("terminal")
def test_without_a_microphone_there_is_score(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langdu.audio.playing.open.microphone_names", list)
    assert main(["practice", "--text", "你好"]) == 5
    assert capsys.readouterr().err == (
        "langdu: there is no microphone; plug one in, or judge a recording without a screen: "
        "langdu score FILE --text TEXT\n"
    )


@pytest.mark.usefixtures("terminal")
def test_another_microphone_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.audio.playing.open.microphone_names", lambda: ["Built-in", "USB"])
    assert main(["practise", "--text", "你好", "--microphone", "headset"]) == 5
    assert "there are Built-in, USB" in capsys.readouterr().err


@pytest.mark.usefixtures("terminal")
def test_a_text_without_hanzi_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("langdu.audio.playing.open.microphone_names", lambda: ["Built-in"])
    (tmp_path / "english.txt").write_text("no hanzi here", "utf-8")
    assert main(["practise", str(tmp_path / "english.txt")]) == 3
    assert "there is no Chinese character in it" in capsys.readouterr().err


def test_a_file_and_a_text_are_too_much(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practise", "a.txt", "--text", "你好"]) == 2
    assert "give one of them" in capsys.readouterr().err


def test_it_may_be_spelled_otherwise() -> None:
    assert with_command(["practice", "a.txt"]) == ["practise", "a.txt"]
    assert with_command(["practice.txt"]) == ["read", "practice.txt"]
