"""What is written stays, is whole, and is what other programs read."""

from __future__ import annotations

import os
import re
import signal
import stat
from typing import TYPE_CHECKING

import pytest

from tests.outside.program import status_of

if TYPE_CHECKING:
    from tests.outside.program import User

SILENT = ["--voice", "silence"]
TITLE = "雨后的街上人来人往"
LONG = "他在北京的一家外贸公司工作,每天早上八点出门,坐四十分钟地铁,下午六点半才下班,回到家里已经是七点多了。"


def test_a_link_is_written_through_and_keeps_what_it_is(user: User) -> None:
    there = user.writes("shelf/a.srt", "old")
    there.chmod(0o640)
    (user.home / "link.srt").symlink_to(there)
    (user.home / "hard.srt").hardlink_to(there)
    assert user.runs("export", "a.txt", *SILENT, "-o", "link.srt").status == 2  # somebody else's
    assert there.read_text("utf-8") == "old"
    assert user.runs("export", "a.txt", *SILENT, "-o", "link.srt", "--force").status == 0
    assert (user.home / "link.srt").is_symlink()
    assert "雨停。" in there.read_text("utf-8")
    assert stat.S_IMODE(there.stat().st_mode) == 0o640
    assert (user.home / "hard.srt").read_bytes() == there.read_bytes()


def test_a_new_file_has_the_mode_that_the_user_wants(user: User) -> None:
    assert user.types("umask 027; $L export a.txt --voice silence -o a.wav").status == 0
    assert stat.S_IMODE((user.home / "a.wav").stat().st_mode) == 0o640


@pytest.mark.parametrize("command", ["lexicon export", "export a.txt --voice silence -o", "stats --csv"])
def test_a_device_is_no_file_to_replace(user: User, command: str) -> None:
    device = user.home / "device.json"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 7))
    except OSError:
        device.symlink_to("/dev/full")
    done = user.types(f"$L {command} device.json")
    assert done.status in (1, 2)
    assert "device.json" in done.told()
    assert stat.S_ISCHR(device.stat().st_mode)


def test_a_folder_that_takes_no_file_is_told_before_anything_is_said(user: User) -> None:
    for place in ("nowhere/a.wav", "/proc/a.wav", "a.txt/a.wav"):
        done = user.runs("export", "a.txt", *SILENT, "-o", place)
        assert done.status == 1
        assert place in done.told()


def test_what_a_killed_export_left_is_swept_by_the_next(user: User) -> None:
    user.writes("b.txt", LONG * 200)
    with user.starts("export", "b.txt", *SILENT, "-o", "b.wav") as process:
        while len(list(user.home.iterdir())) < 3 and process.poll() is None:
            pass
        process.kill()
        status_of(process)
    before = {path.name for path in user.home.iterdir()}
    assert user.runs("export", "a.txt", *SILENT, "-o", "a.wav").status == 0
    left = {path.name for path in user.home.iterdir()} - {"a.wav", "data"}
    assert left == {"a.txt", "b.txt"}
    assert before - {"data"} >= left


@pytest.mark.parametrize("ending", ["wav", "mp3", "flac", "ogg"])
def test_every_sound_file_has_its_chinese_title(user: User, ending: str) -> None:
    import mutagen

    user.writes(f"{TITLE}.txt", f"{TITLE}\n\n雨停了。\n")
    assert user.runs("export", f"{TITLE}.txt", *SILENT, "-o", f"a.{ending}").status == 0
    tags = mutagen.File(user.home / f"a.{ending}").tags
    titles = [str(value) for key, value in tags.items() if key in ("TIT2", "title")]
    assert titles in ([TITLE], [f"['{TITLE}']"])


@pytest.mark.parametrize("ending", ["mp3", "wav", "flac", "ogg"])
def test_a_disk_that_fills_is_no_success(user: User, ending: str) -> None:
    user.writes("b.txt", LONG * 20)
    done = user.types(f"ulimit -f 4; $L export b.txt --voice silence -o b.{ending}")
    assert done.status == 1
    assert f"b.{ending}" in done.told()
    assert [path.name for path in user.home.iterdir() if path.name not in ("b.txt", "a.txt", "data")] == []


def test_subtitles_are_two_short_lines_cut_in_no_word_or_number(user: User) -> None:
    user.writes("b.txt", LONG + "会议从00:02开到13:45,用了10,000元,由Business Times主办,大家都说很好,以后还要再开。")
    assert user.runs("export", "b.txt", *SILENT, "-o", "b.srt").status == 0
    cues = [block.splitlines()[2:] for block in (user.home / "b.srt").read_text("utf-8").strip().split("\n\n")]
    lines = [line for cue in cues for line in cue]
    assert max(map(len, cues)) <= 2
    assert max(len(re.findall(r"[\u4e00-\u9fff]", line)) for line in lines) <= 20
    for whole in ("00:02", "13:45", "10,000", "Business", "外贸公司", "四十分钟", "地铁"):
        assert any(whole in line for line in lines), whole


def test_reading_in_plain_lines_goes_on_where_it_was_left(user: User) -> None:
    user.writes("b.txt", "雨停了。\n街上有人。\n" + "鸟在叫。\n" * 300)
    with user.starts("read", "--plain", *SILENT, "b.txt") as process:
        library = user.home / "data" / "library.db"
        while not library.exists() and process.poll() is None:
            pass
        process.send_signal(signal.SIGTERM)
        status_of(process)
    first = user.types("$L read --plain --rate 2 --voice silence b.txt | head -4; exit ${PIPESTATUS[0]}")
    second = user.types("$L read --plain --rate 2 --voice silence b.txt | head -1; exit ${PIPESTATUS[0]}")
    anew = user.types("$L read --plain --from-start --voice silence b.txt | head -1; exit ${PIPESTATUS[0]}")
    assert (first.status, second.status, anew.status) == (0, 0, 0)
    assert second.out != "雨停了。\n"
    assert anew.out == "雨停了。\n"


@pytest.mark.parametrize(
    ("name", "content", "coding"),
    [
        ("a.csv", "行家,hang2 jia1\n", "gbk"),
        ("a.csv", "行家;háng jiā\n", "utf-16"),
        ("a.txt", "行家 hang2 jia1\n", "big5"),
        ("a.txt", "行家: háng jia1\n", "utf-8-sig"),
        ("a.tsv", "行家\tháng jiā\n", "utf-8"),
    ],
)
def test_corrections_come_from_tables_and_lines(user: User, name: str, content: str, coding: str) -> None:
    user.writes(name, content.encode(coding))
    assert user.runs("lexicon", "import", name).status == 0
    assert user.runs("lexicon").out.split() == ["行家", "hang2", "jia1"]
