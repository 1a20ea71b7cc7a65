"""What is kept is whole, in its place, and says the same as the rest."""

from __future__ import annotations

import json
import math
import struct
from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed, UsageError
from langdu.exporters import EXPORTERS, exporter_for
from langdu.exporters.srt import timestamp, wrapped
from langdu.model import Mark, Span, TimedSentence, Voice

if TYPE_CHECKING:
    from pathlib import Path

RATE = 24000
VOICE = Voice(
    "hum", "Hum", "silence", "zh-CN", "neutral", "CC0", "nobody", 0, RATE, "pinyin", "engine", "langdu", "好。"
)  # fmt: skip
TONE = struct.pack("<24000h", *(round(9000 * math.sin(i * 0.05)) for i in range(RATE)))


def sentence(index: int, start: int) -> TimedSentence:
    marks = (
        Mark(Span(index * 3, index * 3 + 1), start, start + 4000, "engine", "ni3"),
        Mark(Span(index * 3 + 1, index * 3 + 2), start + 4000, start + 9000, "engine", "hao3"),
    )
    return TimedSentence(index, Span(index * 3, index * 3 + 3), "你好。", start, start + 9000, marks)


def write(path: Path) -> None:
    exporter = exporter_for(path)(path, VOICE, RATE, "问候")
    for index in range(3):
        exporter.audio(TONE)
        exporter.sentence(sentence(index, index * RATE))
    exporter.close(3 * RATE)


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_sound_is_as_long_as_it_was_and_can_be_read_back(tmp_path: Path, ending: str) -> None:
    import soundfile

    write(tmp_path / f"out.{ending}")
    info = soundfile.info(tmp_path / f"out.{ending}")
    assert info.samplerate == RATE
    assert info.frames == pytest.approx(3 * RATE, abs=2400)  # mp3 pads its first and last frames
    samples, _ = soundfile.read(tmp_path / f"out.{ending}")
    assert max(abs(samples)) == pytest.approx(9000 / 32768, rel=0.1)


def test_ten_minutes_of_vorbis_in_one_piece(tmp_path: Path) -> None:
    import soundfile

    exporter = exporter_for(tmp_path / "long.ogg")(tmp_path / "long.ogg", VOICE, RATE)
    exporter.audio(TONE * 600)
    exporter.close(600 * RATE)
    assert soundfile.info(tmp_path / "long.ogg").frames == 600 * RATE


def test_subtitles_and_timeline_agree(tmp_path: Path) -> None:
    write(tmp_path / "out.srt")
    write(tmp_path / "out.json")
    timeline = json.loads((tmp_path / "out.json").read_text("utf-8"))
    cues = (tmp_path / "out.srt").read_text("utf-8").strip().split("\n\n")
    assert len(cues) == len(timeline["sentences"]) == 3
    for cue, row in zip(cues, timeline["sentences"], strict=True):
        assert cue.splitlines()[1] == f"{timestamp(row['from'])} --> {timestamp(row['to'])}"
    assert timeline["duration"] == 3
    assert [mark["syllable"] for mark in timeline["marks"]] == ["ni3", "hao3"] * 3
    assert timeline["marks"][3] == {
        "start": 4, "end": 5, "syllable": "hao3", "from": 1.166667, "to": 1.375, "origin": "engine"
    }  # fmt: skip


def test_a_timeline_of_nothing_is_still_json(tmp_path: Path) -> None:
    exporter = exporter_for(tmp_path / "out.json")(tmp_path / "out.json", VOICE, RATE)
    exporter.close(0)
    timeline = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (timeline["sentences"], timeline["marks"], timeline["duration"]) == ([], [], 0)


@pytest.mark.parametrize("ending", EXPORTERS)
def test_giving_up_leaves_what_was_there(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    path.write_text("the old one")
    exporter = exporter_for(path)(path, VOICE, RATE)
    exporter.audio(TONE)
    exporter.sentence(sentence(0, 0))
    exporter.abort()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "the old one"


@pytest.mark.parametrize("ending", EXPORTERS)
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "nowhere" / f"out{ending}"
    with pytest.raises(OutputFailed, match="nowhere"):
        exporter_for(path)(path, VOICE, RATE)


def test_a_folder_in_the_files_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "out.wav").mkdir()
    with pytest.raises(OutputFailed, match="folder of that name"):
        exporter_for(tmp_path / "out.wav")(tmp_path / "out.wav", VOICE, RATE)


def test_an_unknown_ending_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.mp3"):
        exporter_for(tmp_path / "out.avi")


def test_subtitle_lines_are_short_and_lose_nothing() -> None:
    text = "清早的集市上,卖菜的、卖花的、卖早点的都来了;孩子们挤在糖画摊前,等着老人把一条龙一笔画完,谁也不肯先走。"
    lines = wrapped(text).split("\n")
    assert "".join(lines) == text
    assert max(map(len, lines)) <= 24
    assert "" not in wrapped("一\n\n二").split("\n")


def test_timestamps() -> None:
    assert timestamp(3661.2345) == "01:01:01,234"
    assert timestamp(59.9996) == "00:01:00,000"
