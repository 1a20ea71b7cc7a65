"""What is kept is whole, in its place, and says the same as the rest."""

from __future__ import annotations

import errno
import json
import math
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from langdu.errors import OutputFailed, UsageError
from langdu.exporters import endings, exporter_for
from langdu.exporters.audio.sound import MOST_WAV_SAMPLES
from langdu.exporters.timed_text.srt import timestamp
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

    exporter = exporter_for(tmp_path / "long.ogg")(tmp_path / "long.ogg", INFO)
    exporter.audio(TONE * 600)
    exporter.close(600 * RATE)
    assert soundfile.info(tmp_path / "long.ogg").frames == 600 * RATE


NAME = "清早的河边，风吹动了草叶；这是一个比三十个字节长得多的名字"


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_a_chinese_title_is_read_back_whole(tmp_path: Path, ending: str) -> None:
    import mutagen

    path = tmp_path / f"out.{ending}"
    exporter = exporter_for(path)(path, replace(INFO, title=NAME))
    exporter.audio(TONE)
    exporter.close(RATE)
    tags = mutagen.File(path).tags
    title, artist = ("TIT2", "TPE1") if ending in ("mp3", "wav") else ("title", "artist")
    assert [str(tags[title][0]), str(tags[artist][0])] == [NAME, "Hum"]
    assert path.read_bytes()[-128:-125] != b"TAG"
    if ending == "wav":
        info = path.read_bytes().partition(b"INAM")[2]
        assert info[4:].startswith(NAME.encode())


def test_what_is_expected_to_be_longer_than_a_wav_can_be_is_rf64_and_a_wav_if_it_is_not(tmp_path: Path) -> None:
    import soundfile

    path = tmp_path / "out.wav"
    exporter = exporter_for(path)(path, replace(INFO, title=NAME, expected=MOST_WAV_SAMPLES))
    assert exporter._writer._file.format == "RF64"
    exporter.audio(TONE)
    exporter.close(RATE)
    assert path.read_bytes()[:4] == b"RIFF"
    assert soundfile.info(path).frames == RATE


def test_a_wav_never_grows_longer_than_it_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.wav"
    exporter = exporter_for(path)(path, INFO)
    exporter._most = RATE
    exporter.audio(TONE)
    with pytest.raises(OutputFailed, match="longer than a WAV file can be"):
        exporter.audio(TONE)
    exporter.abort()


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_disk_that_fills_up_is_an_error_also_at_the_very_end(tmp_path: Path, ending: str, share: float) -> None:
    whole = tmp_path / f"whole.{ending}"
    exporter = exporter_for(whole)(whole, INFO)
    exporter.audio(TONE)
    exporter._writer.close()
    size = exporter.partial.stat().st_size
    exporter.abort()

    path = tmp_path / f"out.{ending}"
    with pytest.raises(OutputFailed, match="No space left"):  # noqa: PT012
        exporter = exporter_for(path)(path, INFO)
        exporter._writer._sink._file = Full(exporter._writer._sink._file, round(share * (size - 1)))
        exporter.audio(TONE)
        exporter.close(RATE)
    exporter.abort()
    assert list(tmp_path.iterdir()) == []


class Full:
    """A file on a disk with room for so many bytes."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room
        self.raw = file.raw

    def write(self, data: bytes) -> int:
        if self._file.tell() + len(data) > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


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
