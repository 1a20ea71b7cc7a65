"""A folder or zip of recordings: what its names say, and that it can do no harm."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.speech import recordings
from langdu.speech.recordings import RAW, label, take

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("cmn-ma3.mp3", "ma3"),
        ("ma3.wav", "ma3"),
        ("MA3.MP3", "ma3"),
        ("mǎ.ogg", "ma3"),
        ("lv4.flac", "lv4"),
        ("lü4.flac", "lv4"),
        ("lu:4.flac", "lv4"),
        ("lu\u0308\u03004.flac".replace("\u0300", ""), "lv4"),
        ("ma5.wav", "ma5"),
        ("ma0.wav", "ma5"),
        ("huar1.wav", "huar1"),
        ("cmn-_ng2.mp3", "ng2"),
        ("cmn-老师.mp3", "老师"),
        ("老师.wav", "老师"),
        ("ma.wav", None),
        ("ma6.wav", None),
        ("xyz1.wav", None),
        ("老师 (1).wav", None),
        ("一二三四五六七八九.wav", None),
        (".wav", None),
    ],
)
def test_a_name_says_what_it_is_of(name: str, of: str | None) -> None:
    assert label(name) == of


def packed(tmp_path: Path, fill: Callable[[zipfile.ZipFile], None]) -> Path:
    path = tmp_path / "voice.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "deep" / "target"
    folder.mkdir(parents=True)
    return folder


def test_no_name_leads_out_of_the_folder(tmp_path: Path, target: Path) -> None:
    names = ["../../ma1.wav", "/etc/ma2.wav", "..\\..\\ma3.wav", "C:\\ma4.wav", "sub/dir/ba1.wav"]
    source = packed(tmp_path, lambda z: [z.writestr(name, b"sound") for name in names])
    taken = take(source, target)
    assert set(taken.files) == {"ma1", "ma2", "ma3", "ma4", "ba1"}
    assert {path.name for path in target.iterdir()} == {*taken.files.values(), RAW}
    assert {path.name for path in tmp_path.iterdir()} == {"deep", "voice.zip"}


def test_what_cannot_be_used_is_counted_by_why(tmp_path: Path, target: Path) -> None:
    source = tmp_path / "folder"
    (source / "sub").mkdir(parents=True)
    for name in ("ma1.wav", "sub/ma1.mp3", "read me.txt", "ma.wav", "hello.wav"):
        (source / name).write_bytes(b"sound")
    taken = take(source, target)
    assert set(taken.files) == {"ma1"}
    assert sorted(taken.skipped.values()) == [1, 1, 2]


def test_a_bomb_is_not_unpacked(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "LARGEST_FILE_BYTES", 1_000_000)
    source = packed(tmp_path, lambda z: [z.writestr("ma1.wav", bytes(50_000_000)), z.writestr("ma2.wav", b"sound")])
    taken = take(source, target)
    assert set(taken.files) == {"ma2"}
    assert sum(path.stat().st_size for path in target.iterdir()) < 1000


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "LARGEST_FILE_BYTES", 1_000_000)
    source = packed(tmp_path, lambda z: [z.writestr("ma1.wav", bytes(5_000_000)), z.writestr("ma2.wav", b"sound")])
    data = source.read_bytes()
    source.write_bytes(data.replace((5_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little")))
    assert set(take(source, target).files) == {"ma2"}


@pytest.mark.parametrize(("most", "whole"), [(3, 10**9), (10**9, 20)])
def test_there_is_an_end_to_what_is_taken(
    most: int, whole: int, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "MOST_FILES", most)
    monkeypatch.setattr(recordings, "COLLECTION_BYTES", whole)
    names = [f"{syllable}{tone}.wav" for syllable in ("ma", "ba", "ta") for tone in (1, 2, 3, 4)]
    taken = take(packed(tmp_path, lambda z: [z.writestr(name, b"sound!") for name in names]), target)
    assert 3 <= len(taken.files) <= 4
    assert taken.skipped["more than langdu takes"] == len(names) - len(taken.files)


def test_a_damaged_entry_costs_itself_alone(tmp_path: Path, target: Path) -> None:
    source = packed(tmp_path, lambda z: [z.writestr("ma1.wav", b"sound" * 1000), z.writestr("ma2.wav", b"sound")])
    data = bytearray(source.read_bytes())
    data[40:46] = b"\xff" * 6
    source.write_bytes(data)
    taken = take(source, target)
    assert set(taken.files) == {"ma2"}
    assert taken.skipped == {"cannot be read": 1}


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="no links here")
def test_a_link_is_not_followed(tmp_path: Path, target: Path) -> None:
    source = tmp_path / "folder"
    source.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (source / "ma1.wav").symlink_to(tmp_path / "secret")
    (source / "ma2.wav").write_bytes(b"sound")
    assert set(take(source, target).files) == {"ma2"}


def test_what_is_no_collection_is_said_plainly(tmp_path: Path, target: Path) -> None:
    (tmp_path / "notes.txt").write_text("no recordings")
    (tmp_path / "empty").mkdir()
    broken = packed(tmp_path, lambda z: z.writestr("ma1.wav", b"sound" * 100))
    broken.write_bytes(broken.read_bytes()[:60] + b"PK\x05\x06" + bytes(18))
    tried = (("notes.txt", "neither"), ("empty", "no recording"), ("gone", "no such"), ("voice.zip", "zip|recording"))
    for name, told in tried:
        with pytest.raises(BadInput, match=told):
            take(tmp_path / name, target)
