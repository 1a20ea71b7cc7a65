"""The network's way from features to scores, in numpy.

Every character is a sum of what is known of it (itself, its word's reading, its place in the word, its neighbours,
g2pM's recurrent state); three convolutions over three characters each; every target looks once over its sentence;
its candidates are scored by that, by the evidence for each, weighed as the context says, and by hashed surroundings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.polyphone.attention import look
from langdu.annotate.polyphone.numeric import NEVER, positive, softmax
from langdu.annotate.polyphone.vocabulary import BETWEEN

if TYPE_CHECKING:
    from langdu.annotate.polyphone.features import Features
    from langdu.annotate.polyphone.numeric import Floats, Ints
    from langdu.annotate.polyphone.weights import Weights

#: Where training had few examples of a character, what g2pM's logarithm and a word's own reading count for besides:
#: chosen on a part of cpp-dev that was left out of training.
_RARE_G2PM, _RARE_WORD = np.float32(0.4), np.float32(2.0)
#: Below this g2pM's word against a candidate says no more.
_LEAST = np.float32(-9)


def scores(weights: Weights, features: Features, recurrent: Floats) -> Floats:
    """Each target's candidates' scores, far below zero where there is none.

    Args:
        weights: the network's.
        features: a batch.
        recurrent: g2pM's state at each character, 64 numbers.
    """
    at = features.targets
    char = weights.rows("char", features.chars[at])
    x = _encoded(weights, features, recurrent)
    seen = look(weights, features, x, np.concatenate([x[at], char], -1))
    z = positive(weights.linear("hidden", np.concatenate([x[at], seen, recurrent[at], char], -1)))
    return _scores(weights, features, z, recurrent[at])


def _encoded(weights: Weights, features: Features, recurrent: Floats) -> Floats:
    pairs = [weights.rows("pair", features.before), weights.rows("pair", features.behind)]
    x = np.concatenate([*pairs, recurrent], -1) @ weights.entering
    x += weights.entered["char"].take(features.chars, 0)
    x += weights.entered["syllable"].take(features.syllables, 0)
    x += weights.entered["place"].take(features.places, 0)
    inside = (features.chars != BETWEEN).astype(np.float32)[:, None]
    x = positive(x)
    x *= inside
    for layer in range(weights.layers):
        y = weights.norm(f"norm.{layer}", x)
        y *= inside
        taken = positive(_convolved(weights, layer, y))
        taken *= inside
        x += taken
    return weights.norm(f"norm.{weights.layers}", x)


def _convolved(weights: Weights, layer: int, y: Floats) -> Floats:
    """Each character with its two neighbours through a layer: three products, since a copy of all three costs more."""
    before, itself, behind = np.split(weights[f"convolve.{layer}.weight"], 3)
    z = y @ itself
    z[1:] += y[:-1] @ before
    z[:-1] += y[1:] @ behind
    z += weights[f"convolve.{layer}.bias"]
    return np.asarray(z)


def _scores(weights: Weights, features: Features, z: Floats, state: Floats) -> Floats:
    kinds, most = features.kinds, features.evidence.shape[1]
    number = kinds[:, None] * most + np.arange(most)
    vectors = weights.rows("own", number) + weights.rows("sound", weights.sounds[kinds])
    found = (vectors @ weights.linear("out", z)[..., None])[..., 0] + weights["bias"][kinds]
    evidence = np.concatenate([features.evidence, _recurrent_says(weights, kinds, state)], -1)
    found += (evidence @ weights.linear("trust", z)[..., None])[..., 0]
    found += weights.wide(features.surroundings)
    rare = weights.rare[kinds]
    found += rare * (_RARE_G2PM * evidence[..., -2] + _RARE_WORD * evidence[..., 1])
    return np.asarray(np.where(weights.sounds[kinds] > 0, found, NEVER))


def _recurrent_says(weights: Weights, kinds: Ints, state: Floats) -> Floats:
    """G2pM's own word on each candidate: the logarithm of its probability, and that."""
    classes = weights.classes[kinds]
    hidden = positive(weights.linear("g2pm.hidden", state))
    logits = (weights["g2pm.out.weight"][classes] @ hidden[..., None])[..., 0] + weights["g2pm.out.bias"][classes]
    known = classes > 0
    share = softmax(np.where(known, logits, NEVER)) * known.any(1, keepdims=True)
    logarithm = np.maximum(np.log(np.maximum(share, np.float32(1e-9))), _LEAST) * known.any(1, keepdims=True)
    return np.stack([logarithm, share], -1)
