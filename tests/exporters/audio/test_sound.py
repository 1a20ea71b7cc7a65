"""Sound files are whole, as long as what was said, and read by other programs' decoders."""

from __future__ import annotations

import math
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.errors import OutputFailed, UsageError
from langdu.exporters import exporter_for
from langdu.exporters.audio.wav_writer import wav_head
from langdu.exporters.audio.writers import ENDINGS, audio_writer
from langdu.model import ExportInfo, OutputStyle, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RATE = 24000
VOICE = Voice(
    "hum", "Hum", "silence", "zh-CN", "neutral", "CC0", "nobody", 0, RATE, "pinyin", "engine", "langdu", "好。"
)  # fmt: skip
INFO = ExportInfo(VOICE, RATE)
TONE = struct.pack("<24000h", *(round(9000 * math.sin(i * 0.05)) for i in range(RATE)))
#: Formats that PyAV writes, which soundfile may not read, and the others.
AV_ENDINGS = (".opus", ".m4a", ".m4b")


def encoded(path: Path, pcm: bytes, **options: object) -> Path:
    writer = audio_writer(path, path.suffix, RATE, **{"loudness": None, **options})
    writer.write(pcm)
    writer.close()
    return path


def decoded(path: Path) -> tuple[np.ndarray, int]:
    """[n] the samples, full scale 1, and their rate; by FFmpeg's decoders."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler("flt", "mono", stream.rate)
        frames = [out for frame in container.decode(stream) for out in resampler.resample(frame)]
        return np.concatenate([frame.to_ndarray()[0] for frame in frames]), stream.rate


@pytest.mark.parametrize("ending", ENDINGS)
def test_another_decoder_finds_the_length_and_the_sound(tmp_path: Path, ending: str) -> None:
    path = encoded(tmp_path / f"out{ending}", TONE * 3)
    samples, rate = decoded(path)
    assert len(samples) / rate == pytest.approx(3, abs=0.05)
    middle = samples[rate : 2 * rate]
    assert math.sqrt(2 * float(np.mean(middle**2))) == pytest.approx(9000 / 32768, rel=0.1)


@pytest.mark.parametrize("ending", sorted(set(ENDINGS) - {".m4a", ".m4b"}))
def test_libsndfile_reads_what_it_knows(tmp_path: Path, ending: str) -> None:
    import soundfile

    info = soundfile.info(encoded(tmp_path / f"out{ending}", TONE * 3))
    assert info.duration == pytest.approx(3, abs=0.1)  # mp3 pads its first and last frames


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_sound_makes_the_same_bytes_whenever_and_however_it_comes(tmp_path: Path, ending: str) -> None:
    first = encoded(tmp_path / f"a{ending}", TONE * 3, loudness="langdu")
    second = tmp_path / f"b{ending}"
    writer = audio_writer(second, ending, RATE)
    for start in range(0, len(TONE) * 3, 5000):
        writer.write((TONE * 3)[start : start + 5000])
    writer.close()
    assert first.read_bytes() == second.read_bytes()


def test_the_stream_of_an_ogg_has_a_number_that_no_clock_gave(tmp_path: Path) -> None:
    from mutagen.ogg import OggPage

    with encoded(tmp_path / "out.ogg", TONE * 3).open("rb") as file:
        pages = []
        while len(pages) < 3 or not pages[-1].last:
            pages.append(OggPage(file))
    assert {page.serial for page in pages} == {1}


def test_ten_minutes_of_vorbis_in_one_piece(tmp_path: Path) -> None:
    import soundfile

    assert soundfile.info(encoded(tmp_path / "long.ogg", TONE * 600)).frames == 600 * RATE


def test_an_empty_file_of_every_format_is_closed(tmp_path: Path) -> None:
    for ending in ENDINGS:
        audio_writer(tmp_path / f"out{ending}", ending, RATE).close()


def test_a_wav_is_one_that_the_standard_library_reads(tmp_path: Path) -> None:
    import wave

    with wave.open(str(encoded(tmp_path / "out.wav", TONE, title="问候"))) as file:
        assert file.getparams()[:4] == (1, 2, RATE, RATE)
        assert file.readframes(RATE) == TONE


def test_a_wav_longer_than_four_gibibytes_is_rf64_and_the_same_length_before_its_samples(tmp_path: Path) -> None:
    import soundfile

    data_bytes = 5 << 30
    head = wav_head(RATE, data_bytes)
    assert head[:4] == b"RF64"
    assert len(head) == len(wav_head(RATE, 10))
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + data_bytes)  # a hole: it takes no room
    assert soundfile.info(path).frames == data_bytes // 2


@pytest.mark.parametrize(
    ("ending", "kbps"),
    [(".mp3", 32), (".mp3", 64), (".mp3", 160), (".opus", 24), (".opus", 96), (".m4b", 48), (".m4a", 96), (".ogg", 64)],
)
def test_a_bit_rate_is_kept(tmp_path: Path, ending: str, kbps: int) -> None:
    noise = (np.random.default_rng(7).normal(size=RATE * 20) * 3000).astype("<i2").tobytes()
    path = encoded(tmp_path / f"out{ending}", noise, bit_rate_kbps=kbps)
    # Vorbis' rates are what it aims at for music; noise is harder.
    assert path.stat().st_size * 8 / 20000 == pytest.approx(kbps, rel=0.35 if ending == ".ogg" else 0.12)


@pytest.mark.parametrize(
    ("ending", "kbps", "possible"),
    [
        (".mp3", 192, "112 128 144 160"),
        (".mp3", 33, "24 32 40"),
        (".ogg", 500, "24 to 90"),
        (".opus", 5, "6 to 256"),
        (".m4b", 320, "16 to 144"),
    ],
)
def test_a_bit_rate_that_a_format_cannot_have_says_which_it_can(
    tmp_path: Path, ending: str, kbps: int, possible: str
) -> None:
    path = tmp_path / f"out{ending}"
    with pytest.raises(UsageError, match=f"{kbps} kbit/s.*{possible}"):
        exporter_for(path)(path, replace(INFO, style=OutputStyle(bit_rate_kbps=kbps)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", AV_ENDINGS)
def test_a_missing_package_is_named_with_what_installs_it(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langdu.exporters.audio.av_writer.is_missing", lambda module: module == "av")
    path = tmp_path / f"out{ending}"
    with pytest.raises(OutputFailed, match=r"pip install 'langdu\[audio\]'") as caught:
        exporter_for(path)(path, INFO)
    assert caught.value.where == str(path)  # not the part that is written
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def file_size_limit() -> Iterator[object]:
    """Sets how many bytes a file may have in this process: the system then refuses as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_disk_that_fills_up_is_an_error_also_at_the_very_end(
    tmp_path: Path, ending: str, share: float, file_size_limit: object
) -> None:
    whole = encoded(tmp_path / f"whole{ending}", TONE * 5, loudness="langdu")
    size = whole.stat().st_size
    whole.unlink()
    path = tmp_path / f"out{ending}"
    exporter = exporter_for(path)(path, INFO)
    file_size_limit(round(share * (size - 1)))
    with pytest.raises(OutputFailed, match="File too large"):  # noqa: PT012
        exporter.audio(TONE * 5)
        exporter.close(5 * RATE)
    exporter.abort()
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_the_encoding_thread_is_raised_by_the_next_call(tmp_path: Path, file_size_limit: object) -> None:
    path = tmp_path / "out.wav"
    exporter = exporter_for(path)(path, INFO)
    file_size_limit(100_000)
    with pytest.raises(OutputFailed, match="File too large"):  # noqa: PT012
        for _ in range(1000):
            exporter.audio(TONE)
    exporter.abort()
