"""A writer for every format of sound: `audio_writer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.audio import av_writer, writer
from langdu.exporters.audio.av_writer import AvWriter
from langdu.exporters.audio.bit_rates import mp3_coding, vorbis_coding
from langdu.exporters.audio.encoding_thread import EncodingThread
from langdu.exporters.audio.mastering.mastering_writer import MasteringWriter, margin_for, written_hz
from langdu.exporters.audio.wav_writer import WavWriter
from langdu.exporters.audio.writer import SoundFileWriter

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.bit_rates import Coding
    from langdu.exporters.audio.tagging.chapters import ChapterMarks
    from langdu.exporters.audio.writer import AudioWriter
    from langdu.model import LoudnessTarget

#: What ACX wants of an mp3, constant.
ACX_MP3_KBPS = 192
#: The endings that there are, dots included.
ENDINGS = (".wav", *writer.FORMATS, *av_writer.FORMATS)


def audio_writer(
    path: Path,
    ending: str,
    sample_rate: int,
    *,
    bit_rate_kbps: int = 0,
    loudness: LoudnessTarget | None = "langdu",
    title: str = "",
    chapters: ChapterMarks | None = None,
) -> EncodingThread:
    """A sound file, open, mastered and encoded in a thread of its own.

    Args:
        path: the file.
        ending: one of `ENDINGS`.
        sample_rate: of what is written, in Hz.
        bit_rate_kbps: of a compressed format; 0 for what it has by itself. wav and flac have none.
        loudness: -18 LUFS with true peaks of -1 dB at most, or as ACX wants it, at 44.1 kHz; None: as it is given.
        title: for a WAV's own list; the other formats have tags (`audio.tags`).
        chapters: asked at the end for the chapters of an m4a or m4b.

    Raises:
        OSError: it cannot be written.
        OutputFailed: a package is missing.
        UsageError: the format has no such bit rate.
    """
    hz = written_hz(sample_rate, loudness)
    if bit_rate_kbps == 0 and loudness == "acx" and ending == ".mp3":
        bit_rate_kbps = ACX_MP3_KBPS
    encoder = _encoder(path, ending, hz, bit_rate_kbps, title, chapters)
    if loudness is None:
        return EncodingThread(encoder)
    return EncodingThread(MasteringWriter(encoder, sample_rate, loudness, margin_for(ending)))


def _encoder(path: Path, ending: str, hz: int, kbps: int, title: str, chapters: ChapterMarks | None) -> AudioWriter:
    if ending == ".wav":
        return WavWriter(path, hz, title)
    if ending in av_writer.FORMATS:
        return AvWriter(path, ending, hz, bit_rate_kbps=kbps, chapters=chapters)
    return SoundFileWriter(path, ending, hz, coding=_coding(ending, kbps, hz))


def _coding(ending: str, kbps: int, sample_rate: int) -> Coding | None:
    if not kbps or ending == ".flac":
        return None
    return (mp3_coding if ending == ".mp3" else vorbis_coding)(kbps, sample_rate)
