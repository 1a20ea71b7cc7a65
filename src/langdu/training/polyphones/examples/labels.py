"""What each target of a batch should be, and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from langdu.training.polyphones.batch import FrozenTables, TrainingBatch
    from langdu.training.polyphones.examples.corpus import TrainingSentence


class Labels(NamedTuple):
    """For each target the candidate that is right, its weight (0: leave it), and whether it was labelled by hand."""

    right: NDArray[np.int64]
    weight: NDArray[np.float32]
    by_hand: NDArray[np.bool_]


def labels(
    known: FrozenTables, batch: TrainingBatch, examples: Sequence[TrainingSentence], weights: NDArray[np.float64]
) -> Labels:
    """The labels of a batch.

    Args:
        known: vocabulary.
        batch: the batch.
        examples: its examples.
        weights: what each counts.
    """
    targets = batch.tensors["targets"].numpy()
    candidates = known.vocabulary.candidates[batch.tensors["kinds"].numpy()]
    golds = {
        int(start) + gold.place: (gold.number, gold.weight * weight, gold.weight == 1)
        for start, example, weight in zip(batch.starts, examples, weights, strict=True)
        for gold in example.golds
    }
    rows = [golds[at] for at in targets.tolist()]
    number = np.array([row[0] for row in rows], np.int64)
    is_gold = (candidates == number[:, None]) & (number > 0)[:, None]
    weight = np.where(is_gold.any(1), [row[1] for row in rows], 0.0).astype(np.float32)
    return Labels(is_gold.argmax(1), weight, np.array([row[2] for row in rows], bool))
