"""The audio of one page: an mp3 beside the output while it grows, and in the book when its page ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.audio.writers import audio_writer

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.writer import AudioWriter
    from langdu.model import ExportInfo

#: A format that every reader of EPUBs plays.
ENDING = ".mp3"


class PageAudio:
    """An mp3 that is being written.

    Args:
        path: where it grows.
        info: the rate of the samples, and how they are kept.
        origin: the sample of the stream that it begins with.

    Attributes:
        samples: so many were written.
    """

    def __init__(self, path: Path, info: ExportInfo, origin: int) -> None:
        self.path, self.origin, self.samples = path, origin, 0
        style = info.style
        self._writer: AudioWriter | None = audio_writer(
            path, ENDING, info.sample_rate, bit_rate_kbps=style.bit_rate_kbps, loudness=style.loudness
        )

    def write(self, pcm: bytes) -> None:
        """The next samples."""
        if self._writer is not None:
            self._writer.write(pcm)
            self.samples += len(pcm) // 2

    def close(self) -> None:
        """Finish the file; once."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()

    def discard(self) -> None:
        """Close it, and take it away."""
        try:
            self.close()
        finally:
            self.path.unlink(missing_ok=True)
