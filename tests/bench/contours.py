"""How the pitch runs in words of two syllables: voices beside a woman who was recorded, by quarters of a syllable.

    python -m tests.bench contours

Words of every pair of tones, neutral ones included, of audio-cmn's recordings are said by each voice. The pitch of a
syllable's voiced part is told in its speaker's standard deviations from the speaker's median, and the medians over the
words of a pair are compared. The difference between two halves of the recorded words is the limit: so much words differ.
The voices must be installed (`langdu voices install baker`, `kokoro`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tests.bench import Figure
from tests.bench._speaking import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from langdu.model import Report, Target
    from langdu.practice.recording.sound import Sound

VOICES = (
    "baker",
    "kokoro-xiaoyi",
    "kokoro-yunxi",
    "kokoro-yunjian",
    "kokoro-yunxia",
    "kokoro-xiaobei",
    "kokoro-xiaoxiao",
)
#: Recorded words of a pair of tones, at most; and the quarters of a syllable's voice.
WORDS, QUARTERS = 4, 4
#: Frames of voice under which a syllable's pitch cannot be told.
FEWEST = 6
TONES = {1: "tone 1", 2: "tone 2", 3: "tone 3", 4: "tone 4", 5: "neutral"}

#: The tones of a word, and which syllable.
Place = tuple[tuple[int, ...], int]


class Spoken(NamedTuple):
    """A word as it was said: its tones, and the pitch by quarters of each syllable."""

    tones: tuple[int, ...]
    quarters: list[NDArray[np.float64] | None]


def run(shared: Path) -> Iterator[Figure]:
    from langdu.practice.recording.sound import load
    from langdu.speech import VoiceStore

    folder = shared / "data" / "practice" / "speaker-c-words"
    if not folder.is_dir():
        yield Figure(f"the recordings are not at {folder}", 0, "")
        return
    words = list(_words(folder))
    recorded = _spoken(words, [load(folder / f"cmn-{text}.mp3") for text, _ in words])
    human = _medians(recorded)
    yield from _figures("half of the recorded words", _medians(recorded[::2]), _medians(recorded[1::2]))
    store = VoiceStore()
    for name in VOICES:
        voice = store.get(name)
        if store.installed(voice):
            sounds = said(store, voice, [text for text, _ in words])
            yield from _figures(name, _medians(_spoken(words, sounds)), human)


def _words(folder: Path) -> Iterator[tuple[str, list[Target]]]:
    """Recorded words of two syllables, as many of each pair of tones as there may be."""
    from langdu.session.practice.judging import targets_of_text

    found = defaultdict[tuple[int, ...], int](int)
    for path in sorted(folder.glob("cmn-??.mp3")):
        text = path.stem.removeprefix("cmn-")
        targets = targets_of_text(text)
        tones = tuple(target.spoken.tone for target in targets)
        found[tones] += 1
        if len(tones) == 2 and found[tones] <= WORDS:
            yield text, targets


def _spoken(words: Sequence[tuple[str, list[Target]]], sounds: Sequence[Sound]) -> list[Spoken]:
    from langdu.practice.judge import judge
    from langdu.practice.pitch import range_of, track

    range_ = range_of([track(sound.samples) for sound in sounds])
    reports = [judge(sound, targets, range_) for (_, targets), sound in zip(words, sounds, strict=True)]
    return [
        Spoken(tuple(target.spoken.tone for target in targets), _quarters(report))
        for (_, targets), report in zip(words, reports, strict=True)
    ]


def _quarters(report: Report) -> list[NDArray[np.float64] | None]:
    """[quarters] of each syllable, in standard deviations from the median; None where too little voice was heard."""
    found: list[NDArray[np.float64] | None] = []
    for syllable in report.syllables:
        voiced = np.array(syllable.contour)[np.isfinite(syllable.contour)]
        enough = len(voiced) >= FEWEST and report.range is not None
        spread = report.range.spread if report.range is not None else 1.0
        found.append(np.array([part.mean() for part in np.array_split(voiced, QUARTERS)]) / spread if enough else None)
    return found


def _medians(spoken: Sequence[Spoken]) -> dict[Place, NDArray[np.float64]]:
    found: defaultdict[Place, list[NDArray[np.float64]]] = defaultdict(list)
    for word in spoken:
        for at, quarters in enumerate(word.quarters):
            if quarters is not None:
                found[word.tones, at].append(quarters)
    return {place: np.median(np.array(rows), axis=0) for place, rows in found.items()}


def _figures(
    name: str, heard: dict[Place, NDArray[np.float64]], human: dict[Place, NDArray[np.float64]]
) -> Iterator[Figure]:
    both = sorted(set(heard) & set(human))
    by_tone = defaultdict[int, list[float]](list)
    for tones, at in both:
        by_tone[tones[at]].append(float(np.abs(heard[tones, at] - human[tones, at]).mean()))
    beside = ", ".join(f"{TONES[tone]} {np.mean(found):.2f}" for tone, found in sorted(by_tone.items()))
    yield Figure(name, float(np.mean([one for found in by_tone.values() for one in found])), "deviations apart", beside)
