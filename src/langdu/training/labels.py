"""What each target of a batch should be: the example's own reading, and for others what g2pM and the words agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from langdu.training.batch import Batch, Known
    from langdu.training.corpus import Example

#: Weight of what was not labelled by hand, how sure g2pM must be where words agree, and where nobody does.
SILVER, SURE, SURE_ALONE = 0.2, 0.6, 0.97


class Labels(NamedTuple):
    """For each target the candidate that is right, its weight (0: leave it), and whether it is an example's own."""

    right: NDArray[np.int64]
    weight: NDArray[np.float32]
    own: NDArray[np.bool_]


def labels(
    known: Known,
    batch: Batch,
    examples: Sequence[Example],
    weights: NDArray[np.float64],
    hidden: NDArray[np.bool_],
    common: NDArray[np.bool_],
) -> Labels:
    """The labels of a batch.

    Args:
        known: vocabulary.
        batch: the batch.
        examples: its examples.
        weights: what each counts.
        hidden: the examples in which the dictionaries are hidden: only there others' targets are learned.
        common: the polyphones that have many examples of their own, of which others know less.
    """
    targets = batch.tensors["targets"].numpy()
    kinds = batch.tensors["kinds"].numpy()
    sentence = batch.tensors["sentences"].numpy()[targets]
    candidates = known.vocabulary.candidates[kinds]
    own = batch.places[sentence] == targets
    gold = np.array([example.gold for example in examples])[sentence]
    is_gold = (candidates == gold[:, None]) & own[:, None]
    weight = np.where(is_gold.any(1), weights[sentence], 0.0)
    shares = batch.tensors["g2pm"][..., 1].numpy()
    guess, sure = shares.argmax(1), shares.max(1)
    agree = candidates[np.arange(len(targets)), guess] == batch.said
    silver = np.where(agree & (sure > SURE), 1.0, np.where((sure > SURE_ALONE) & ~common[kinds], 0.5, 0.0))
    silver *= np.where(common[kinds], 0.5, 1.0) * SILVER * hidden[sentence] * ~own
    right = np.where(is_gold.any(1), is_gold.argmax(1), guess)
    return Labels(right, (weight + silver).astype(np.float32), own)
