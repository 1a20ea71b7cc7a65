"""Recordings as people have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from langdu.errors import BadInput
from langdu.practice.recording.sound import LOWEST, NARROW, ORDER, RATE, load, prepared
from langdu.signal.filters import high_passed
from tests.practice import sung
from tests.signals.decoding.phone import record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_any_rate_and_channels_become_one_sound(tmp_path: Path, rate: int, channels: int) -> None:
    tone = np.sin(2 * np.pi * 300 * np.arange(rate) / rate)[:, None].repeat(channels, 1) * 0.3
    soundfile.write(tmp_path / "a.wav", tone, rate)
    sound = load(tmp_path / "a.wav")
    assert sound.seconds == pytest.approx(1.0, abs=0.01)
    spectrum = np.abs(np.fft.rfft(sound.samples[: RATE // 2]))
    assert spectrum.argmax() * 2 == pytest.approx(300, abs=4)
    assert np.abs(sound.samples[4000:12000]).max() == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg"])
def test_the_usual_formats_are_read(tmp_path: Path, ending: str) -> None:
    soundfile.write(tmp_path / f"a.{ending}", sung([0, 4], 1.0), 16_000)
    assert load(tmp_path / f"a.{ending}").seconds == pytest.approx(1.0, abs=0.1)


def test_hum_and_offset_are_gone_and_the_voice_stays_in_its_place() -> None:
    voice = sung([0, 0], 1.0)
    hum = 0.3 * np.sin(2 * np.pi * 30 * np.arange(len(voice)) / RATE) + 0.2
    clean, dirty = (high_passed(s, RATE, LOWEST, ORDER) for s in (voice, (voice + hum).astype(np.float32)))
    assert np.abs(clean - dirty)[800:-800].max() < 0.02
    assert np.abs(voice - clean)[800:-800].max() < 0.03


def test_clipping_is_noticed() -> None:
    loud = np.clip(sung([0, 0], 1.0, level=2.0), -1, 1)
    assert prepared(loud, RATE).clipped > 0.1
    assert prepared(sung([0, 0], 1.0), RATE).clipped == 0


def test_numbers_that_are_none_do_no_harm() -> None:
    odd = np.array([np.nan, np.inf, -np.inf, 0.1] * 500, np.float32)
    assert np.isfinite(prepared(odd, RATE).samples).all()


def wav(path: Path, seconds: float) -> None:
    soundfile.write(path, np.zeros(int(seconds * 8000)), 8000)


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("none.wav", lambda path: None, "no such file"),
        ("folder", lambda path: path.mkdir(), "folder"),
        ("text.wav", lambda path: path.write_text("你好"), "cannot be read"),
        ("empty.mp3", lambda path: path.write_bytes(b""), "cannot be read"),
        ("long.wav", lambda path: wav(path, 181), "over 2 minutes"),
    ],
)
def test_what_is_no_recording_is_told_in_a_line(tmp_path: Path, name: str, make, told: str) -> None:
    make(tmp_path / name)
    with pytest.raises(BadInput, match=told) as error:
        load(tmp_path / name)
    assert "\n" not in str(error.value)


def test_what_a_truncated_file_still_has_is_read(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", sung([0, 0], 1.0), RATE)
    data = (tmp_path / "a.wav").read_bytes()
    (tmp_path / "a.wav").write_bytes(data[: len(data) // 2])
    assert 0.3 < load(tmp_path / "a.wav").seconds < 0.7


@pytest.mark.parametrize("other", [0.0, -1.0])
def test_a_channel_that_is_silent_or_a_mirror_takes_nothing_from_the_other(other: float) -> None:
    voice = sung([0, 4], 1.0)
    both = prepared(np.stack([voice, other * voice], axis=1), RATE)
    assert np.allclose(both.samples, prepared(voice, RATE).samples, atol=1e-4)


@pytest.mark.parametrize("ending", ["m4a", "webm", "amr"])
def test_what_phones_record_is_read_and_the_sound_of_a_telephone_told(tmp_path: Path, ending: str) -> None:
    sound = load(record(tmp_path / f"a.{ending}", sung([0, 4], 2.0), RATE))
    assert sound.seconds == pytest.approx(2.0, abs=0.1)
    assert sound.remarks == ((NARROW,) if ending == "amr" else ())


def test_clipping_is_noticed_through_a_lossy_format(tmp_path: Path) -> None:
    loud = np.clip(sung([0, 4], 2.0, level=2.0), -1, 1)
    assert load(record(tmp_path / "a.m4a", loud, RATE)).clipped > 0.01


@pytest.mark.parametrize("ending", ["webm", "aac"])
def test_a_long_one_without_a_length_is_read_no_further_than_two_minutes(tmp_path: Path, ending: str) -> None:
    path = record(tmp_path / f"a.{ending}", np.zeros(125 * 8_000, np.float32), 8_000)
    with pytest.raises(BadInput, match="over 2 minutes"):
        load(path)
