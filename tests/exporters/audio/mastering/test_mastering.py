"""What goes out is as loud as it should be, in every format, by FFmpeg's own meters."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.exporters.audio.mastering.mastering_writer import MasteringWriter
from langdu.signal.loudness import loudness
from langdu.signal.true_peak import true_peaks
from tests.exporters.audio.test_sound import RATE, decoded, encoded

if TYPE_CHECKING:
    from pathlib import Path


def speech_like(gain: float, seconds: int = 20) -> bytes:
    """A buzz of 150 Hz in bursts, with sharp peaks and pauses, as loud as `gain` says."""
    time = np.arange(RATE * seconds) / RATE
    buzz = sum(np.cos(2 * np.pi * 150 * n * time + n * n) / n for n in range(1, 40))
    burst = np.clip(np.sin(2 * np.pi * 2.5 * time), 0, 1) * (time % 5 < 4)
    clicks = np.where(np.arange(len(time)) % 4800 < 3, 4.0, 1.0)
    return (np.clip(buzz * burst * clicks * gain, -1, 1) * 32767).astype("<i2").tobytes()


def measured(path: Path) -> float:
    """Integrated loudness in LUFS, by FFmpeg's ebur128."""
    import av

    with av.open(str(path)) as container:
        graph = av.filter.Graph()
        source = graph.add_abuffer(template=container.streams.audio[0])
        meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        level = float("-inf")
        for frame in container.decode(audio=0):
            graph.push(frame)
            with suppress(BlockingIOError, EOFError):
                while True:
                    level = float(graph.pull().metadata.get("lavfi.r128.I", level))
        return level


@pytest.mark.parametrize("gain", [0.02, 0.2, 2.0])
@pytest.mark.parametrize("ending", [".wav", ".flac", ".ogg", ".mp3", ".opus", ".m4b"])
def test_soft_and_loud_become_as_loud_as_speech_is_with_no_peak_over_a_decibel_below(
    tmp_path: Path, ending: str, gain: float
) -> None:
    path = encoded(tmp_path / f"out{ending}", speech_like(gain), loudness="langdu")
    samples, rate = decoded(path)
    assert loudness(samples.astype(np.float32), rate) == pytest.approx(-18, abs=0.7)
    assert measured(path) == pytest.approx(-18, abs=0.7)
    assert 20 * np.log10(true_peaks(samples.astype(np.float32)).max()) <= -1


@pytest.mark.parametrize("ending", [".wav", ".mp3", ".flac"])
def test_acx_has_its_level_its_peaks_and_its_sample_rate(tmp_path: Path, ending: str) -> None:
    path = encoded(tmp_path / f"out{ending}", speech_like(1.0), loudness="acx")
    samples, rate = decoded(path)
    assert rate == 44100
    assert len(samples) / rate == pytest.approx(20, abs=0.05)
    assert -23 <= 10 * np.log10(np.mean(samples**2)) <= -18
    assert 20 * np.log10(np.abs(samples).max()) <= -3
    if ending == ".mp3":
        from mutagen.mp3 import MP3, BitrateMode

        info = MP3(path).info
        assert (info.bitrate, info.bitrate_mode, info.channels) == (192000, BitrateMode.CBR, 1)


def test_what_is_as_it_should_be_is_not_shifted_in_time_and_silence_stays_silence() -> None:
    class Kept:
        pcm = b""

        def write(self, pcm: bytes) -> None:
            self.pcm += pcm

        def close(self) -> None:
            pass

    given = bytes(RATE) + speech_like(0.2, 7)[: 100001 * 2] + bytes(RATE * 2)
    kept = Kept()
    writer = MasteringWriter(kept, RATE, "langdu", 0.1)
    writer.write(given)
    writer.close()
    before, after = (np.frombuffer(pcm, "<i2").astype(float) for pcm in (given, kept.pcm))
    assert len(before) == len(after)
    assert not after[: RATE // 2].any()
    assert not after[-RATE:].any()
    ratio = after[np.abs(before) > 1000] / before[np.abs(before) > 1000]
    assert ratio.min() > 0
