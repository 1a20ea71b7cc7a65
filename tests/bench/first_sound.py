"""From asking to the first sound, the worker warm; the raw engine in this process beside it."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.model import Chunk, Utterance

LIMITS = {"baker": 150, "espeak": 40, "kokoro-xiaoyi": 600, "kokoro-yunxi": 600}
ROUNDS = 3


def run(shared: Path) -> Iterator[Figure]:
    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import Speaker, VoiceStore, plan
    from langdu.speech.registry import engine

    store = VoiceStore()
    sentences = [sentence for _, _, sentence in numbered_sentences(book_from_text(PASSAGE, "bench"))]
    for name, limit in LIMITS.items():
        voice = store.get(name)
        if not store.installed(voice):
            yield Figure(f"{name} is not installed", 0, "")
            continue
        folder = store.folder(voice) if voice.files else None
        utterances = [utterance for sentence in sentences for utterance in plan(sentence, voice)]
        raw = engine(voice, folder)
        bare = _waits(utterances, lambda u, raw=raw: raw.speak(u, Prosody()))
        with Speaker(voice, folder) as speaker:
            ours = _waits(utterances, lambda u, speaker=speaker: speaker.speak(u, Prosody()))
        yield Figure(
            f"{name}, median of {len(ours)}", statistics.median(ours), "ms",
            f"raw engine {statistics.median(bare):.1f}, budget {limit}",
        )  # fmt: skip
        yield Figure(f"{name}, 95th percentile", statistics.quantiles(ours, n=20)[-1], "ms")


def _waits(utterances: list[Utterance], speak: Callable[[Utterance], Iterator[Chunk]]) -> list[float]:
    """Milliseconds to the first sound of each utterance, after a warm-up."""
    list(speak(utterances[0]))
    waits = []
    for utterance in utterances * ROUNDS:
        start = time.perf_counter()
        for chunk in (chunks := speak(utterance)):
            if chunk.pcm:
                waits.append(1000 * (time.perf_counter() - start))
                break
        for _ in chunks:
            pass  # to its end: the next one starts from rest
    return waits
