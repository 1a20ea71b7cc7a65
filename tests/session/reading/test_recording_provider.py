"""The recording in the place of a voice: what is refused before anything opens, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.errors import BadInput, UsageError
from langdu.importers import Source, load
from langdu.model import Place
from langdu.session.reading.options import ReadingOptions
from langdu.session.reading.recording_provider import opened_recording, provider_for
from langdu.session.reading.voice.voice_provider import VoiceProvider
from tests.speech.read_along.files import write

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Document
    from langdu.session.reading.recording_provider import RecordingProvider

LYRICS = "[00:01.00]月亮\n[00:03.00]小河\n[00:07.00]天亮\n[00:08.00]再见\n"


def document(text: str, name: str) -> Document:
    return load(Source(text.encode(), name.rpartition(".")[0], name))


def provider(folder: Path, seconds: float) -> RecordingProvider:
    lyrics = document(LYRICS, "歌.lrc")
    recording = opened_recording(write(folder / "歌.wav", seconds), lyrics)
    return provider_for(lyrics, ReadingOptions(recording=recording))


def test_without_a_recording_it_is_the_voices_of_the_machine() -> None:
    assert type(provider_for(document(LYRICS, "歌.lrc"), ReadingOptions())) is VoiceProvider


def test_the_recording_speaks_whatever_voice_is_asked_for(tmp_path: Path) -> None:
    made = provider(tmp_path, 20)
    voice = made.choose("baker")
    assert voice.name == "歌.wav (syllables estimated)"
    assert made.reader(voice) is made.speaker(voice)
    assert made.speaker(voice).sample_rate == 8000
    assert (made.better(voice), made.candidates(), made.passed_over()) == ((), (), None)
    assert "q and open without --audio" in made.only_voice
    made.player(voice, DEFAULT_SETTINGS).close()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (7.5, "歌.wav ends at 0:07: the last line of the text lies beyond it and cannot be heard"),
        (4, "歌.wav ends at 0:04: the last 2 lines of the text lie beyond it and cannot be heard"),
    ],
)
def test_lines_beyond_its_end_are_told(tmp_path: Path, seconds: float, told: str) -> None:
    assert provider(tmp_path, seconds).passed_over() == told


def test_the_time_that_is_left_is_the_recordings(tmp_path: Path) -> None:
    made = provider(tmp_path, 20)
    assert [made.seconds_left(Place(block, 0)) for block in (0, 3)] == [12, 5]


def test_a_text_without_times_is_refused_before_the_recording_is_looked_at(tmp_path: Path) -> None:
    told = r"a.txt: this text has no times of its own; --audio needs a text with times: \.srt \.vtt \.ass \.lrc"
    with pytest.raises(UsageError, match=told):
        opened_recording(tmp_path / "missing.wav", document("你好。", "a.txt"))


def test_a_recording_that_ends_before_the_first_line_is_another_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it ends at 0:00, and the text's first line is at 0:01; name the recording"):
        provider(tmp_path, 0.5)
