"""How every file is written: whole, in its place, with what the old one had, and never over what is no file."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from langdu import files
from langdu.errors import OutputFailed
from langdu.files import PART, PartialFile, sweep, write

POSIX = pytest.mark.skipif(os.name == "nt", reason="links, modes and pipes of this kind are POSIX's")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "out.txt"
    write(place, "旧\n")
    part = PartialFile(place)
    part.path.write_text("half", "utf-8")
    assert place.read_text("utf-8") == "旧\n"
    part.discard()
    write(place, "新\n")
    assert (place.read_bytes(), names(tmp_path)) == ("新\n".encode(), ["out.txt"])


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    place = tmp_path / ("很" * 83 + ".txt")  # 253 bytes
    write(place, "好")
    assert names(tmp_path) == [place.name]


@POSIX
def test_a_link_stays_one_and_a_mode_and_other_names_stay(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    target, link = tmp_path / "other" / "target.txt", tmp_path / "link.txt"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    os.link(target, tmp_path / "second name.txt")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert (target.read_text(), (tmp_path / "second name.txt").read_text()) == ("new", "new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    alone = tmp_path / "alone.sh"
    alone.write_text("old", "utf-8")
    alone.chmod(0o700)
    write(alone, "new")
    assert (alone.read_text(), stat.S_IMODE(alone.stat().st_mode)) == ("new", 0o700)


@POSIX
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(tmp_path / "out.txt", "")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640


@POSIX
@pytest.mark.parametrize("place", ["/dev/full", "/dev/null", "/"])
def test_what_is_no_file_is_refused_and_stays(place: str) -> None:
    with pytest.raises(OutputFailed, match=r"device|folder"):
        write(Path(place), "好")
    assert Path(place).exists()
    assert not Path(place).is_file()


@POSIX
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    place, read = tmp_path / "pipe", []
    os.mkfifo(place)
    reader = threading.Thread(target=lambda: read.append(place.read_text("utf-8")))
    reader.start()
    write(place, "好\n")
    reader.join()
    assert read == ["好\n"]
    assert stat.S_ISFIFO(place.stat().st_mode)


def test_finished_work_that_cannot_be_put_in_its_place_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "out.txt"
    part = PartialFile(place)
    part.path.write_text("an hour's work", "utf-8")
    place.mkdir()  # meanwhile
    (place / "x").touch()
    with pytest.raises(OutputFailed, match="cannot be put in its place") as caught:
        part.put()
    part.discard()
    sweep(tmp_path)
    kept = Path(caught.value.remedy.removeprefix("the finished file is "))
    assert kept.read_text("utf-8") == "an hour's work"


KILLED = """
import os, signal, sys
from pathlib import Path
from langdu.files import PartialFile
part = PartialFile(Path(sys.argv[1]))
part.path.write_bytes(b"half")
print("written", flush=True)
sys.stdin.read()
"""


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "out.wav")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"written"
        write(tmp_path / "another.txt", "好")
        assert len([name for name in names(tmp_path) if name.startswith(PART)]) == 2  # the part and its lock
        process.kill()
        process.wait()
    write(tmp_path / "another.txt", "好")
    assert names(tmp_path) == ["another.txt"]


def test_what_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="cannot be written"):
        write(tmp_path / "nowhere" / "out.txt", "好")
    assert files.REMEDY in str(OutputFailed("x", remedy=files.REMEDY))
