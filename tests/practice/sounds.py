"""Sounds that are no speech, and one that is nearly: made up, mono, 16 kHz."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Prosody
from langdu.practice.recording.sound import RATE, Sound, prepared
from langdu.speech import VoiceStore, plan
from langdu.speech.registry import engine
from tests.speech.making import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

T = np.arange(3 * RATE) / RATE


def made(samples: NDArray[np.float64]) -> Sound:
    """As it would come from a file."""
    return prepared(samples.astype(np.float32), RATE)


def hiss(level: float) -> NDArray[np.float64]:
    return np.random.default_rng(1).normal(0, level, len(T))


def pink() -> NDArray[np.float64]:
    spectrum = np.fft.rfft(hiss(1.0))
    noise = np.fft.irfft(spectrum / np.sqrt(np.arange(len(spectrum)) + 1), len(T))
    return 0.1 * noise / noise.std()


def music() -> NDArray[np.float64]:
    """Four chords on something like a piano."""
    out = np.zeros(len(T))
    for number, chord in enumerate([(261, 329, 392), (293, 369, 440), (220, 277, 329), (261, 329, 523)]):
        place = slice(number * RATE * 3 // 4, (number + 1) * RATE * 3 // 4)
        since = T[place] - T[place][0]
        for pitch in chord:
            for harmonic in range(1, 6):
                tone = np.sin(2 * np.pi * pitch * harmonic * since)
                out[place] += 0.12 * tone / harmonic**1.3 * np.exp(-2 * since)
    return out


def clicks() -> NDArray[np.float64]:
    out = hiss(0.001)
    for at in np.arange(0.2, 2.8, 0.13):
        out[round(at * RATE) : round(at * RATE) + 30] += np.random.default_rng(2).normal(0, 0.6, 30)
    return out


def cough() -> NDArray[np.float64]:
    """Three bursts of noise around 900 Hz that die away within a tenth of a second."""
    out, random = hiss(0.002), np.random.default_rng(3)
    for at in (0.5, 1.0, 1.8):
        since = np.arange(round(0.35 * RATE)) / RATE
        spectrum = np.fft.rfft(random.normal(0, 1.5, len(since)))
        hertz = np.fft.rfftfreq(len(since), 1 / RATE)
        burst = np.fft.irfft(spectrum * np.exp(-(((np.log(hertz + 1) - np.log(900)) / 0.9) ** 2)), len(since))
        out[round(at * RATE) : round(at * RATE) + len(since)] += burst * np.exp(-since / 0.08)
    return out


#: What must be refused.
OTHER: dict[str, Callable[[], Sound]] = {
    "silence": lambda: made(np.zeros(3 * RATE)),
    "a faint hiss": lambda: made(hiss(0.0004)),
    "white noise": lambda: made(hiss(0.05)),
    "loud white noise": lambda: made(hiss(0.3)),
    "pink noise": lambda: made(pink()),
    "music": lambda: made(music()),
    "a sine": lambda: made(0.3 * np.sin(2 * np.pi * 220 * T)),
    "a hum": lambda: made(0.1 * np.sin(2 * np.pi * 50 * T) + 0.05 * np.sin(2 * np.pi * 150 * T)),
    "clicks": lambda: made(clicks()),
    "coughs": lambda: made(cough()),
    "a moment": lambda: made(hiss(0.1)[: RATE // 10]),
    "nothing at all": lambda: made(np.zeros(0)),
}


def whispered(sound: Sound) -> Sound:
    """Speech with noise in the place of the voice: each short spectrum keeps its shape and loses its phase."""
    size, hop = 512, 128
    window, random = np.hanning(size), np.random.default_rng(5)
    out = np.zeros(len(sound.samples))
    for at in range(0, len(out) - size, hop):
        shape = np.abs(np.fft.rfft(sound.samples[at : at + size] * window))
        smooth = np.convolve(shape, np.ones(13) / 13, mode="same")
        frame = np.fft.irfft(smooth * np.exp(2j * np.pi * random.random(len(smooth))))
        out[at : at + size] += frame * window
    return prepared((0.3 * out / np.abs(out).max()).astype(np.float32), RATE)


@cache
def spoken() -> Sound:
    """老师好 as espeak says it: speech that every machine has."""
    voice = VoiceStore().get("espeak")
    (utterance,) = plan(sentence("老师好。", "lao3 shi1 hao3"), voice)
    chunks = list(engine(voice, None).speak(utterance, Prosody()))
    pcm = np.frombuffer(b"".join(chunk.pcm for chunk in chunks), "<i2")
    loud = np.flatnonzero(np.abs(pcm) > 300)  # without the pause that follows a sentence
    return prepared(pcm[: loud[-1]].astype(np.float32) / 32768, chunks[0].sample_rate)
