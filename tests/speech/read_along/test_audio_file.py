"""The user's recording: read where it is asked for, refused in plain words, never changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from langdu.errors import BadInput, EngineFailed
from langdu.speech.read_along.audio_file import AudioFile, clock
from tests.signals.decoding.phone import record
from tests.speech.read_along.files import RATE, ramp, write


def read(file: AudioFile, first: int, end: int) -> np.ndarray:
    return np.concatenate([np.zeros(0, np.float32), *file.pieces(first, end)])


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_every_format_is_read_from_where_it_is_asked_for(tmp_path: Path, ending: str) -> None:
    rate = 44100
    samples = np.zeros(rate * 4, np.float32)
    samples[rate * 2 : rate * 2 + 4410] = np.sin(np.arange(4410) / 10) * 0.5
    soundfile.write(tmp_path / f"talk.{ending}", samples, rate)
    file = AudioFile(tmp_path / f"talk.{ending}")
    assert file.sample_rate == rate
    assert file.seconds == pytest.approx(4, abs=0.1)
    loud = read(file, rate * 2, rate * 2 + 4410)
    assert len(loud) == 4410
    assert np.abs(loud).max() > 0.4
    assert np.abs(read(file, rate, rate * 2 - 2000)).max() < 0.05  # and back again


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_read_in_pieces_it_sounds_as_in_one(tmp_path: Path, ending: str) -> None:
    """The decoder of MP3 is silent for some frames after each jump, and soundfile jumps where nobody asked it to."""
    path = tmp_path / f"talk.{ending}"
    soundfile.write(path, np.sin(np.arange(5 * 44100) / 20).astype(np.float32) * 0.3, 44100)
    whole, _ = soundfile.read(path, dtype="float32")
    file = AudioFile(path)
    assert np.allclose(read(file, 0, len(whole)), whole, atol=1e-4)
    assert np.allclose(read(file, 50_000, 99_000), whole[50_000:99_000], atol=1e-3)


def test_seeking_is_exact_to_the_sample(tmp_path: Path) -> None:
    file = AudioFile(write(tmp_path / "a.wav", 5))
    for first, end in ((0, 10), (39_000, 40_000), (7, 20_001), (500, 500)):
        assert np.allclose(read(file, first, end), ramp(5)[first:end], atol=1e-4)


def test_channels_become_one(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.array([[0.5, 0.1]] * 100), RATE)
    assert np.allclose(read(AudioFile(tmp_path / "a.wav"), 0, 100), 0.3, atol=1e-4)


def test_pieces_are_short_so_that_nothing_long_is_held(tmp_path: Path) -> None:
    file = AudioFile(write(tmp_path / "a.wav", 9))
    assert max(map(len, file.pieces(0, 9 * RATE))) <= RATE


def test_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", 1)
    before = path.read_bytes(), path.stat().st_mtime_ns
    file = AudioFile(path)
    read(file, 0, RATE)
    file.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_recording_is_refused_in_a_line_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "talk.m4a").write_bytes(b"\0\0\0\x20ftypM4A " + bytes(200))
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "samples.raw").write_bytes(bytes(200))
    soundfile.write(tmp_path / "none.wav", np.zeros(0), RATE)
    soundfile.write(tmp_path / "odd.wav", np.zeros(10), 100)
    for name, told in (
        ("talk.m4a", "cannot be read as sound: it is damaged, or its recording was not finished; check the file"),
        ("empty.wav", "cannot be read as sound"),
        ("samples.raw", "cannot be read as sound"),
        ("none.wav", "there is no sound in it"),
        ("odd.wav", "sample rate or channels"),
        ("missing.wav", "there is no such file; check its name"),
        (".", "this is a folder"),
    ):
        with pytest.raises(BadInput, match=told) as caught:
            AudioFile(tmp_path / name)
        assert str(tmp_path) in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="no ordinary file"):
        AudioFile(tmp_path / "pipe")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such names")
def test_a_name_that_is_not_utf8_is_opened(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xbd\xb2.wav"))
    path.write_bytes(write(tmp_path / "a.wav", 1).read_bytes())
    assert AudioFile(path).name == "讲.wav"


def test_a_file_that_ends_before_its_header_says_fails_there(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    soundfile.write(path, ramp(8), RATE)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 4])
    file = AudioFile(path)
    assert 0 < len(read(file, 0, 8 * RATE)) < 8 * RATE
    with pytest.raises(EngineFailed, match=r"cannot be read at 0:07: .* check the file with a player"):
        read(file, 7 * RATE, 8 * RATE)


def test_a_decoder_that_prints_does_not_reach_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.mp3"
    soundfile.write(path, ramp(8), RATE)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 4])
    AudioFile(path)
    os.write(2, b"langdu's own")
    assert capfd.readouterr().err == "langdu's own"


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (185.9, "3:05"), (3723, "1:02:03")])
def test_times_are_told_as_players_do(seconds: float, told: str) -> None:
    assert clock(seconds) == told


@pytest.mark.parametrize("ending", ["wav", "ogg", "mp3"])
def test_wherever_it_is_cut_the_pieces_are_those_of_the_whole(tmp_path: Path, ending: str) -> None:
    rate = 44100
    noise = np.random.default_rng(0).normal(0, 0.05, 6 * rate).astype(np.float32)
    path = tmp_path / f"a.{ending}"
    soundfile.write(path, noise, rate)
    whole, _ = soundfile.read(path, dtype="float32")
    file = AudioFile(path)
    for first, end in ((2 * rate + 17, 3 * rate), (3 * rate, 4 * rate + 5), (rate, rate + 9000), (5, 4000)):
        assert np.allclose(read(file, first, end), whole[first:end], atol=1e-6)


@pytest.mark.parametrize("ending", ["m4a", "webm", "aac"])
def test_a_recording_of_a_phone_is_read_from_where_it_is_asked_for(tmp_path: Path, ending: str) -> None:
    rate = 24_000
    samples = np.zeros(rate * 6, np.float32)
    samples[rate * 3 : rate * 4] = np.sin(np.arange(rate) / 10) * 0.5
    file = AudioFile(record(tmp_path / f"talk.{ending}", samples, rate))
    own = file.sample_rate
    assert file.seconds == pytest.approx(6, abs=0.2)
    assert np.abs(read(file, int(3.2 * own), int(3.8 * own))).max() > 0.4
    assert np.abs(read(file, own, 2 * own)).max() < 0.05  # and back again
    assert np.abs(read(file, int(4.3 * own), 5 * own)).max() < 0.05
