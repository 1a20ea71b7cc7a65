"""The natural voice's real-time factor beside bare calls of its two networks, and the level of what it says.

Bare: one call of FastSpeech2 and one of MB-MelGAN for each part of each sentence, nothing else, in this process.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from tests.bench import PASSAGE, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from langdu.model import Utterance
    from langdu.speech.engines.baker.model import BakerModel

ROUNDS = 3


def run(shared: Path) -> Iterator[Figure]:
    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import Speaker, VoiceStore, plan
    from langdu.speech.engines.baker.model import BakerModel

    store = VoiceStore()
    voice = store.get("baker")
    folder = store.folder(voice)
    if folder is None or not store.installed(voice):
        yield Figure("baker is not installed", 0, "")
        return
    sentences = [sentence for _, _, sentence in numbered_sentences(book_from_text(PASSAGE, "bench"))]
    utterances = [utterance for sentence in sentences for utterance in plan(sentence, voice)]
    model = BakerModel(folder)
    bare = _best(lambda: _bare(model, utterances))
    for told, live in (("export", False), ("reading aloud", True)):
        with Speaker(voice, folder, live=live) as speaker:
            said: list[bytes] = []

            def all_of_it(speaker: Speaker = speaker, said: list[bytes] = said) -> None:
                said[:] = [b"".join(c.pcm for c in speaker.speak(u, Prosody())) for u in utterances]

            spent = _best(all_of_it)
        seconds = sum(map(len, said)) / 2 / voice.sample_rate
        beside = f"bare calls {bare / seconds:.4f}, so {spent / bare:.3f} x their time (budget 1.05)"
        yield Figure(f"{told}, {seconds:.0f} s of speech", spent / seconds, "RTF", beside)
    yield from _levels(said, voice.sample_rate)


def _bare(model: BakerModel, utterances: Sequence[Utterance]) -> None:
    from langdu.speech.engines.baker.engine import parts
    from langdu.speech.engines.baker.phones import phrase

    for utterance in utterances:
        for units in parts(utterance.units):
            made = phrase(units, model.known)
            if made.sounding:
                mel, _ = model.mel(made.symbols, 1.0)
                model.samples(mel, 0, mel.shape[1])


def _best(action: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        spent.append(time.perf_counter() - start)
    return min(spent)


def _levels(said: Sequence[bytes], rate: int) -> Iterator[Figure]:
    from langdu.signal.loudness import loudness
    from langdu.speech.engines.common.loudness import TARGET

    samples = [np.frombuffer(pcm, "<i2") / 32768 for pcm in said]
    off = np.array([loudness(one, rate) - TARGET for one in samples])
    yield Figure("level of a sentence, worst", float(abs(off).max()), "LU off", f"mean {off.mean():+.2f}; budget 1")
    yield Figure("peak", float(max(abs(one).max() for one in samples)), "of full", "clipped at 1")
