"""Tones that are heard as asked of what voices say, by langdu's own judge, which learned from Baker.

The voices must be installed (`langdu voices install baker`, `kokoro`). A neutral tone counts as heard. The judge is no
human: see `tests.bench tones` for how far it is to be trusted.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.bench import Figure
from tests.bench._speaking import said
from tests.bench.intelligibility import EVERYDAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Range

SPEAKERS = ("xiaoyi", "yunxi", "yunjian", "yunxia", "xiaobei", "xiaoxiao")
VOICES = ("baker", *(f"kokoro-{speaker}" for speaker in SPEAKERS))
NEUTRAL = 5
#: Words of each pair of tones, and the share that is asked for.
WORDS, LIMITS = 3, {"words": 0.93, "erhua": 0.93, "sentences": 0.90}


def run(shared: Path) -> Iterator[Figure]:
    from langdu.speech import VoiceStore

    store = VoiceStore()
    texts = {"words": list(_words("pairs")), "erhua": list(_words("erhua")), "sentences": EVERYDAY.split()}
    for name in VOICES:
        voice = store.get(name)
        if not store.installed(voice):
            yield Figure(f"{name} is not installed", 0, "")
            continue
        sounds = {what: said(store, voice, lines) for what, lines in texts.items()}
        range_ = _range([sound for group in sounds.values() for sound in group])
        for what, lines in texts.items():
            heard, whole, red = _heard(lines, sounds[what], range_)
            beside = f"{heard} of {whole}, {red} surely another; limit {LIMITS[what]}"
            yield Figure(f"{name}, {what}", heard / whole, "heard as asked", beside)


def _words(kind: str) -> Iterator[str]:
    """The first words of each group that drills of a kind have: of each pair of tones, for `pairs`."""
    from langdu.practice.drills.tables import items

    count: Counter[str] = Counter()
    for item in items(kind):
        count[item.group] += 1
        if count[item.group] <= WORDS:
            yield item.word.text


def _range(sounds: Sequence[Any]) -> Range | None:
    from langdu.practice.pitch import track
    from langdu.session.practice.judging import range_of

    return range_of([track(sound.samples) for sound in sounds])


def _heard(texts: Sequence[str], sounds: Sequence[Any], range_: Range | None) -> tuple[int, int, int]:
    from langdu.practice.judge import judge
    from langdu.session.practice.judging import targets_of_text

    heard = whole = red = 0
    for text, sound in zip(texts, sounds, strict=True):
        targets = targets_of_text(text)
        whole += len(targets)
        for syllable in judge(sound, targets, range_).syllables:
            heard += syllable.tone in syllable.target.accepted or syllable.target.spoken.tone == NEUTRAL
            red += syllable.verdict == "red"
    return heard, whole, red
