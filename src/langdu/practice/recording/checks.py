"""What is wrong with a recording, in plain words and with what to do: refused only where nothing can be judged.

The limits stand on the 3,688 recordings of native speakers in the measuring data, as they are and with noise, of
which none is refused, and on silence, noise, music, clicks and coughs, which are (`python -m tests.bench checks`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.recording.endpoint import CHUNK, Activity, activity
from langdu.practice.recording.sound import LONGEST_SECONDS, RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from langdu.practice.recording.sound import Sound

#: Seconds under which nobody has said a syllable; the shortest of the 1,688 that were recorded has 0.2 s of sound.
SHORTEST_SECONDS = 0.15
#: The largest sample of a microphone that is muted: some steps of 16 bit.
MUTED = 2e-4
#: dB of full scale: quieter speech is refused, or warned of; native recordings have -6 to -21.
FAINT, QUIET = -62.0, -42.0
#: The share of samples at full scale from which speech is distorted.
CLIPPED = 0.002
#: dB between speech and what is heard beside it, under which tones are hard to hear.
NOISY = 15.0
#: Samples over which the level of the room is taken, 20 ms.
FLOOR_FRAME = 320
#: dB between the two under which a hum is worth a word, and the hum's share of what is heard beside the speech.
AUDIBLE, HUM = 25.0, 0.6
#: Seconds up to which a recording may be a syllable alone, and dB around its loudest moment that belong to it.
BRIEF, STANDS_OUT = 2.5, 20.0
#: The share of spoken frames that have a pitch, under which it is a whisper; and the likeness of a sound to itself a
#: period later that makes it a pitch.
VOICED, ALIKE = 0.08, 0.5
#: Samples of a frame whose pitch is looked for, 40 ms: two periods of a low voice; and the longest and shortest period.
FRAME, PERIODS = 640, (RATE // 600, RATE // 65)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Attributes:
        refusal: why nothing can be judged, and what to do; empty where something can.
        warnings: what makes the verdicts less sure, and what to do.
    """

    refusal: str = ""
    warnings: tuple[str, ...] = ()


def check(sound: Sound, heard: Activity | None = None) -> Checked:
    """Look a recording over.

    Args:
        sound: the recording.
        heard: where speech is in it, where that is known from listening while it was recorded.
    """
    if sound.seconds > LONGEST_SECONDS:
        return Checked("The recording is over two minutes long: record a sentence or a paragraph at a time.")
    if sound.seconds < SHORTEST_SECONDS:
        return Checked("The recording is too short to hold a syllable: press the key, speak, and press it again.")
    peak = float(np.abs(sound.samples).max())
    if peak < MUTED:
        return Checked(
            "The microphone gives nothing but silence: it is muted, the system does not let the terminal use it, "
            "or another one is meant (langdu doctor lists them)."
        )
    there = heard or activity(sound.samples)
    if not there.has_speech:
        there = _syllable(sound)
    if not there.has_speech:
        if 20 * np.log10(peak) < QUIET:
            return Checked("Nothing was heard but a faint noise: come closer to the microphone or turn its level up.")
        return Checked("No speech was heard, only some other sound: say the text aloud, in a quiet place.")
    return _spoken(sound, there)


def _syllable(sound: Sound) -> Activity:
    """Speech where a short recording has a sound with a pitch: the detector misses some syllables that stand alone."""
    if sound.seconds > BRIEF:
        return Activity(())
    whole = np.pad(sound.samples, (0, -len(sound.samples) % CHUNK)).reshape(-1, CHUNK)
    power = np.square(whole, dtype=np.float64).mean(axis=1)
    loud = power > power.max() * 10 ** (-STANDS_OUT / 10)
    has_pitch = not loud.all() and _voiced(whole[loud].ravel()) > 0.5
    return Activity(tuple(np.where(loud, 1.0, 0.0)) if has_pitch else ())


