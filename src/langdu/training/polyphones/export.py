"""The trained network as the arrays that langdu ships: tables in bytes, matrices in half precision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]

#: Characters with fewer examples lean more on g2pM and the dictionaries.
FEW = 150
_TABLES = ("char", "syllable", "place", "pair", "own", "sound")
_LINEAR = ("enter", "query", "keys", "hidden", "out", "trust")
#: Torch's order of a recurrent layer's gates is input, forget, cell, output; ours has the cell last.
_GATES = np.r_[0:64, 96:128, 64:96]


def exported(state: Mapping[str, NDArray[Any]], tables: Arrays, classes: NDArray[Any], g2pm: Any) -> Arrays:
    """All arrays by name.

    Args:
        state: the network's.
        tables: see `training.tables`.
        classes: each candidate's class among g2pM's, -1 for none.
        g2pm: the G2pM object.
    """
    arrays: Arrays = {name: tables[name] for name in ("chars", "polyphones", "syllables", "candidates")}
    numbers = np.zeros(1 << 14, np.int64)
    numbers[tables["syllables"].astype(np.int64)] = np.arange(1, len(tables["syllables"]) + 1)
    arrays["sounds"] = numbers[tables["candidates"].astype(np.int64)].astype(np.uint16)
    arrays["rare"] = (tables["counts"].sum(1) < FEW).astype(np.uint8)
    arrays["classes"] = (classes + 1).astype(np.uint16)
    for name in _TABLES:
        arrays[name], arrays[f"{name}.scale"] = _bytes(state[f"{name}.weight"])
    wide, scale = _bytes(state["wide"][None])
    arrays["wide"], arrays["wide.scale"] = wide[0], scale[:1].astype(np.float32)
    halves = dict(_halves(state)) | dict(_recurrent(g2pm))
    return arrays | {name: array.astype(np.float16) for name, array in halves.items()} | _special(g2pm)


def _bytes(rows: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scales = np.maximum(np.abs(rows).max(1), 1e-6) / 127
    scales = scales.astype(np.float16).astype(np.float64)
    scales = np.maximum(scales, 2.0**-24)
    return np.clip(np.round(rows / scales[:, None]), -127, 127).astype(np.int8), scales.astype(np.float16)


def _halves(state: Mapping[str, NDArray[Any]]) -> Iterator[tuple[str, NDArray[Any]]]:
    for name in _LINEAR:
        yield f"{name}.weight", state[f"{name}.weight"].T
        yield f"{name}.bias", state[f"{name}.bias"]
    layers = sum(name.startswith("convolve.") and name.endswith(".weight") for name in state)
    for layer in range(layers):
        yield f"convolve.{layer}.weight", state[f"convolve.{layer}.weight"].T
        yield f"convolve.{layer}.bias", state[f"convolve.{layer}.bias"]
    for layer in range(layers + 1):
        yield f"norm.{layer}.weight", state[f"norm.{layer}.weight"]
        yield f"norm.{layer}.bias", state[f"norm.{layer}.bias"]
    yield "distance.weight", state["distance.weight"]
    yield "bias", state["bias"]


def _recurrent(g2pm: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    parts = [[np.asarray(getattr(g2pm, name + side))[_GATES] for name in names] for side in ("", "_reverse")]
    yield "g2pm.char", np.asarray(g2pm.embeddings)
    yield "g2pm.enter", np.stack([part[0].T for part in parts])
    yield "g2pm.again", np.stack([part[1].T for part in parts])
    yield "g2pm.bias", np.stack([part[2] + part[3] for part in parts])
    yield "g2pm.hidden.weight", np.asarray(g2pm.hidden_weight_l0).T
    yield "g2pm.hidden.bias", np.asarray(g2pm.hidden_bias_l0)
    out, bias = np.asarray(g2pm.hidden_weight_l1), np.asarray(g2pm.hidden_bias_l1)
    yield "g2pm.out.weight", np.concatenate([np.zeros_like(out[:1]), out])
    yield "g2pm.out.bias", np.append(0, bias)


def _special(g2pm: Any) -> Arrays:
    """G2pM's numbers: those of unknown characters and of a sentence's two ends, and each row's code point."""
    points = np.zeros(len(g2pm.embeddings), np.uint16)
    for char, number in g2pm.char2idx.items():
        if len(char) == 1 and ord(char) < 1 << 16:
            points[number] = ord(char)
    special = [g2pm.char2idx[name] for name in ("<UNK>", "시", "끝")]
    return {"g2pm.points": points, "g2pm.special": np.array(special, np.int64)}
