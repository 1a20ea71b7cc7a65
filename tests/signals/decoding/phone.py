"""Recordings as phones make them, written by PyAV where its build can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from pathlib import Path

#: By the ending: FFmpeg's muxer and encoder, the sample rate in Hz and the bits a second.
FORMATS = {
    "m4a": ("ipod", "aac", 44_100, 64_000),
    "aac": ("adts", "aac", 44_100, 64_000),
    "webm": ("webm", "libopus", 48_000, 32_000),
    "amr": ("amr", "libopencore_amrnb", 8_000, 12_200),
    "3gp": ("3gp", "libopencore_amrnb", 8_000, 12_200),
    "mp4": ("mp4", "aac", 48_000, 64_000),
    "mov": ("mov", "alac", 44_100, 0),
    "caf": ("caf", "alac", 44_100, 0),
    "wma": ("asf", "wmav2", 44_100, 64_000),
    "mka": ("matroska", "aac", 48_000, 64_000),
}


def record(path: Path, samples: np.ndarray, rate: int, *, tracks: int = 1, ending: str = "", bits: int = 0) -> Path:
    """Write mono `samples` into `path`, in the format of its ending or of another; `bits` a second."""
    av = pytest.importorskip("av", reason="the extra audio is not installed")
    muxer, encoder, hz, usual = FORMATS[ending or path.suffix[1:]]
    bits = bits or usual
    try:
        av.codec.Codec(encoder, "w")
    except ValueError:
        pytest.skip(f"this build of PyAV has no encoder {encoder}")
    with av.open(str(path), "w", format=muxer) as container:
        streams = [container.add_stream(encoder, rate=hz, layout="mono") for _ in range(tracks)]
        for stream in streams:
            if bits:
                stream.bit_rate = bits
            _encode(av, container, stream, samples, rate)
    return path


def _encode(av, container, stream, samples: np.ndarray, rate: int) -> None:
    pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2")
    resampler = av.AudioResampler(stream.codec_context.format.name, "mono", stream.rate)
    for at in range(0, len(pcm), rate):
        frame = av.AudioFrame.from_ndarray(pcm[None, at : at + rate], format="s16", layout="mono")
        frame.sample_rate, frame.pts = rate, at
        for piece in resampler.resample(frame):
            container.mux(stream.encode(piece))
    for piece in resampler.resample(None):
        container.mux(stream.encode(piece))
    container.mux(stream.encode(None))


def video(path: Path) -> Path:
    """A second of film without sound."""
    av = pytest.importorskip("av", reason="the extra audio is not installed")
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode(None))
    return path
