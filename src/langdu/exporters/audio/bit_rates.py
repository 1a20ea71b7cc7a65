"""How many kbit/s a compressed format can have, and what its encoder is told to get there."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from functools import cache
from typing import Literal

from langdu.errors import UsageError

#: MPEG's layer III: what a frame can have at sample rates from 32 kHz up (MPEG-1), from 16 kHz up (MPEG-2), and below.
MPEG1_KBPS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG2_KBPS = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
MPEG25_KBPS = (8, 16, 24, 32, 40, 48, 56, 64)
MPEG1_LOWEST_HZ, MPEG2_LOWEST_HZ = 32_000, 16_000
#: Opus, one channel (RFC 6716, 2.1.1; libopus takes no more than 256).
OPUS_KBPS = (6, 256)
#: AAC: at most 6144 bits a channel and frame of 1024 samples (ISO/IEC 14496-3, 4.5.3); below the least it is noise.
AAC_LEAST_KBPS, AAC_BITS_A_SAMPLE = 16, 6
#: What speech has by itself where the encoder has no default of its own that suits it.
DEFAULT_KBPS = {".opus": 32, ".m4a": 64, ".m4b": 64}
#: Steps in which Vorbis' quality is looked for.
QUALITY_STEPS = 100


@dataclass(frozen=True, slots=True)
class Coding:
    """What libsndfile is told of a bit rate.

    Attributes:
        compression_level: 0 for the best sound, 1 for the smallest file.
        mode: whether every frame has the same rate; None where the format leaves no choice.
    """

    compression_level: float
    mode: Literal["CONSTANT"] | None = None


def mp3_coding(kbps: int, sample_rate: int) -> Coding:
    """An mp3 of constant bit rate: libsndfile counts evenly from the highest rate to the lowest (mpeg_l3_encode.c).

    Raises:
        UsageError: MPEG has no such rate.
    """
    rates: tuple[int, ...]
    if sample_rate >= MPEG1_LOWEST_HZ:
        rates = MPEG1_KBPS
    else:
        rates = MPEG2_KBPS if sample_rate >= MPEG2_LOWEST_HZ else MPEG25_KBPS
    if kbps not in rates:
        raise _impossible("mp3", kbps, sample_rate, "one of " + " ".join(map(str, rates)))
    return Coding((rates[-1] - kbps) / (rates[-1] - rates[0]), "CONSTANT")


def vorbis_coding(kbps: int, sample_rate: int) -> Coding:
    """The quality of Vorbis whose nominal rate, which libvorbis writes into every file, is nearest.

    Raises:
        UsageError: it is out of reach.
    """
    nominal = _vorbis_kbps(sample_rate)
    if not nominal[-1] * 0.9 <= kbps <= nominal[0] * 1.1:
        raise _impossible("ogg", kbps, sample_rate, f"{round(nominal[-1])} to {round(nominal[0])}")
    step = min(range(len(nominal)), key=lambda step: abs(nominal[step] - kbps))
    return Coding(step / QUALITY_STEPS)


def opus_kbps(kbps: int) -> int:
    """What an Opus file is written with.

    Raises:
        UsageError: Opus has no such rate.
    """
    if kbps and not OPUS_KBPS[0] <= kbps <= OPUS_KBPS[1]:
        raise _impossible("opus", kbps, 48_000, "{} to {}".format(*OPUS_KBPS))
    return kbps or DEFAULT_KBPS[".opus"]


def aac_kbps(kbps: int, sample_rate: int) -> int:
    """What an m4a or m4b is written with.

    Raises:
        UsageError: AAC has no such rate.
    """
    most = AAC_BITS_A_SAMPLE * sample_rate // 1000
    if kbps and not AAC_LEAST_KBPS <= kbps <= most:
        raise _impossible("m4a and m4b", kbps, sample_rate, f"{AAC_LEAST_KBPS} to {most}")
    return kbps or min(DEFAULT_KBPS[".m4a"], most)


def _impossible(name: str, kbps: int, sample_rate: int, possible: str) -> UsageError:
    what = f"{name} of {sample_rate / 1000:g} kHz has no bit rate of {kbps} kbit/s"
    return UsageError(what, remedy=f"take {possible} kbit/s")


@cache
def _vorbis_kbps(sample_rate: int) -> tuple[float, ...]:
    """The nominal rates from the best quality to the least, in `QUALITY_STEPS`."""
    import soundfile

    found = []
    for step in range(QUALITY_STEPS + 1):
        file = io.BytesIO()
        kind: dict[str, str] = {"format": "OGG", "subtype": "VORBIS"}
        soundfile.SoundFile(file, "w", sample_rate, 1, compression_level=step / QUALITY_STEPS, **kind).close()
        head = file.getvalue()
        at = head.index(b"\x01vorbis") + 20  # the identification header: version, channels, rate, highest, nominal
        found.append(struct.unpack_from("<i", head, at)[0] / 1000)
    return tuple(found)
