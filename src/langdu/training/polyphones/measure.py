"""How often the network alone is right: without a hint, and among the readings that a toneless hint leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.features import SEPARATOR
from langdu.annotate.polyphone.model import PolyphoneModel
from langdu.annotate.polyphone.weights import Weights
from langdu.annotate.words.segment import segmented
from langdu.pinyin.inventory import sound_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.training.polyphones.examples.corpus import TrainingSentence

_SIZE = 64


def measured(name: str, examples: Sequence[TrainingSentence], arrays: dict[str, NDArray[Any]]) -> str:
    """A line with both figures."""
    model = PolyphoneModel(Weights(arrays))
    single = [example._replace(golds=(gold,)) for example in examples for gold in example.golds]
    order = sorted(single, key=lambda example: len(example.text))
    right = np.zeros(2, np.int64)
    for start in range(0, len(order), _SIZE):
        right += _right(model, order[start : start + _SIZE])
    free, hinted = 100 * right / len(order)
    return f"{name}: {len(order)} polyphones, {free:.2f} % right, with a toneless hint {hinted:.2f} %"


def _right(model: PolyphoneModel, examples: Sequence[TrainingSentence]) -> NDArray[np.int64]:
    words = segmented("".join(example.text + SEPARATOR for example in examples))
    judgement = model.judge(words)
    rows = {int(place): row for row, place in enumerate(judgement.places)}
    right, start = np.zeros(2, np.int64), 0
    for example in examples:
        gold = example.golds[0]
        row = rows.get(start + gold.place)
        said = int(words.syllables[start + gold.place]) & ~1
        candidates, shares = np.array([said]), np.array([1.0])
        if row is not None:
            candidates, shares = judgement.candidates[row], judgement.shares[row]
        among = np.where(sound_of(candidates) == sound_of(gold.number), shares, -1)
        right += [candidates[shares.argmax()] == gold.number, candidates[among.argmax()] == gold.number]
        start += len(example.text) + 1
    return right