def _spoken(sound: Sound, heard: Activity) -> Checked:
    """The same, of the speech only."""
    speech, beside = _apart(sound.samples, heard)
    level = _level(speech)
    if level < FAINT:
        return Checked("The recording is too quiet: come closer to the microphone or turn its level up.")
    if _voiced(speech) < VOICED:
        return Checked("There is no voice in it, as in a whisper: tones need the voice, so say it aloud.")
    warnings = [_loudness(level, sound.clipped), _noise(level, beside), *sound.remarks]
    return Checked("", tuple(filter(None, warnings)))


def _loudness(level: float, clipped: float) -> str:
    if clipped > CLIPPED:
        return "The recording is too loud and distorted: turn the microphone's level down or speak from further away."
    if level < QUIET:
        return "The recording is quiet: come closer to the microphone or turn its level up."
    return ""


def _noise(level: float, beside: NDArray[np.float32]) -> str:
    if len(beside) < RATE // 10:
        return ""  # nothing but speech: nothing is known of the room
    distance = level - _floor(beside)
    if distance < AUDIBLE and _hum(beside) > HUM:
        return "There is a hum in it: another socket, or a laptop without its charger, often ends it."
    if distance < NOISY:
        return "It is noisy: verdicts are surer in a quiet place, close to the microphone."
    return ""


def _apart(samples: NDArray[np.float32], heard: Activity) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What is speech, and what is surely none: two chunks and more away from it."""
    spoken = np.resize(np.repeat(heard.spoken(), CHUNK), 0 if not heard.probabilities else len(samples))
    spoken[len(heard.probabilities) * CHUNK :] = False
    near = np.convolve(heard.spoken(), np.ones(5), mode="same") > 0
    away = np.ones(len(samples), bool)
    away[: len(near) * CHUNK] = ~np.repeat(near, CHUNK)[: len(samples)]
    return samples[spoken], samples[away]


def _level(samples: NDArray[np.float32]) -> float:
    """DB of full scale."""
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-12)) if len(samples) else -120.0


def _floor(beside: NDArray[np.float32]) -> float:
    """The level of the quieter third: what the detector missed of the speech is not the room's noise."""
    frames = beside[: len(beside) // FLOOR_FRAME * FLOOR_FRAME].reshape(-1, FLOOR_FRAME)
    power = np.square(frames, dtype=np.float64).mean(axis=1)
    return float(10 * np.log10(np.percentile(power, 33) + 1e-12))


def _voiced(speech: NDArray[np.float32]) -> float:
    """The share of frames that are like themselves a period later: a normalised autocorrelation over `ALIKE`."""
    count = len(speech) // FRAME
    if not count:
        return 0.0
    frames = speech[: count * FRAME].reshape(count, FRAME).astype(np.float64)
    frames -= frames.mean(axis=1, keepdims=True)
    spectrum = np.abs(np.fft.rfft(frames, 2 * FRAME, axis=1)) ** 2
    alike = np.fft.irfft(spectrum, axis=1)[:, : FRAME // 2]
    alike /= alike[:, :1] + 1e-12
    alike *= FRAME / (FRAME - np.arange(alike.shape[1]))
    return float(np.mean(alike[:, PERIODS[0] : PERIODS[1]].max(axis=1) > ALIKE))


def _hum(beside: NDArray[np.float32]) -> float:
    """The share of what lies under 500 Hz that lies on the harmonics of the mains, of 50 or 60 Hz."""
    power = np.abs(np.fft.rfft(beside * np.hanning(len(beside)))) ** 2
    hertz = np.fft.rfftfreq(len(beside), 1 / RATE)
    low = (hertz > 80) & (hertz < 500)
    shares = []
    for mains in (50, 60):
        off = np.abs(hertz - mains * np.rint(hertz / mains))
        shares.append(power[low & (off < max(3.0, 3 * RATE / len(beside)))].sum() / (power[low].sum() + 1e-20))
    return float(max(shares))
