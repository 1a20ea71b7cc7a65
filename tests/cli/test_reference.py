"""`langdu voices add`: recordings of a human, from the folder to the ear."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.speech import VoiceStore
from tests.speech.tiny.reference import record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = record(tmp_path / "My Voice", ["cmn-ma1", "ma2", "ma3", "ma4", "cmn-老师"])
    (found / "ba1.mp3").write_bytes(b"not a sound")
    (found / "list.txt").write_text("what there is")
    return found


def test_a_folder_becomes_a_voice_that_is_listed_heard_and_removed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import soundfile

    assert main(["voices", "add", str(folder)]) == 0
    err = capsys.readouterr().err
    assert "reference:my-voice is installed: 5 recordings" in err
    assert "1 left out: not a sound file" in err
    assert "1 left out: no sound" in err
    store = VoiceStore()
    assert store.installed(store.get("reference:my-voice"))
    assert store.voices()[-1].id == "reference:my-voice"
    assert store.best().id == "espeak"
    out = tmp_path / "out.wav"
    assert main(["voices", "try", "reference:my-voice", "-o", str(out)]) == 0
    assert soundfile.info(out).duration > 0.5
    assert main(["voices", "show", "reference:my-voice"]) == 0
    assert "agreed" not in capsys.readouterr().out
    assert main(["voices", "remove", "reference:my-voice"]) == 0
    assert main(["voices", "show", "reference:my-voice"]) == 4
    assert not list((tmp_path / "data").glob("voices/reference/*"))


def test_a_zip_and_a_name_of_its_own(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"deep/{path.name}")
    assert main(["voices", "add", str(packed), "--name", "human"]) == 0
    assert main(["voices", "add", str(packed), "--name", "human"]) == 4
    assert "there is a voice of that name" in capsys.readouterr().err
    shutil.rmtree(folder)
    packed.unlink()
    assert main(["voices", "try", "reference:human", "老师。", "-o", str(tmp_path / "out.wav")]) == 0


@pytest.mark.parametrize("name", ["", "../up", "Human", "a b", "x" * 41, "-a"])
def test_a_name_that_cannot_be_one(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "add", str(folder), f"--name={name}"]) == 2
    assert "small letters" in capsys.readouterr().err


def test_nothing_is_left_of_what_cannot_be_used(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "ma1.wav").write_bytes(b"not a sound")
    assert main(["voices", "add", str(bad)]) == 4
    assert "none of the files" in capsys.readouterr().err
    assert main(["voices", "add", str(tmp_path / "gone")]) in {3, 4}
    assert [path.name for path in (home / "data" / "voices").iterdir() if path.name != "found.json"] == []


@pytest.mark.parametrize(("name", "count"), [("speaker-a-syllables", 8), ("speaker-c-words", 8)])
def test_recordings_of_people(
    name: str, count: int, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = shared / "data" / "practice" / name
    if not source.is_dir():
        pytest.skip(f"the recordings are not at {source}")
    few = tmp_path / name
    few.mkdir()
    for path in sorted(source.iterdir())[100 : 100 + count]:
        shutil.copy(path, few)
    assert main(["voices", "add", str(few)]) == 0
    assert f"{count} recordings" in capsys.readouterr().err
