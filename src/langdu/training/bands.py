"""How much each mel band of the Baker voice adds to loudness: `python -m langdu.training.bands`, the voice installed.

Says 256 of our own sentences, takes the K-weighted power of every 400 ms of sound and the mel bands' power in the same
400 ms, and fits non-negative weights to every other sentence, so that the share of the power that is wrong is least.
Prints how well the other sentences' loudness is told, and writes the table. Needs scipy; half a minute on one core.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from itertools import islice
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import nnls

from langdu.session import book_from_text
from langdu.session.text.numbering import numbered_sentences
from langdu.signal.loudness import PAUSE, STEP, block_power
from langdu.speech import VoiceStore, plan
from langdu.speech.engines.baker.engine import parts
from langdu.speech.engines.baker.level import BLOCK, FRAMES
from langdu.speech.engines.baker.model import SAMPLE_RATE, BakerModel
from langdu.speech.engines.baker.phones import phrase
from langdu.training.polyphones.examples import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Sentences said; blocks so far below the loudest are silence and teach nothing.
SENTENCES, FLOOR = 256, 1e-2
HEAD = """# How much each of the Baker voice's 80 mel bands adds to loudness, in decibels; by langdu.training.bands.
# band\tdecibels
"""


def main() -> None:
    """Say, fit, tell, write."""
    said = list(_said())
    weights = _fit(said[::2])
    wrong = np.array([_level(bands @ weights) - _level(power) for bands, power in said[1::2]])
    told = f"{wrong.mean():.2f} LU, standard deviation {wrong.std():.2f}, most {abs(wrong).max():.2f}"
    sys.stdout.write(f"{len(wrong)} held out: {told}\n")
    lines = [f"{band}\t{10 * log10(max(weight, 1e-12)):.1f}" for band, weight in enumerate(weights)]
    Path(str(files("langdu.speech.data") / "baker_bands.tsv")).write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def _said() -> Iterator[tuple[Any, Any]]:
    """For each part of each sentence the blocks' power by band, and their K-weighted power as it sounds."""
    store = VoiceStore()
    voice = store.get("baker")
    model = BakerModel(store.folder(voice) or Path())
    texts = dict.fromkeys(text for text, _ in corpus.written("rare"))
    step = len(texts) // SENTENCES
    for _, _, sentence in numbered_sentences(book_from_text("\n".join(islice(texts, 0, None, step)), "sentences")):
        for utterance in plan(sentence, voice):
            for units in parts(utterance.units):
                mel, _ = model.mel(phrase(units, model.known).symbols, 1.0)
                yield _blocks(mel[0]), block_power(model.samples(mel, 0, mel.shape[1]), SAMPLE_RATE)


def _blocks(mel: Any) -> Any:
    power = np.power(10.0, 2 * mel)
    size = min(BLOCK, len(power))
    return np.lib.stride_tricks.sliding_window_view(power, size, 0)[:: round(STEP * FRAMES)].mean(2)


def _fit(said: list[tuple[Any, Any]]) -> Any:
    pairs = [(bands[: len(power)], power[: len(bands)]) for bands, power in said]
    bands, power = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    loud = power > power.max() * FLOOR
    return nnls(bands[loud] / power[loud, None], np.ones(int(loud.sum())))[0]


def _level(power: Any) -> float:
    loud = power[power > power.mean() * 10 ** (PAUSE / 10)]
    return 10 * log10(float(loud.mean()))


if __name__ == "__main__":
    main()
