"""Titles, authors, covers, lyrics and chapters are found in every format by another reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from langdu.errors import OutputFailed
from langdu.exporters import exporter_for
from langdu.exporters.audio.tagging.cover import drawn_cover
from langdu.exporters.audio.tagging.lyrics import MOST_CHARACTERS, LyricLines
from langdu.model import ExportedChapter, OutputStyle
from tests.exporters.audio.test_sound import INFO, RATE, TONE
from tests.exporters.test_files import sentence

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = [".wav", ".flac", ".ogg", ".mp3", ".opus", ".m4a", ".m4b"]
WITH_CHAPTERS = [ending for ending in ENDINGS if ending != ".wav"]
NAME = "清早的河边，风吹动了草叶；这是一个比三十个字节长得多的名字"
ODD = ('他说"走"', "第一行\n第二行", "🐟鱼", "长" * 400)


def export(path: Path, titles: tuple[str, ...] = ("第一章 河边", "第二章 船上"), **changes: Any) -> Path:
    exporter = exporter_for(path)(path, replace(INFO, title=NAME, author="小王", **changes))
    exporter.audio(bytes(RATE))
    for index, title in enumerate(titles):
        start = RATE // 2 + index * RATE
        exporter.chapter(ExportedChapter(index + 1, 1, title, index, start))
        exporter.audio(TONE)
        exporter.sentence(sentence(index, start))
    if not titles:
        exporter.audio(TONE)
    exporter.close(RATE // 2 + max(1, len(titles)) * RATE)
    return path


def probed(path: Path) -> tuple[dict[str, str], list[tuple[str, float]]]:
    """Tags and chapters (title, seconds) as FFmpeg finds them."""
    import av

    with av.open(str(path)) as container:
        tags = {**container.metadata, **container.streams.audio[0].metadata}
        chapters = [(c["metadata"].get("title", ""), float(c["start"] * c["time_base"])) for c in container.chapters()]
        # ID3's frames have no order in the file: the list of chapters has it.
        chapters.sort(key=lambda chapter: chapter[1])
        return {name.lower(): value for name, value in tags.items()}, chapters


@pytest.mark.parametrize("ending", ENDINGS)
def test_ffmpeg_reads_title_author_and_album(tmp_path: Path, ending: str) -> None:
    tags, _ = probed(export(tmp_path / f"out{ending}", album="书", track=3))
    assert (tags["title"], tags["artist"], tags["album"]) == (NAME, "小王", "书")
    assert tags["track"].startswith("3")
    assert tags["genre"] == "Audiobook"
    assert tags.get("comment", "Hum").find("Hum") >= 0


@pytest.mark.parametrize("ending", WITH_CHAPTERS)
def test_ffmpeg_reads_the_chapters(tmp_path: Path, ending: str) -> None:
    _, chapters = probed(export(tmp_path / f"out{ending}"))
    assert [title for title, _ in chapters] == ["第一章 河边", "第二章 船上"]
    assert [start for _, start in chapters] == pytest.approx([0, 1.5], abs=0.01)


@pytest.mark.parametrize("ending", WITH_CHAPTERS)
def test_odd_titles_come_through(tmp_path: Path, ending: str) -> None:
    _, chapters = probed(export(tmp_path / f"out{ending}", ODD))
    titles = [title for title, _ in chapters]
    assert titles[:3] == ['他说"走"', "第一行 第二行", "🐟鱼"]
    assert titles[3].startswith("长" * 80)


@pytest.mark.parametrize("ending", WITH_CHAPTERS)
def test_a_text_without_chapters_has_none(tmp_path: Path, ending: str) -> None:
    assert probed(export(tmp_path / f"out{ending}", ()))[1] == []


@pytest.mark.parametrize("ending", [".mp3", ".opus", ".m4b"])
def test_three_hundred_chapters(tmp_path: Path, ending: str) -> None:
    _, chapters = probed(export(tmp_path / f"out{ending}", tuple(f"第{n}章" for n in range(300))))
    assert len(chapters) == 300
    assert chapters[299] == ("第299章", pytest.approx(299.5, abs=0.01))


def test_an_m4b_has_the_lists_of_nero_and_of_quicktime(tmp_path: Path) -> None:
    data = export(tmp_path / "out.m4b").read_bytes()
    assert data.index(b"udta") < data.index(b"chpl")
    assert data.count("第二章 船上".encode()) >= 2  # in the list, and as a sample of the track
    assert b"chap" in data[data.index(b"tref") :][:12]
    assert b"text" in data[data.index(b"chap") :]


def test_an_mp3_has_ordered_chapters_lyrics_in_time_and_nothing_of_id3_1(tmp_path: Path) -> None:
    from mutagen.id3 import ID3

    path = export(tmp_path / "out.mp3")
    tags = ID3(path)
    assert tags.version == (2, 3, 0)
    assert path.read_bytes()[-128:-125] != b"TAG"
    toc = tags["CTOC:toc"]
    assert (toc.flags, toc.child_element_ids) == (3, ["chp1", "chp2"])
    lyrics = tags.getall("SYLT")[0]
    assert (lyrics.lang, lyrics.format, lyrics.type) == ("zho", 2, 1)
    assert lyrics.text == [("你好。", 500), ("你好。", 1500)]
    assert tags.getall("USLT")[0].text == "你好。\n你好。"


@pytest.mark.parametrize(("ending", "name"), [(".flac", "lyrics"), (".opus", "lyrics"), (".m4b", "\xa9lyr")])
def test_lyrics_elsewhere(tmp_path: Path, ending: str, name: str) -> None:
    import mutagen

    assert mutagen.File(export(tmp_path / f"out{ending}"))[name] == ["你好。\n你好。"]


def test_lyrics_of_a_long_book_are_left_out_whole() -> None:
    lines = LyricLines(INFO)
    for index in range(MOST_CHARACTERS // 3 + 1):
        lines.add(sentence(index, 0))
    assert lines.all() == ()


@pytest.mark.parametrize("ending", WITH_CHAPTERS)
def test_the_books_cover_is_inside(tmp_path: Path, ending: str) -> None:
    import av

    cover = drawn_cover("书", "小王")
    assert cover[:4] == b"\x89PNG"
    path = export(tmp_path / f"out{ending}", cover=cover)
    with av.open(str(path)) as container:
        assert next(container.decode(video=0)).width == 800
    assert path.read_bytes() == export(tmp_path / f"again{ending}", cover=cover).read_bytes()


def test_chapters_that_begin_at_once_are_one(tmp_path: Path) -> None:
    path = tmp_path / "out.m4b"
    exporter = exporter_for(path)(path, INFO)
    exporter.chapter(ExportedChapter(1, 1, "第一部", 0, 0))
    exporter.chapter(ExportedChapter(2, 2, "第一章", 0, 0))
    exporter.audio(TONE)
    exporter.close(RATE)
    assert probed(path)[1] == [("第一部 · 第一章", 0)]


def test_a_cue_sheet_names_the_sound_beside_it(tmp_path: Path) -> None:
    path = export(tmp_path / "out.cue", ODD[:2], outputs=(tmp_path / "out.cue", tmp_path / "out.flac"))
    lines = path.read_text("utf-8").splitlines()
    assert 'FILE "out.flac" WAVE' in lines
    assert '    TITLE "他说”走”"' in lines
    assert [line for line in lines if "INDEX" in line] == ["    INDEX 01 00:00:00", "    INDEX 01 00:01:37"]


def test_acx_takes_two_hours_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "out.flac"
    exporter = exporter_for(path)(path, replace(INFO, style=OutputStyle(loudness="acx")))
    exporter._samples = 120 * 60 * RATE
    with pytest.raises(OutputFailed, match="--split chapter"):
        exporter.audio(TONE)
    exporter.abort()
