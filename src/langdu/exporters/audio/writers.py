"""A writer for every format of sound: `audio_writer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.audio import av_writer, writer
from langdu.exporters.audio.av_writer import AvWriter
from langdu.exporters.audio.bit_rates import mp3_coding, vorbis_coding
from langdu.exporters.audio.encoding_thread import EncodingThread
from langdu.exporters.audio.wav_writer import WavWriter
from langdu.exporters.audio.writer import SoundFileWriter

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.bit_rates import Coding
    from langdu.exporters.audio.chapters import ChapterMarks
    from langdu.exporters.audio.writer import AudioWriter

#: The endings that there are, dots included.
ENDINGS = (".wav", *writer.FORMATS, *av_writer.FORMATS)


def audio_writer(
    path: Path,
    ending: str,
    sample_rate: int,
    *,
    bit_rate_kbps: int = 0,
    title: str = "",
    chapters: ChapterMarks | None = None,
) -> AudioWriter:
    """A sound file, open, encoded in a thread of its own.

    Args:
        path: the file.
        ending: one of `ENDINGS`.
        sample_rate: of what is written, in Hz.
        bit_rate_kbps: of a compressed format; 0 for what it has by itself. wav and flac have none.
        title: for a WAV's own list; the other formats have tags (`audio.tags`).
        chapters: asked at the end for the chapters of an m4a or m4b.

    Raises:
        OSError: it cannot be written.
        OutputFailed: a package is missing.
        UsageError: the format has no such bit rate.
    """
    made: AudioWriter
    if ending == ".wav":
        made = WavWriter(path, sample_rate, title)
    elif ending in av_writer.FORMATS:
        made = AvWriter(path, ending, sample_rate, bit_rate_kbps=bit_rate_kbps, chapters=chapters)
    else:
        made = SoundFileWriter(path, ending, sample_rate, coding=_coding(ending, bit_rate_kbps, sample_rate))
    return EncodingThread(made)


def _coding(ending: str, kbps: int, sample_rate: int) -> Coding | None:
    if not kbps or ending == ".flac":
        return None
    return (mp3_coding if ending == ".mp3" else vorbis_coding)(kbps, sample_rate)
