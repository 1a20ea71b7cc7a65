"""opus, m4a and m4b, by PyAV (FFmpeg's libraries): encoded and muxed as it comes, and the same bytes in every run."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from langdu.errors import OutputFailed
from langdu.exporters.audio.bit_rates import aac_kbps, opus_kbps
from langdu.packages import is_missing

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.tagging.chapters import ChapterMarks, ChapterTile

#: By the ending: FFmpeg's muxer and encoder. "ipod" is MP4 with the brand M4A.
FORMATS = {".opus": ("opus", "libopus"), ".m4a": ("ipod", "aac"), ".m4b": ("ipod", "aac")}
#: The only sample rate that an Opus file has.
OPUS_HZ = 48_000
#: FFmpeg's flag that keeps its version out of the stream (AV_CODEC_FLAG_BITEXACT).
BIT_EXACT = 1 << 23
#: Of the sound, ISO 639-2/T as MP4 has it.
LANGUAGE = "zho"
#: Of a chapter's title in a Nero list.
MOST_TITLE_BYTES = 255


class AvWriter:
    """An opus, m4a or m4b.

    Args:
        path: the file.
        ending: its format's, dot included.
        sample_rate: of what is written, in Hz.
        bit_rate_kbps: 0 for what the format has by itself.
        chapters: asked for the chapters at the end, which m4a and m4b get as Nero's and as QuickTime's.

    Raises:
        OutputFailed: PyAV is not installed.
        UsageError: the format has no such bit rate.
    """

    def __init__(
        self, path: Path, ending: str, sample_rate: int, *, bit_rate_kbps: int = 0, chapters: ChapterMarks | None = None
    ) -> None:
        if is_missing("av"):
            what = f"{ending.removeprefix('.')} needs a package that is not installed"
            raise OutputFailed(what, where=str(path), remedy="pip install 'langdu[audio]'")
        self._source_hz, self._chapters, self._frames = sample_rate, chapters, 0
        is_opus = ending == ".opus"
        self._hz = OPUS_HZ if is_opus else sample_rate
        kbps = opus_kbps(bit_rate_kbps) if is_opus else aac_kbps(bit_rate_kbps, sample_rate)
        self._file = path.open("wb")
        try:
            self._open(*FORMATS[ending], kbps)
        except BaseException:
            self._file.close()
            raise

    def _open(self, muxer: str, encoder: str, kbps: int) -> None:
        import av

        self._container: Any = av.open(self._file, "w", format=muxer, container_options={"fflags": "+bitexact"})
        self._stream: Any = self._container.add_stream(encoder, rate=self._hz, layout="mono")
        self._stream.bit_rate = kbps * 1000
        self._stream.codec_context.flags |= BIT_EXACT
        self._stream.metadata["language"] = LANGUAGE
        wanted = self._stream.codec_context.format.name
        self._resampler: Any = av.AudioResampler(format=wanted, layout="mono", rate=self._hz)

    def write(self, pcm: bytes) -> None:
        """Encode and mux the samples."""
        import av
        import numpy as np

        samples = np.frombuffer(pcm, "<i2")
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = self._source_hz, self._frames, Fraction(1, self._source_hz)
        self._frames += len(samples)
        self._encode(frame)

    def close(self) -> None:
        """Encode the rest, add the chapters, and close the file."""
        try:
            if self._frames:
                self._encode(None)
            self._mux_end()
        finally:
            self._file.close()

    def _encode(self, frame: Any) -> None:
        for resampled in self._resampler.resample(frame):
            self._container.mux(self._stream.encode(resampled))
        if frame is None:
            self._container.mux(self._stream.encode(None))

    def _mux_end(self) -> None:
        if self._chapters is not None:
            rate = self._chapters.sample_rate
            tiles = self._chapters.tiles(round(self._frames * rate / self._source_hz))
            self._container.set_chapters([_chapter(number, tile, rate) for number, tile in enumerate(tiles)])
        self._container.close()


def _chapter(number: int, tile: ChapterTile, rate: int) -> dict[str, object]:
    """A chapter as PyAV takes it; Nero's have titles of 255 bytes, which FFmpeg would cut inside of a character."""
    title = tile.title
    if len(title.encode()) > MOST_TITLE_BYTES:
        title = title.encode()[: MOST_TITLE_BYTES - 3].decode(errors="ignore") + "…"
    times = {"start": tile.start, "end": tile.end, "time_base": Fraction(1, rate)}
    return {"id": number, **times, "metadata": {"title": title}}
