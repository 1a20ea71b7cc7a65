"""The operating system's own Mandarin voice, by pyttsx3: SAPI5 on Windows, NSSpeech on macOS, eSpeak elsewhere.

It takes hanzi and reads them by itself, which is why it is given homophones; its marks are estimated. pyttsx3 gets a
process for each utterance and writes a file; see say.py for why.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import EngineFailed, VoiceMissing
from langdu.model import Chunk, Latin, Pause
from langdu.packages import is_missing
from langdu.signal.pcm import pcm16
from langdu.speech.engine import Engine
from langdu.speech.engines.common import mark_estimates, waves
from langdu.speech.engines.common.loudness import levelled
from langdu.speech.engines.system.voices import SystemVoice, mandarin, named, read
from langdu.speech.worker.process import log
from langdu.subprocesses import hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.model import Prosody, Unit, Utterance, Voice
    from langdu.signal.arrays import Samples
    from langdu.speech.engine import Parameters

SAMPLE_RATE = 22050
#: Seconds for one utterance, and for a list of the voices: Windows writes some files before the first.
UTTERANCE_TIMEOUT_SECONDS, LISTING_TIMEOUT_SECONDS = 30.0, 15.0
#: How often an utterance is asked for that comes without a sound.
TRIES = 4


class System(Engine):
    """Takes no files. Parameters: `words_per_minute` at rate 1, and `voice`, the system's id, to choose one."""

    sample_rate = SAMPLE_RATE
    needs_trial = True

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        self._speed = float(parameters.get("words_per_minute", 200))
        self._voice = _chosen(str(parameters.get("voice", "")))

    @classmethod
    def missing(cls) -> str | None:
        """pyttsx3 may not be there; nor on Linux the eSpeak that it speaks with."""
        if is_missing("pyttsx3"):
            return "pyttsx3 is not installed; run pip install pyttsx3"
        if sys.platform.startswith("linux") and is_missing("espeakng_loader"):
            return "espeakng-loader is not installed; run pip install espeakng-loader"
        return None

    @classmethod
    def offered(cls, voice: Voice) -> tuple[Voice, ...]:
        """The system's Mandarin voices by name, the best first."""
        return named(voice, mandarin(_voices(lambda said: log.debug("system_say: %s", said))))

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """One chunk: the system says an utterance whole or not at all."""
        text = "".join(map(_text, utterance.units)).strip()
        if not any(not isinstance(unit, Pause) for unit in utterance.units):
            return
        bend = 2 ** (prosody.pitch / 12)  # said slower, then played faster
        samples = self._sound(text or "。", round(self._speed * prosody.rate / bend))
        samples = levelled(waves.resample(samples, 1 / bend), SAMPLE_RATE)
        marks = mark_estimates.marks(utterance.units, samples)
        last = utterance.units[-1]
        pause = last.seconds / prosody.rate if isinstance(last, Pause) else 0.0
        pcm = pcm16(waves.lasting(samples, marks[-1].end + round(pause * SAMPLE_RATE)))
        yield Chunk(pcm, SAMPLE_RATE, marks)

    def _sound(self, text: str, words_per_minute: int) -> Samples:
        """The samples of `text`; asked for again where there are none, which happens to one utterance in a hundred."""
        for _ in range(TRIES):
            with tempfile.TemporaryDirectory(prefix="langdu-") as folder:
                # macOS writes AIFF whatever the name says; the reader looks at the content.
                path = Path(folder) / "speech.wav"
                _run({"path": str(path), "text": text, "voice": self._voice, "words_per_minute": words_per_minute})
                samples = _read(path)
            if samples.any():
                break
        return samples


def _to_parent(said: bytes) -> None:
    """In a worker: what is written here goes to the reader's log."""
    sys.stderr.buffer.write(said)
    sys.stderr.flush()


def _run(
    job: dict[str, str | int], patience: float = UTTERANCE_TIMEOUT_SECONDS, hear: Callable[[bytes], object] = _to_parent
) -> None:
    command = [sys.executable, "-P", "-m", "langdu.speech.engines.system.say"]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=patience,
            check=False,
            creationflags=hidden(),
        )
    except subprocess.TimeoutExpired as error:
        raise EngineFailed(f"the system's voice said nothing for {patience:.0f} seconds") from error
    hear(done.stdout + done.stderr)
    if done.returncode or not Path(str(job["path"])).exists():
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no message"]
        raise EngineFailed(f"the system's voice failed: {last[0]}")


def _voices(hear: Callable[[bytes], object] = _to_parent) -> list[SystemVoice]:
    """All that the system has, whatever they speak."""
    with tempfile.TemporaryDirectory(prefix="langdu-") as folder:
        path = Path(folder) / "voices.json"
        _run({"path": str(path)}, LISTING_TIMEOUT_SECONDS, hear)
        return read(json.loads(path.read_text("utf-8")))


def _chosen(wanted: str) -> str:
    """The system's id of the voice to speak with: the wanted one, else the best.

    An id that the system does not know must not reach it: macOS then speaks as it likes.
    """
    try:
        voices = _voices()
    except EngineFailed as error:
        raise VoiceMissing(error.what, remedy="use another voice") from error
    if wanted:
        if wanted not in {voice.identity for voice in voices}:
            raise VoiceMissing(
                f"the system has no voice {wanted} any more", remedy="langdu voices list tells which it has"
            )
        return wanted
    best = mandarin(voices)
    if not best:
        raise VoiceMissing(
            "the system has no Mandarin voice",
            remedy="add one in its speech settings (Windows: Chinese (Simplified); macOS: Tingting)",
        )
    return best[0].identity


def _text(unit: Unit) -> str:
    if isinstance(unit, Pause):
        return unit.sign or "，"
    return f" {unit.text} " if isinstance(unit, Latin) else unit.text


def _read(path: Path) -> Samples:
    """The samples of a sound file, mono, at `SAMPLE_RATE`."""
    import soundfile

    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise EngineFailed(f"the system's voice wrote no sound: {error}") from error
    return waves.resample(samples.mean(1), SAMPLE_RATE / rate)
