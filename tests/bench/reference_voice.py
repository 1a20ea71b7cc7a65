"""Recordings of a human as a voice: how long adding them takes, how alike they are then, what they can say.

The pitch of a slower or faster recording is compared with its own, in semitones: what a learner imitates must not move.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Voice
    from langdu.speech import VoiceStore

FOLDERS = ("speaker-a-syllables", "speaker-c-words")
TABLES = ("pairs", "minimal", "sandhi", "neutral", "erhua")
#: Every so many recordings are listened to.
STEP = 30
SPEEDS = (0.6, 1.5)


def run(shared: Path) -> Iterator[Figure]:
    from langdu.session.reading.voice.pronounce import spoken
    from langdu.speech import VoiceStore

    for name in FOLDERS:
        source = shared / "data" / "practice" / name
        if not source.is_dir():
            yield Figure(f"{name}: not there", 0, "")
            continue
        with tempfile.TemporaryDirectory() as folder:
            store = VoiceStore(Path(folder))
            start = time.perf_counter()
            added = store.add(source, name, spoken)
            took = 1000 * (time.perf_counter() - start) / added.recordings
            yield Figure(f"{name}, adding a recording", took, "ms", f"of {added.recordings}")
            yield from _heard(Path(folder) / "reference" / name)
            yield from _drills(store, added.voice)


def _heard(folder: Path) -> Iterator[Figure]:
    import soundfile

    from langdu.signal.loudness import loudness

    paths = sorted(folder.glob("*.flac"))[::STEP]
    sounds = [soundfile.read(path, dtype="float32") for path in paths]
    levels = [loudness(samples, rate) for samples, rate in sounds]
    yield Figure("  farthest from -18 LUFS", max(abs(level + 18) for level in levels), "LU", "limit 1")
    yield Figure("  a recording lasts, median", float(np.median([len(s) / rate for s, rate in sounds])), "s")
    for speed in SPEEDS:
        moved = [found for s, rate in sounds if (found := _moved(s, rate, 1 / speed)) is not None]
        beside = f"limit 0.5, 95 % within {np.percentile(moved, 95):.2f}, of {len(moved)}"
        yield Figure(f"  pitch at {speed} times the speed, off by", float(np.median(moved)), "semitones", beside)


def _moved(samples: np.ndarray, rate: int, ratio: float) -> float | None:
    """By how much the pitch is off once stretched, the median of the frames with voice in both; None of under 8."""
    from langdu.practice.pitch import track
    from langdu.practice.recording.sound import prepared
    from langdu.speech.engines.common.stretch import stretched

    own, other = (track(prepared(sound, rate).samples) for sound in (samples, stretched(samples, ratio, rate)))
    there = np.minimum(np.round((np.arange(len(own)) + 0.5) * ratio - 0.5).astype(int), len(other) - 1)
    both = own.voiced & other.voiced[there]
    return float(np.median(np.abs(own.semitones - other.semitones[there])[both])) if both.sum() >= 8 else None


def _drills(store: VoiceStore, voice: Voice) -> Iterator[Figure]:
    """Of the drills' words, those said in full, and those of which something is missing."""
    from langdu.model import Prosody
    from langdu.practice.drills import items
    from langdu.session.practice.drilling import read
    from langdu.speech import plan
    from langdu.speech.registry import engine

    words = list(dict.fromkeys(item.word for kind in TABLES for item in items(kind)))
    human, fates = engine(voice, store.folder(voice)), []
    for word in words:
        utterances = plan(read(word.text, word.citation), voice)
        notes = [note for u in utterances for chunk in human.speak(u, Prosody()) for note in chunk.notes]
        fates.append({note.fate for note in notes})
    yield Figure("  words of the drills said as recorded", sum(not fate for fate in fates), "", f"of {len(words)}")
    near = sum("approximated" in fate and "lost" not in fate for fate in fates)
    yield Figure("  nearly so, and told", near, "", f"of {len(words)}")
    yield Figure("  not recorded, and told", sum("lost" in fate for fate in fates), "", f"of {len(words)}")
