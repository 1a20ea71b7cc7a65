"""What the optional engines cost besides their networks: on tiny networks that hum, so that the rest is what is seen."""

from __future__ import annotations

import contextlib
import statistics
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.speech.engine import Engine

ROUNDS = 5
#: Milliseconds of computing a second of speech: a hundredth of real time, a tenth of what the natural voice takes.
LIMIT = 10


def run(shared: Path) -> Iterator[Figure]:
    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import plan
    from langdu.speech.registry import engine
    from tests.speech import tiny

    sentences = [sentence for _, _, sentence in numbered_sentences(book_from_text(PASSAGE, "bench"))]
    for name in tiny.NAMES:
        lacking = [package for package in tiny.NEEDS[name] if find_spec(package) is None]
        if lacking or name == "tiny-edge":  # the network's time is Edge's
            if lacking:
                yield Figure(f"{name}: {', '.join(lacking)} not installed", 0, "")
            continue
        with tempfile.TemporaryDirectory() as temporary:
            voice = tiny.voice(name, Path(temporary))
            start = time.perf_counter()
            loaded = engine(voice, Path(temporary))
            yield Figure(f"{name}, loading", 1000 * (time.perf_counter() - start), "ms", "its package and warm-up")
            utterances = [utterance for sentence in sentences for utterance in plan(sentence, voice)]
            spent = [_spent(loaded, utterances, Prosody()) for _ in range(ROUNDS)]
            yield Figure(f"{name}, a second of speech", statistics.median(spent), "ms", f"limit {LIMIT}")
            spent = [_spent(loaded, utterances, Prosody(1.0, 2.0)) for _ in range(ROUNDS)]
            yield Figure(f"{name}, at another pitch", statistics.median(spent), "ms", f"limit {LIMIT}")


def _spent(engine: Engine, utterances: list, prosody: object) -> float:  # type: ignore[type-arg]
    """Milliseconds for a second of speech."""
    start, samples = time.perf_counter(), 0
    with contextlib.redirect_stderr(None):
        for utterance in utterances:
            for chunk in engine.speak(utterance, prosody):  # type: ignore[arg-type]
                samples += len(chunk.pcm) // 2
    return 1000 * (time.perf_counter() - start) / (samples / engine.sample_rate)
