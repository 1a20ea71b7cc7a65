"""The sound of each sentence, or of a word in it, as an mp3, cut from the stream and brought to its loudness."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from langdu.exporters.audio.bit_rates import mp3_coding
from langdu.exporters.audio.mastering.mastering_writer import written_hz
from langdu.exporters.audio.writers import audio_writer
from langdu.files import PartialFile

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import OutputStyle

#: Seconds before the first sound, silence where the stream has another sentence there, since players swallow what
#: comes at once; and those that are kept after the last, where the stream has them.
BEFORE_SECONDS, AFTER_SECONDS = 0.1, 0.25
#: Seconds in which the sound of a word comes and goes: it is cut out of what is said around it, and would click.
FADE_SECONDS = 0.005
#: What speech is kept at, where the user does not say.
SPEECH_KBPS = 64
#: Hexadecimal digits of a file's name.
NAME_DIGITS = 20


class SentenceSounds:
    """Cuts and packs; it keeps the samples of one sentence.

    Args:
        beside: the output, beside which the mp3 is made.
        sample_rate: in Hz.
        style: has the bit rate and the loudness.

    Raises:
        UsageError: mp3 has no such bit rate.
    """

    def __init__(self, beside: Path, sample_rate: int, style: OutputStyle) -> None:
        self._rate, self._kbps, self._loudness = sample_rate, style.bit_rate_kbps or SPEECH_KBPS, style.loudness
        mp3_coding(self._kbps, written_hz(sample_rate, self._loudness))
        self._pcm, self._first = bytearray(), 0
        self._part = PartialFile(beside.with_name("langdu-sentence.mp3"))

    def hear(self, pcm: bytes) -> None:
        """The next samples of the stream."""
        self._pcm += pcm

    def drop(self) -> None:
        """Forget the samples that were heard: the next ones are another sentence's."""
        self._first += len(self._pcm) // 2
        self._pcm = bytearray()

    def take(self, start: int, end: int) -> bytes:
        """A sentence's mp3; empty where it has no sound.

        Only samples since the last sentence are taken, so that the same sentence sounds the same behind any other.

        Args:
            start: its first sample in the stream.
            end: the one after its last.
        """
        first = start - round(BEFORE_SECONDS * self._rate) - self._first
        last = end + round(AFTER_SECONDS * self._rate) - self._first
        silence = bytes(2 * max(-first, 0))
        pcm = silence + self._pcm[2 * max(first, 0) : 2 * last] if end > start else b""
        self.drop()
        return self._packed(pcm) if pcm else b""

    def cut(self, start: int, end: int) -> bytes:
        """The mp3 of a word in the sentence that is taken next; empty where it has no sound.

        Args:
            start: its first sample in the stream.
            end: the one after its last.
        """
        first, last = max(start - self._first, 0), end - self._first
        pcm = self._pcm[2 * first : 2 * last] if last > first else b""
        if not pcm:
            return b""
        silence = bytes(2 * round(BEFORE_SECONDS * self._rate)), bytes(2 * round(AFTER_SECONDS * self._rate))
        return self._packed(silence[0] + _faded(pcm, round(FADE_SECONDS * self._rate)) + silence[1])

    def _packed(self, pcm: bytes) -> bytes:
        writer = audio_writer(self._part.path, ".mp3", self._rate, bit_rate_kbps=self._kbps, loudness=self._loudness)
        try:
            writer.write(pcm)
        finally:
            writer.close()
        return self._part.path.read_bytes()

    def close(self) -> None:
        """Take the file away."""
        self._part.discard()


def _faded(pcm: bytes | bytearray, samples: int) -> bytes:
    """The sound, rising and falling over so many samples."""
    import numpy as np

    sound = np.frombuffer(bytes(pcm), "<i2").astype(np.float64)
    count = min(samples, len(sound) // 2)
    slope = np.arange(1, count + 1) / (count + 1)
    sound[:count] *= slope
    sound[len(sound) - count :] *= slope[::-1]
    return bytes(np.rint(sound).astype("<i2").tobytes())


def sound_name(mp3: bytes) -> str:
    """The name of a sound in Anki's media folder, by what is in it."""
    return f"langdu-{hashlib.sha256(mp3).hexdigest()[:NAME_DIGITS]}.mp3"
