"""What is kept is whole, in its place, and says the same as the rest."""

from __future__ import annotations

import json
import math
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed, UsageError
from langdu.exporters import endings, exporter_for
from langdu.exporters.timed_text.subtitles.srt import timestamp
from langdu.model import ExportInfo, Mark, Sentence, Span, TimedSentence, Token, Voice

if TYPE_CHECKING:
    from pathlib import Path

RATE = 24000
VOICE = Voice(
    "hum", "Hum", "silence", "zh-CN", "neutral", "CC0", "nobody", 0, RATE, "pinyin", "engine", "langdu", "好。"
)  # fmt: skip
INFO = ExportInfo(VOICE, RATE)
TONE = struct.pack("<24000h", *(round(9000 * math.sin(i * 0.05)) for i in range(RATE)))


def sentence(index: int, start: int) -> TimedSentence:
    marks = (
        Mark(Span(index * 3, index * 3 + 1), start, start + 4000, "engine", "ni3"),
        Mark(Span(index * 3 + 1, index * 3 + 2), start + 4000, start + 9000, "engine", "hao3"),
    )
    kinds = ("hanzi", "hanzi", "punct")
    tokens = tuple(Token(Span(index * 3 + i, index * 3 + i + 1), "你好。"[i], kind) for i, kind in enumerate(kinds))
    return TimedSentence(index, Sentence(Span(index * 3, index * 3 + 3), "body", tokens), start, start + 9000, marks)


def write(path: Path) -> None:
    exporter = exporter_for(path)(path, replace(INFO, title="问候"))
    for index in range(3):
        exporter.audio(TONE)
        exporter.sentence(sentence(index, index * RATE))
    exporter.close(3 * RATE)


def test_subtitles_and_timeline_agree(tmp_path: Path) -> None:
    write(tmp_path / "out.srt")
    write(tmp_path / "out.json")
    timeline = json.loads((tmp_path / "out.json").read_text("utf-8"))
    cues = (tmp_path / "out.srt").read_text("utf-8").strip().split("\n\n")
    assert len(cues) == len(timeline["sentences"]) == 3
    for cue, row in zip(cues, timeline["sentences"], strict=True):
        assert cue.splitlines()[1] == f"{stamp(row['from'])} --> {stamp(row['from'] + 1)}"  # it may stay
    assert timeline["duration"] == 3
    assert [mark["syllable"] for mark in timeline["marks"]] == ["ni3", "hao3"] * 3
    assert timeline["marks"][3] == {
        "start": 4, "end": 5, "syllable": "hao3", "from": 1.166667, "to": 1.375, "origin": "engine"
    }  # fmt: skip


def test_a_timeline_of_nothing_is_still_json(tmp_path: Path) -> None:
    exporter = exporter_for(tmp_path / "out.json")(tmp_path / "out.json", INFO)
    exporter.close(0)
    timeline = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (timeline["sentences"], timeline["marks"], timeline["duration"]) == ([], [], 0)


@pytest.mark.parametrize("ending", endings())
def test_giving_up_leaves_what_was_there(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    path.write_text("the old one")
    exporter = exporter_for(path)(path, INFO)
    exporter.audio(TONE)
    exporter.sentence(sentence(0, 0))
    exporter.abort()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "the old one"


@pytest.mark.parametrize("ending", endings())
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "nowhere" / f"out{ending}"
    with pytest.raises(OutputFailed, match="nowhere"):
        exporter_for(path)(path, INFO)


def test_a_folder_in_the_files_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "out.wav").mkdir()
    with pytest.raises(OutputFailed, match="folder of that name"):
        exporter_for(tmp_path / "out.wav")(tmp_path / "out.wav", INFO)


def test_an_unknown_ending_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.mp3"):
        exporter_for(tmp_path / "out.avi")


def stamp(seconds: float) -> str:
    return timestamp(round(seconds * 1000))


def test_timestamps() -> None:
    assert timestamp(3661234) == "01:01:01,234"
    assert timestamp(60000) == "00:01:00,000"
