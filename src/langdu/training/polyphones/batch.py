"""Examples made into the tensors that the network takes: the very features that langdu computes when it reads."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from langdu.annotate.polyphone.features import SEPARATOR, features, pairs
from langdu.annotate.words.segment import segmented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.vocabulary import PolyphoneVocabulary
    from langdu.training.polyphones.examples.corpus import TrainingSentence
    from langdu.training.polyphones.examples.teacher import G2pm


class FrozenTables(NamedTuple):
    """What does not change in training."""

    vocabulary: PolyphoneVocabulary
    g2pm: G2pm
    classes: torch.Tensor
    candidate_syllables: torch.Tensor


class TrainingBatch(NamedTuple):
    """Some examples.

    Attributes:
        tensors: the network's input.
        starts: where each example begins.
        hidden: characters that were masked, and which they are.
    """

    tensors: dict[str, torch.Tensor]
    starts: NDArray[np.int64]
    hidden: tuple[torch.Tensor, torch.Tensor]


def batch(
    known: FrozenTables,
    examples: Sequence[TrainingSentence],
    hints: Sequence[Mapping[int, int]],
    hide: float = 0.0,
    seed: np.random.Generator | None = None,
) -> TrainingBatch:
    """The targets of the examples that have a known reading.

    Args:
        known: vocabulary and g2pM.
        examples: the sentences.
        hints: for each example the sounds that are hinted, by place.
        hide: the share of other characters to mask.
        seed: chooses them.
    """
    texts = [example.text for example in examples]
    text = "".join(text + SEPARATOR for text in texts)
    starts = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    asked = np.zeros(len(text), bool)
    asked[[start + gold.place for start, e in zip(starts, examples, strict=True) for gold in e.golds]] = True
    sounds = {int(s) + at: sound for s, told in zip(starts, hints, strict=True) for at, sound in told.items()}
    found = features(segmented(text), known.vocabulary, sounds, asked)
    arrays = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    del arrays["starts"], arrays["lengths"]
    ends = arrays["chars"] == 1
    arrays["sentences"] = np.cumsum(ends) - ends
    hidden = _hidden(arrays, asked, hide, seed)
    tensors = {name: torch.as_tensor(array) for name, array in arrays.items()}
    tensors["recurrent"] = known.g2pm.states(texts)
    tensors["candidate_syllables"] = known.candidate_syllables[tensors["kinds"]]
    tensors["g2pm"] = known.g2pm.says(tensors["recurrent"][tensors["targets"]], known.classes[tensors["kinds"]])
    return TrainingBatch(tensors, starts, hidden)


def _hidden(
    arrays: dict[str, NDArray[np.int64]], asked: NDArray[np.bool_], share: float, seed: np.random.Generator | None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mask some characters in place; at most 96 of them are asked for."""
    chars = arrays["chars"]
    if seed is None or not share:
        return torch.zeros(0, dtype=torch.long), torch.zeros(0, dtype=torch.long)
    chosen = (seed.random(len(chars)) < share) & (chars > 1) & ~asked
    masked = np.where(chosen, 0, chars)
    arrays["chars"], arrays["syllables"] = masked, np.where(chosen, 0, arrays["syllables"])
    arrays["before"], arrays["behind"] = pairs(masked)
    places = seed.permutation(np.flatnonzero(chosen))[:96]
    return torch.as_tensor(places), torch.as_tensor(chars[places])
