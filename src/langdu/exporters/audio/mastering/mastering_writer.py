"""What every sound file goes through before it is encoded: its level, its highest peak, and its sample rate.

langdu's own is -18 LUFS and true peaks of -1 dB at most. ACX's rules for audiobooks: -23 to -18 dB RMS, peaks of -3 dB
at most, a noise floor of -60 dB at most (pauses are digital silence here), 44.1 kHz.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.errors import OutputFailed
from langdu.exporters.audio.mastering.leveller import Leveller
from langdu.exporters.audio.mastering.limiter import Limiter
from langdu.exporters.audio.mastering.meters import LoudnessMeter, RmsMeter
from langdu.packages import is_missing, remedy

if TYPE_CHECKING:
    from langdu.exporters.audio.writer import AudioWriter
    from langdu.model import LoudnessTarget
    from langdu.signal.arrays import Samples

#: Formats that change nothing of the sound.
LOSSLESS = (".wav", ".flac")
#: LUFS and dB of true peak.
TARGET_LUFS, PEAK_DBTP = -18.0, -1.0
#: ACX: the middle of what is allowed, the highest peak, and the sample rate in Hz.
ACX_RMS_DB, ACX_PEAK_DB, ACX_HZ = -20.5, -3.0, 44_100
#: dB that the limiter stays below: for filters that find a peak ours does not, and for what lossy coding adds to peaks
#: (measured on noise with sharp peaks; Vorbis adds most).
LOSSLESS_MARGIN_DB, LOSSY_MARGIN_DB, VORBIS_MARGIN_DB = 0.1, 1.0, 2.0
#: Seconds that are mastered at once, however they come: the same sound makes the same bytes.
PIECE_SECONDS = 1.0


class MasteringWriter:
    """An `AudioWriter` around another.

    Args:
        writer: what takes the sound.
        sample_rate: of what is written here, in Hz.
        loudness: which rules.
        margin_db: how far below the highest peak that is allowed the limiter stays.
    """

    def __init__(self, writer: AudioWriter, sample_rate: int, loudness: LoudnessTarget, margin_db: float) -> None:
        import numpy as np

        is_acx = loudness == "acx"
        self._writer = writer
        meter = RmsMeter() if is_acx else LoudnessMeter(sample_rate)
        self._leveller = Leveller(meter, ACX_RMS_DB if is_acx else TARGET_LUFS)
        self._limiter = Limiter(sample_rate, (ACX_PEAK_DB if is_acx else PEAK_DBTP) - margin_db)
        self._resampler = _resampler(sample_rate, ACX_HZ) if is_acx else None
        self._piece_bytes = 2 * round(PIECE_SECONDS * sample_rate)
        self._rest = b""
        self._nothing = np.zeros(0, np.float32)

    def write(self, pcm: bytes) -> None:
        """Master the samples, as far as they fill pieces."""
        pcm = self._rest + pcm
        whole = len(pcm) - len(pcm) % self._piece_bytes
        self._rest = pcm[whole:]
        for start in range(0, whole, self._piece_bytes):
            for piece in self._leveller.feed(_floats(pcm[start : start + self._piece_bytes])):
                self._hand_on(self._limiter.feed(piece))

    def close(self) -> None:
        """Master the rest, and close the writer."""
        try:
            for piece in (*self._leveller.feed(_floats(self._rest)), *self._leveller.flush()):
                self._hand_on(self._limiter.feed(piece))
            self._hand_on(self._limiter.flush(), is_last=True)
        finally:
            self._writer.close()

    def _hand_on(self, samples: Samples, *, is_last: bool = False) -> None:
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(samples, last=is_last)
        if len(samples):
            self._writer.write(_pcm(samples))


def margin_for(ending: str) -> float:
    """How far below the allowed peak the limiter stays for a format, in dB."""
    if ending in LOSSLESS:
        return LOSSLESS_MARGIN_DB
    return VORBIS_MARGIN_DB if ending == ".ogg" else LOSSY_MARGIN_DB


def written_hz(sample_rate: int, loudness: LoudnessTarget | None) -> int:
    """The sample rate that is encoded."""
    return ACX_HZ if loudness == "acx" else sample_rate


def _resampler(sample_rate: int, wanted: int) -> Any:
    """A stream of `soxr`; None where nothing is to be done.

    Raises:
        OutputFailed: it is not installed.
    """
    if sample_rate == wanted:
        return None
    if is_missing("soxr"):
        raise OutputFailed("--loudness acx needs a package that is not installed", remedy=remedy("soxr"))
    import soxr

    return soxr.ResampleStream(sample_rate, wanted, 1, dtype="float32")


def _floats(pcm: bytes) -> Samples:
    import numpy as np

    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768)


def _pcm(samples: Samples) -> bytes:
    """The bytes of samples; what came in as bytes and was not changed comes out as it was."""
    import numpy as np

    return bytes(np.clip(np.rint(samples * np.float32(32768)), -32768, 32767).astype("<i2").tobytes())
