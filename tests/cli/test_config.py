"""`langdu config`: changing the settings from the command line."""

from __future__ import annotations

import json
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.config import config_file, settings
from langdu.config.example import example
from langdu.library import Library

if TYPE_CHECKING:
    from pathlib import Path


def preferred(name: str, value: str) -> None:
    library = Library()
    library.prefer(name, value)
    library.close()


def test_a_setting_is_set_and_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "set", "rate", "1.25"]) == 0
    assert capsys.readouterr().err == "rate = 1.25\n"
    assert config_file().read_text("utf-8") == "rate = 1.25\n"
    assert settings().rate == 1.25
    assert main(["config", "unset", "rate"]) == 0
    assert capsys.readouterr().err == "rate = 1.0 (the default)\n"
    assert settings().rate == 1.0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("rate fast", "rate cannot be 'fast'; use a number from 0.5 to 2"),
        ("ruby blow", "ruby cannot be 'blow'; use above or below"),
        ("devise x", "there is no setting 'devise'; did you mean device?"),
        ("tones rainbow", "there is no palette 'rainbow'; use one of off, "),
        ("theme mauve", "there is no theme 'mauve'; use one of auto, "),
        ("voice caruso", "there is no voice 'caruso'; there are auto, "),
        ("dialogue_voice espeak,caruso", "there is no voice 'caruso'"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(words: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "set", *words.split()]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"langdu: {says}")
    assert told.count("\n") == 1
    assert not config_file().exists()


def test_what_a_key_in_the_reader_chose_is_shown_and_gives_way(capsys: pytest.CaptureFixture[str]) -> None:
    preferred("ruby", "off")
    assert main(["config"]) == 0
    assert 'ruby            "off"             a key in the reader' in capsys.readouterr().out
    assert main(["config", "set", "ruby", "below"]) == 0
    assert "a key in the reader had chosen gives way" in capsys.readouterr().err
    assert main(["config", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ruby"] == {"value": "below", "line": 1, "from": "file"}


def test_a_file_that_was_not_understood_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text("rate = \n", "utf-8")
    assert main(["config", "set", "rate", "2"]) == 0
    assert "config.toml.bak" in capsys.readouterr().err
    assert config_file().with_name("config.toml.bak").read_text("utf-8") == "rate = \n"


def test_the_example_can_be_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "example"]) == 0
    printed = capsys.readouterr().out
    assert printed == example()
    assert "rate" in tomllib.loads(printed)


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    script = tmp_path / "editor.py"
    script.write_text(f"import sys\npath = sys.argv[-1]\n{source}\n", "utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script} --wait")


def test_the_editor_gets_the_example_and_what_it_saved_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(tmp_path, monkeypatch, "open(path, 'a').write('rate = 9\\n')")
    assert main(["config", "edit"]) == 2
    assert "use a number from 0.5 to 2" in capsys.readouterr().out
    assert config_file().read_text("utf-8") == example(off=True) + "rate = 9\n"


@pytest.mark.parametrize(
    ("command", "says"),
    [("'", "cannot be read"), ("/nowhere/vi", "does not start"), (f"{sys.executable} -c exit(3)", "ended with 3")],
)
def test_an_editor_that_is_none_is_told(
    command: str, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VISUAL", command)
    assert main(["config", "edit"]) in (1, 2)
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1


def test_without_any_editor_the_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("VISUAL", "EDITOR", "PATH"):
        monkeypatch.setenv(name, "")
    assert main(["config", "edit"]) == 2
    assert str(config_file()) in capsys.readouterr().err
