"""How common readings are in natural text, against how common our everyday examples make them.

The examples have each reading of a character some dozen times, so the network thinks the rarer ones too common: where
the context is thin (别干了) that decides. Its bias is moved a part of the way to how it reads natural sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.training.polyphones.examples.silver import silvered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.model import PolyphoneModel
    from langdu.training.polyphones.examples.corpus import TrainingSentence

#: How much of the way. On the held-out fold 0.25 costs 0.02 of G2PL's polyphones and 0.5 of our own balanced examples,
#: and gives 0.24 of the everyday cases; 0.6 gives 0.3 and costs 0.13 and 1.3.
PART = 0.25
#: The most that a reading is moved, in nats before `PART`; occurrences in natural text from which it is moved wholly.
MOST, ENOUGH = 4.0, 20


def moved(
    model: PolyphoneModel, everyday: Sequence[TrainingSentence], natural: Sequence[TrainingSentence]
) -> NDArray[np.float16]:
    """The network's bias, moved.

    Args:
        model: the network.
        everyday: our examples.
        natural: sentences that were chosen for no reading.
    """
    kinds, candidates = model.vocabulary.kind_numbers, model.vocabulary.candidates
    ours = _counted(everyday, kinds, candidates)
    texts = _counted(silvered(model, natural, 0.5), kinds, candidates)
    known = (ours.sum(1, keepdims=True) > 0) * np.minimum(1, texts.sum(1, keepdims=True) / ENOUGH)
    step = np.clip(_logarithms(texts, candidates) - _logarithms(ours, candidates), -MOST, MOST)
    bias: NDArray[Any] = model.weights["bias"]
    return (bias + PART * np.where(candidates > 0, step, 0) * known).astype(np.float16)


def _counted(
    examples: Iterable[TrainingSentence], kinds: NDArray[np.int64], candidates: NDArray[np.int64]
) -> NDArray[np.float64]:
    counts = np.zeros(candidates.shape)
    for example in examples:
        for gold in example.golds:
            kind = kinds[ord(example.text[gold.place])]
            counts[kind] += candidates[kind] == gold.number
    return counts


def _logarithms(counts: NDArray[np.float64], candidates: NDArray[np.int64]) -> NDArray[np.float64]:
    smooth = (counts + 0.5) * (candidates > 0)
    return np.log(np.maximum(smooth, 1e-9) / np.maximum(smooth.sum(1, keepdims=True), 1e-9))
