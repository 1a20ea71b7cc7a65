"""What a command takes for its text: files of many formats, folders, standard input, the clipboard."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pyperclip

from langdu.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PROSE = "春天来了，河边的柳树都绿了。\n他沿着河走。\n"
BOOK = f"第一章 春\n\n{PROSE}\n第二章 夏\n\n{PROSE}第三回我见到他的时候，天黑了。\n"


def annotated(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["annotate", "--to", "pinyin", *words]) == 0
    return capsys.readouterr().out


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_the_contents_and_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "书.txt"
    path.write_text(BOOK, "utf-8")
    assert main(["annotate", str(path), "--contents"]) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert (first, second) == ("  1  第一章 春", "  2  第二章 夏")
    assert third.startswith("line 10 is no heading: 第三回我见到他的时候，天黑了。: ")


def test_an_own_rule_for_chapters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "书.txt"
    path.write_text(f"甲关\n{PROSE}乙关\n{PROSE}", "utf-8")
    assert main(["annotate", str(path), "--contents", "--chapters", ".关"]) == 0
    assert capsys.readouterr().out.splitlines() == ["  1  甲关", "  2  乙关"]
    assert main(["annotate", str(path), "--chapters", "("]) == 2
    assert "no regular expression" in capsys.readouterr().err


def test_the_clipboard(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pyperclip, "paste", lambda: "你好。")
    assert annotated(capsys, "-c").strip() == "nǐ hǎo."
    assert annotated(capsys, "--clipboard").strip() == "nǐ hǎo."


def test_a_clipboard_that_has_nothing_or_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pyperclip, "paste", lambda: " \n")
    assert main(["annotate", "-c"]) == 3
    assert "no text on the clipboard" in capsys.readouterr().err

    def none() -> str:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "paste", none)
    assert main(["annotate", "-c"]) == 3
    assert "no clipboard that can be read" in capsys.readouterr().err


def test_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("10.txt", "再见。"), ("9.lrc", "[00:01.00]你好。\n[00:02.00]老师。\n")):
        (tmp_path / name).write_text(text, "utf-8")
    assert annotated(capsys, str(tmp_path)).split("\n")[0] == "nǐ hǎo."
    assert main(["annotate", str(tmp_path), "--contents"]) == 0
    assert capsys.readouterr().out.splitlines() == ["  1  9", "  2  10"]


def test_any_format_comes_through_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a.txt", "你好。")
    srt = "1\n00:00:01,000 --> 00:00:02,000\n你好。\n".encode()
    for data in ("你好。".encode(), packed.getvalue(), srt):
        piped(monkeypatch, data)
        assert annotated(capsys, "-").strip() == "nǐ hǎo."


def test_what_annotate_wrote_opens_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "他去银行。".encode())
    assert main(["annotate", "-", "--to", "json"]) == 0
    path = tmp_path / "a.json"
    path.write_text(capsys.readouterr().out, "utf-8")
    assert annotated(capsys, str(path)).strip() == "tā qù yín háng."


def test_a_chapter_alone_is_exported_and_a_place_is_read_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "书.txt"
    path.write_text("第一章 春\n\n花开了。\n\n第二章 夏\n\n天热了。\n\n第三章 秋\n\n叶落了。\n", "utf-8")
    out = tmp_path / "夏.srt"
    assert main(["export", str(path), "-o", str(out), "--chapter", "2", "--voice", "silence"]) == 0
    said = [line for line in out.read_text("utf-8").splitlines() if any(char > "\u3000" for char in line)]
    assert said == ["第二章 夏", "天热了。"]
    assert main(["read", "--plain", str(path), "--at", "c9"]) == 2
    assert "the contents have 3 entries" in capsys.readouterr().err
