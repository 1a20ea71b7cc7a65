"""How near a voice's marks are to what is heard, and whether its speed is what was asked for.

After a pause a syllable's onset is where its energy comes within 35 dB of the sentence's loudest; inside a stretch it
is the nearest peak of spectral change (the summed rise of the logarithm of 16 bands' energy over 30 ms), which for a
stop is its release and for a fricative may be the vowel's: the two are told apart. 200 sentences: those of the
measuring data (practice/sentences-h), or a passage of our own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.bench import PASSAGE, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Mark, Utterance
    from langdu.speech.engine import Engine

LIMITS = {"baker": 30, "espeak": 15, "kokoro-xiaoyi": 15, "kokoro-yunxi": 15}
RATES = (0.5, 0.75, 1.5, 2.0)
SENTENCES, TIMED = 200, 40
#: Seconds: from a window to the next, its length, and how far from a mark an onset may be.
STEP, WINDOW, REACH = 0.005, 0.02, 0.1
#: Decibels below the loudest at which a syllable is heard; seconds without a mark that are a pause.
HEARD, PAUSE = 35, 0.06


def run(shared: Path) -> Iterator[Figure]:
    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import VoiceStore, plan
    from langdu.speech.registry import engine

    store = VoiceStore()
    book = book_from_text(_text(shared), "bench")
    sentences = [sentence for _, _, sentence in numbered_sentences(book)][:SENTENCES]
    for name, limit in LIMITS.items():
        voice = store.get(name)
        if not store.installed(voice):
            yield Figure(f"{name} is not installed", 0, "")
            continue
        speaks = engine(voice, store.folder(voice) if voice.files else None)
        utterances = [utterance for sentence in sentences for utterance in plan(sentence, voice)]
        yield from _onsets(name, limit, speaks, utterances)
        normal = _seconds(speaks, utterances[:TIMED], Prosody())
        for rate in RATES:
            got = normal / _seconds(speaks, utterances[:TIMED], Prosody(rate))
            yield Figure(f"{name}, syllable rate at speed {rate}", got / rate, "x asked", "budget 0.95 to 1.05")


def _text(shared: Path) -> str:
    table = shared / "data" / "practice" / "sentences-h" / "sentences.tsv"
    if not table.exists():
        return PASSAGE
    return "\n".join(line.split("\t")[1] for line in table.read_text("utf-8").splitlines()[1:])


def _onsets(name: str, limit: int, speaks: Engine, utterances: Sequence[Utterance]) -> Iterator[Figure]:
    from langdu.model import Prosody

    first: list[float] = []
    inner: list[float] = []
    for utterance in utterances:
        chunks = list(speaks.speak(utterance, Prosody()))
        samples = np.frombuffer(b"".join(chunk.pcm for chunk in chunks), "<i2") / 32768
        marks = [mark for chunk in chunks for mark in chunk.marks]
        _compare(samples, marks, speaks.sample_rate, first, inner)
    for told, found in (("after pauses", first), ("between syllables", inner)):
        off = 1000 * np.array(found)
        beside = f"median {np.median(off):+.0f}, p90 {np.quantile(abs(off), 0.9):.0f}, {len(off)} marks; budget {limit}"
        yield Figure(f"{name}, marks to onsets {told}, median", float(np.median(abs(off))), "ms", beside)


def _compare(samples: Any, marks: Sequence[Mark], rate: int, first: list[float], inner: list[float]) -> None:
    times, energy, change = _contours(samples, rate)
    peaks = times[1:-1][(change[1:-1] > change[:-2]) & (change[1:-1] >= change[2:]) & (change[1:-1] > change.std())]
    last = -1.0
    for mark in marks:
        at = mark.start / rate
        if last < 0 or at - last > PAUSE:
            near = (times > at - REACH / 2) & (times < at + 2 * REACH) & (energy > energy.max() - HEARD)
            first.extend((times[near] - at)[:1].tolist())
        elif len(close := peaks[abs(peaks - at) < REACH]):
            inner.append(float(close[abs(close - at).argmin()] - at))
        last = mark.end / rate


def _contours(samples: Any, rate: int) -> tuple[Any, Any, Any]:
    """The middle of each window in seconds, its energy in decibels, and how much the spectrum rises about it."""
    step, size = round(STEP * rate), round(WINDOW * rate)
    windows = np.lib.stride_tricks.sliding_window_view(samples, size)[::step] * np.hanning(size)
    power = np.abs(np.fft.rfft(windows, axis=1)) ** 2
    bins = np.fft.rfftfreq(size, 1 / rate)
    edges = np.geomspace(80, 8000, 17)
    bands = np.stack([power[:, (bins >= a) & (bins < b)].sum(1) for a, b in pairwise(edges)], 1)
    bands = np.log(bands + 1e-5 * bands.max())
    rise = np.zeros(len(bands))
    rise[3:-3] = np.maximum(0, bands[6:] - bands[:-6]).sum(1)
    return (np.arange(len(bands)) * step + size / 2) / rate, 10 * np.log10((windows**2).mean(1) + 1e-12), rise


def _seconds(speaks: Engine, utterances: Sequence[Utterance], prosody: Any) -> float:
    """The sum of what lies between the first and the last mark of each utterance, pauses included."""
    total = 0
    for utterance in utterances:
        marks = [mark for chunk in speaks.speak(utterance, prosody) for mark in chunk.marks]
        total += marks[-1].end - marks[0].start
    return total / speaks.sample_rate
