"""M4A, AAC, WebM, AMR, 3GP, MP4, WMA and more, and the sound of videos, by PyAV (FFmpeg's libraries)."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from langdu.signal.decoding.reader import SoundReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

#: The demuxers that know where each packet is without looking at those before it.
INDEXED = frozenset({"mov", "matroska"})
#: The one whose header has the exact length of a stream.
TELLS_LENGTH = "mov"


class NoSoundStream(ValueError):
    """There is no sound in it: a video without any, say."""


class PyAvReader(SoundReader):
    """A file that FFmpeg reads; of several streams of sound the one that FFmpeg thinks best.

    What cannot be decoded in the middle is left out, as players do.

    Args:
        source: the file.
        demuxer: FFmpeg's name of its format. Nothing else is tried: some formats name files and addresses to open.

    Attributes:
        tags: the four letters that MP4 has for the kind of each stream of sound.

    Raises:
        NoSoundStream: it has no sound.
        OSError, RuntimeError, ValueError, LookupError: it cannot be read.
    """

    def __init__(self, source: Path | IO[bytes], demuxer: str) -> None:
        self._source, self._demuxer = source, demuxer
        self._file = source.open("rb") if isinstance(source, Path) else source
        self._container: Any = None
        self._pending: list[Any] = []
        self._frames = 0
        try:
            self._restart()
            streams = self._stream.container.streams.audio
            self.tags = frozenset(str(stream.codec_context.codec_tag) for stream in streams)
            self._origin = self._first.pts or 0
        except BaseException:
            self.close()
            raise
        self.sample_rate, self.channels = self._first.sample_rate, self._first.layout.nb_channels
        if len(streams) > 1:
            count = f"There are {len(streams)} tracks of sound in the file"
            self.remarks = (f"{count}: only number {streams.index(self._stream) + 1} is heard.",)

    def _restart(self) -> None:
        """Begin at the beginning, with the first piece that can be decoded."""
        import av

        if self._container is not None:
            self._container.close()
        self._file.seek(0, os.SEEK_SET)
        opened: Any = av.open(self._file, format=self._demuxer, metadata_errors="replace")
        self._container = opened
        self._stream: Any = opened.streams.best("audio")
        if self._stream is None:
            raise NoSoundStream("there is no sound in it")
        self._begin(0.0)
        first = next(self._decoded, None)
        if first is None:
            raise ValueError("nothing in it can be decoded")
        self._first: Any = first
        self._pending = [first]

    def _begin(self, lead_s: float) -> None:
        """Decode on from where the container stands, leaving out what ends before that second."""
        self._decoded = _decoded(self._container, self._stream, lead_s)
        self._pending = []
        self._rest: NDArray[np.float32] | None = None
        self._resampler: tuple[tuple[object, ...], Any] = ((), None)

    @property
    def frames(self) -> int:
        """To the end of the last packet; looked through for it where no header tells."""
        if not self._frames:
            duration = self._stream.duration if self._demuxer == TELLS_LENGTH else None
            seconds = float(duration * self._stream.time_base) if duration else self._seconds_by_packets()
            self._frames = round(seconds * self.sample_rate)
        return self._frames

    def _seconds_by_packets(self) -> float:
        """The end of the last packet, from a second look at the file; where reading stands is lost, so it restarts."""
        self._restart()
        end = self._origin
        for packet in self._container.demux(self._stream):
            if packet.pts is not None:
                end = max(end, packet.pts + (packet.duration or 0))
        self._restart()
        return float((end - self._origin) * self._stream.time_base)

    def read(self, count: int) -> NDArray[np.float32]:
        """The next samples."""
        import numpy as np

        pieces, there = [], 0
        while there < count:
            piece = self._next_piece()
            if piece is None:
                break
            pieces.append(piece[: count - there])
            self._rest = piece[count - there :]
            there += len(pieces[-1])
        return np.concatenate(pieces) if pieces else np.zeros((0, self.channels), np.float32)

    def _next_piece(self) -> NDArray[np.float32] | None:
        if self._rest is not None and len(self._rest):
            piece, self._rest = self._rest, None
            return piece
        frame = self._pending.pop() if self._pending else next(self._decoded, None)
        return None if frame is None else self._floats(frame)

    def _floats(self, frame: Any) -> NDArray[np.float32]:
        """[n, channels] of a frame; one of another rate or with other channels than the first is made like it."""
        import av
        import numpy as np

        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._resampler[0] != kind:
            made = av.AudioResampler("fltp", self._first.layout, self._first.sample_rate)
            self._resampler = (kind, made)
        frame.pts = None  # the resampler would fill what it takes for gaps
        found = [piece.to_ndarray().T for piece in self._resampler[1].resample(frame)]
        return np.ascontiguousarray(np.concatenate(found)) if found else np.zeros((0, self.channels), np.float32)

    def seek(self, frame: int) -> int:
        """Go on there or before: packets before it are skipped unseen."""
        seconds = self._origin * float(self._stream.time_base) + frame / self.sample_rate
        if self._demuxer in INDEXED and frame:
            at = self._jumped(seconds)
            if at is not None and 0 <= at <= frame:
                return at
        self._restart()
        if not frame:
            return 0
        self._begin(seconds)
        return self._place()

    def _jumped(self, seconds: float) -> int | None:
        try:
            self._container.seek(int(seconds / self._stream.time_base), stream=self._stream)
        except (OSError, ValueError):
            return None
        self._begin(0.0)
        return self._place()

    def _place(self) -> int:
        """Where reading stands: at the next piece that can be decoded, or at the end; under 0 in an encoder's delay."""
        self._pending = [frame for frame in (next(self._decoded, None),) if frame is not None]
        if not self._pending or self._pending[0].pts is None:
            return self.frames
        seconds = float((self._pending[0].pts - self._origin) * self._stream.time_base)
        return round(seconds * self.sample_rate)

    def close(self) -> None:
        """Let go of the file."""
        if self._container is not None:
            self._container.close()
            self._container = None
        if isinstance(self._source, Path):
            self._file.close()


def _decoded(container: Any, stream: Any, lead_s: float) -> Iterator[Any]:
    """The pieces of a stream; those that end before a second are not decoded, damaged ones left out."""
    import av

    for packet in container.demux(stream):
        if packet.pts is not None and float((packet.pts + (packet.duration or 0)) * packet.time_base) < lead_s:
            continue
        with suppress(av.error.InvalidDataError):
            yield from packet.decode()
