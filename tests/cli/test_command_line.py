"""What people type, and what is made of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from langdu.cli import COMMANDS, main, with_command
from langdu.config import config_dir
from langdu.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text("雨。\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["--voice", "silence", "--plain", "a.txt"],
        ["--plain", "--voice", "silence", "--", "a.txt"],
        ["a.txt", "--plain", "--voice=silence"],
        ["read", "--plain", "a.txt", "--voice", "silence"],
        ["--debug", "--plain", "a.txt", "--voice", "silence"],
        ["a.txt", "--plain", "--voice", "silence", "--debug"],
    ],
)
@pytest.mark.usefixtures("text")
def test_options_may_stand_before_the_file(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("雨。\n")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["exprot", "a.txt"], "langdu export a.txt"),
        (["anotate", "a.txt"], "langdu annotate a.txt"),
        (["voice"], "langdu voices"),
        (["practize"], "langdu practise"),
        (["hlep"], "langdu help"),
    ],
)
def test_a_slip_is_told(words: list[str], meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert f"did you mean {meant}?" in capsys.readouterr().err


def test_a_file_that_is_called_like_a_slip_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exprot").write_text("好。", "utf-8")
    assert with_command(["exprot"]) == ["read", "exprot"]
    assert with_command(["./export"]) == ["read", "./export"]
    assert with_command(["-"]) == ["read", "-"]
    with pytest.raises(UsageError):
        with_command(["exprt"])


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_for_every_command_though_the_settings_are_wrong(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text("rate = fast\n", "utf-8")
    with pytest.raises(SystemExit) as done:
        main(["help", command] if command else ["help"])
    assert done.value.code == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"usage: langdu {command}".rstrip())
    assert told.err == ""


def test_help_for_what_is_no_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "me"]) == 2
    assert "there are shelf, read, list, open, serve, bookmarks, annotate" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["a.txt", "--voise", "baker"], "did you mean --voice?"),
        (["annotate", "a.txt", "--spokne"], "did you mean --spoken?"),
        (["export", "a.txt", "-o", "x.srt", "--jobs", "many"], "many is not a whole number from 1 to 64"),
        (["export", "a.txt", "-o", "x.srt", "--pitch", "13"], "13 is not a number from -12 to 12"),
        (["export", "a.txt", "-o", "x.srt", "--sentences", "a"], "3:7 means the third to the seventh"),
        (["drill", "--minutes", "0"], "0 is not a number from 0.1 to 120"),
        (["annotate", "a.txt", "--to", "word-perfect"], "invalid choice"),
        (["export"], "one of the arguments FILE -c/--clipboard --saved-words is required"),
        (["annotate"], "one of the arguments FILE -c/--clipboard is required"),
    ],
)
@pytest.mark.usefixtures("text")
def test_a_wrong_option_is_one_line(words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert "lambda" not in told


@pytest.mark.usefixtures("text")
def test_what_is_wrong_in_the_settings_is_told_once_and_no_reason_to_stop(capsys: pytest.CaptureFixture[str]) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_bytes('\ufeffrate = 9\ngloss = "ignore"\n'.encode())
    assert main(["annotate", "a.txt"]) == 0
    assert [line for line in capsys.readouterr().err.splitlines() if "config.toml, line 1: rate = 9" in line]


def test_config_tells_what_is_set_and_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "check"]) == 0
    config_dir().mkdir(parents=True)
    file = config_dir() / "config.toml"
    file.write_text('voice = "nobody"\ntones = "rainbow"\nrate = 9\n', "utf-8")
    from langdu import config

    config._read.cache_clear()
    capsys.readouterr()
    assert main(["config", "path"]) == 0
    assert capsys.readouterr().out.strip() == str(file)
    assert main(["config", "check", "--json"]) == 2
    problems = json.loads(capsys.readouterr().out)
    assert [problem.partition(": ")[0][-6:] for problem in problems] == ["line 3", "line 1", "line 2"]
    assert main(["config", "show", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["voice"] == {"value": "nobody", "line": 1, "from": "file"}
    assert shown["rate"] == {"value": 1.0, "line": None, "from": "default"}
    assert main(["config"]) == 0
    assert 'voice           "nobody"          line 1' in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_options_and_voices(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for word in ("annotate", "sentences", "furigana", "baker", "silence"):
        assert word in script
    if found := shutil.which(shell):
        assert subprocess.run([found, "-n"], input=script, text=True, check=False).returncode == 0
