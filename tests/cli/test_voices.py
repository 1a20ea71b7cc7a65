"""`langdu voices`, as a user types it."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.speech import VoiceStore
from langdu.speech.catalogue import packaged_dir
from langdu.speech.speeds import TOO_SLOW

if TYPE_CHECKING:
    from pathlib import Path

USAGE, VOICE = 2, 4


@pytest.fixture
def own(home: Path) -> Path:
    folder = home / "config" / "voices"
    folder.mkdir(parents=True)
    return folder


def write(own: Path, name: str, first: str = "", last: str = "") -> None:
    """A manifest like that of silence, with lines before and after."""
    text = (packaged_dir() / "silence.toml").read_text("utf-8").replace('id = "silence"', f'id = "{name}"')
    (own / f"{name}.toml").write_text(f"{first}\n{text}\n{last}\n", "utf-8")


def with_a_file(own: Path) -> None:
    (own / "model.bin").write_bytes(bytes(1000))
    write(own, "mine", last='[[files]]\nname = "model.bin"\nsource = "file:model.bin"')


class Terminal:
    """Somebody who answers."""

    def __init__(self, answer: str) -> None:
        self.answer = answer

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self.answer


def test_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices"]) == 0
    rows = {line.removeprefix("*").split()[0]: line for line in capsys.readouterr().out.splitlines()[:-2]}
    assert {"baker", "espeak", "system", "silence"} <= set(rows)
    assert "not installed (40 MB)" in rows["baker"]
    assert rows["espeak"].startswith("*")
    assert len({line.index(name) for name, line in (("Baker", rows["baker"]), ("eSpeak NG", rows["espeak"]))}) == 1
    assert main(["voices", "show", "baker"]) == 0
    shown = capsys.readouterr().out
    assert "non-commercial" in shown
    assert "not yet" in shown
    assert "baker.toml" in shown


def test_the_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["espeak"]["best"]
    assert rows["espeak"]["problem"] is None
    assert not rows["baker"]["installed"]


def test_a_broken_manifest_is_named_below_the_list(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "odd.toml").write_text("id = 3")
    assert main(["voices"]) == 0
    told = capsys.readouterr()
    assert "espeak" in told.out
    assert "odd.toml" in told.err
    assert main(["doctor", "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)
    assert any("odd.toml" in finding["seen"] for finding in findings if finding["name"] == "voices")


def test_a_voice_that_is_too_slow_to_read_along_is_told_and_how_quick_another_is(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_file(own)
    assert main(["voices", "install", "mine", "--yes"]) == 0
    for factor, told in (
        (0.9, "0.90 s for a second of speech: too slow here"),
        (0.2, "0.20 s for a second of speech;"),
    ):
        monkeypatch.setattr(VoiceStore, "real_time_factor", lambda _self, _voice, factor=factor: factor)
        assert main(["doctor"]) == 0
        (line,) = [line for line in capsys.readouterr().out.splitlines() if "voice mine" in line]
        assert told in line
        assert line.startswith("NO" if factor > TOO_SLOW else "ok")


def test_a_licence_is_not_agreed_to_by_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "install", "baker"]) == USAGE
    err = capsys.readouterr().err
    assert "non-commercial" in err
    assert "--yes" in err


def test_a_licence_is_asked_for_once(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_file(own)
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert main(["voices", "install", "mine"]) == 1
    assert "nothing was installed" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert main(["voices", "install", "mine"]) == 0
    assert main(["voices", "show", "mine"]) == 0
    shown = capsys.readouterr().out
    assert "1 kB on the disk" in shown
    assert "agreed      on 2" in shown
    assert main(["voices", "remove", "mine"]) == 0
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert main(["voices", "install", "mine"]) == 0
    assert "you agreed to this on" in capsys.readouterr().err


def test_yes_is_an_agreement_too(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_a_file(own)
    assert main(["voices", "install", "mine", "--yes"]) == 0
    assert main(["voices", "remove", "mine"]) == 0
    assert main(["voices", "install", "mine"]) == 0
    assert "you agreed to this on" in capsys.readouterr().err


def test_a_voice_that_goes_online_says_so_and_asks(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own, "cloud", first="online = true")
    assert main(["voices"]) == 0
    assert "online, asks first" in capsys.readouterr().out
    assert main(["voices", "try", "cloud"]) == VOICE
    assert "langdu voices install cloud" in capsys.readouterr().err
    assert main(["voices", "install", "cloud"]) == USAGE
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert main(["voices", "install", "cloud"]) == 0
    err = capsys.readouterr().err
    assert "whatever is read with it is sent to the service" in err
    assert "let it send what is read?" in err
    assert main(["voices"]) == 0
    assert "installed, online" in capsys.readouterr().out
    assert main(["voices", "remove", "cloud"]) == 0
    assert main(["voices", "remove", "cloud"]) == VOICE


def test_what_has_no_files_cannot_be_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "remove", "espeak"]) == USAGE
    assert main(["voices", "remove", "baker"]) == VOICE
    assert "baker: not installed" in capsys.readouterr().err


@pytest.mark.parametrize("text", [[], ["早上好。"]])
def test_try_keeps_the_sound_in_a_file(text: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import soundfile

    out = tmp_path / "hello.wav"
    assert main(["voices", "try", "espeak", *text, "-o", str(out)]) == 0
    assert soundfile.info(out).duration > 0.5
    assert "hello.wav" in capsys.readouterr().err


def test_try_says_a_voices_sample_also_where_there_is_no_sound(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own, "mine")
    path = own / "mine.toml"
    path.write_text(re.sub("sample = .*", 'sample = "早。"', path.read_text("utf-8")), "utf-8")
    assert main(["voices", "try", "mine"]) == 0
    assert "zǎo" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["baker"], VOICE, "langdu voices install baker"),
        (["baker", "-o", "x.wav"], VOICE, "langdu voices install baker"),
        (["caruso"], VOICE, "there is no voice 'caruso'"),
        (["espeak", "hello"], 3, "no Chinese character"),
        (["espeak", "-o", "x.doc"], USAGE, ".doc"),
    ],
)
def test_try_that_cannot_be(arguments: list[str], status: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "try", *arguments]) == status
    err = capsys.readouterr().err
    assert told in err
    assert len(err.splitlines()) == 1
