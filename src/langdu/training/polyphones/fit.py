"""Fitting the network: what it is shown in which order, and what it is asked for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn import functional

from langdu.annotate.polyphone.vocabulary import PolyphoneVocabulary
from langdu.pinyin.inventory import sound_of
from langdu.training.polyphones.batch import FrozenTables, batch
from langdu.training.polyphones.examples.labels import labels
from langdu.training.polyphones.network import CandidateScorer
from langdu.training.polyphones.shapes import UNKNOWN, Shape, variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.training.polyphones.examples.corpus import TrainingSentence
    from langdu.training.polyphones.examples.teacher import G2pm

EPOCHS, SIZE, RATE, WARM = 6, 64, 2e-3, 200
#: Shares of examples whose dictionaries are hidden, of characters that are masked, of examples without a hint and with
#: the right one (the rest have a wrong one, mostly the commonest reading's, as machines gloss).
BLIND, MASKED, UNHINTED, HINTED = 0.4, 0.1, 0.65, 0.99
#: Weights of the loss among the hint's readings, of masked characters and of word classes; smoothing of labels.
AMONG, ASIDE, SMOOTH = 0.5, 0.1, 0.03
#: Readings of a sentence that nobody labelled by hand and that are learned at a time.
OTHERS = 5


class Lesson(NamedTuple):
    """An example, LAC's classes of its characters, what it counts, and the number of its source (see `Fit`)."""

    shape: Shape
    weight: float
    source: int


class Fit:
    """A network being fitted.

    Args:
        data: the lessons. Those of source 0 were chosen for no reading, so they show how common each is.
        tables: see `tables`.
        g2pm: the frozen teacher.
        seed: for everything random.
        redress: for each source how far its share of each reading is made up for: 0 not at all, 1 wholly.
    """

    def __init__(
        self,
        data: Sequence[Lesson],
        tables: dict[str, NDArray[Any]],
        g2pm: G2pm,
        seed: int,
        redress: Sequence[float],
    ) -> None:
        torch.manual_seed(seed)
        self.random = np.random.default_rng(seed)
        self.data, self.tables = data, tables
        vocabulary = PolyphoneVocabulary.of(tables)
        candidates = tables["candidates"].astype(np.int64)
        self.classes = g2pm.classes([chr(point) for point in tables["polyphones"]], tables["candidates"])
        sounds = torch.as_tensor(vocabulary.syllables[candidates])
        self.known = FrozenTables(vocabulary, g2pm, torch.as_tensor(self.classes), sounds)
        self._count(redress)
        sizes = len(tables["chars"]) + 2, len(tables["syllables"]) + 1
        self.network = CandidateScorer(*sizes, torch.as_tensor(candidates), torch.as_tensor(self.prior))
        self.average = {name: value.clone() for name, value in self._floats()}

    def _count(self, redress: Sequence[float]) -> None:
        """How common each reading is in texts, and how much commoner each source makes it."""
        candidates = self.tables["candidates"].astype(np.int64)
        counts = np.zeros((len(redress), *candidates.shape))
        for lesson in self.data:
            for gold in lesson.shape.example.golds:
                kind = self.known.vocabulary.kind_numbers[ord(lesson.shape.example.text[gold.place])]
                source = lesson.source if gold.weight == 1 else 0
                counts[source, kind] += candidates[kind] == gold.number
        natural = np.where(candidates > 0, counts[0], 0)
        share = np.log((natural + 0.3) / (natural.sum(1, keepdims=True) + 2.5))
        self.prior = np.where(candidates > 0, share, -5.0).astype(np.float32)
        by_source = np.array(redress)[:, None, None]
        self.shift = torch.as_tensor((by_source * _excess(counts, natural)).astype(np.float32))

    def _floats(self) -> Iterator[tuple[str, torch.Tensor]]:
        return ((n, v) for n, v in self.network.state_dict().items() if v.dtype.is_floating_point)

    def run(self, report: Callable[[int, float], None]) -> None:
        """Fit; afterwards the network has the average of its last states."""
        wide = [self.network.wide]
        other = [p for name, p in self.network.named_parameters() if name != "wide"]
        groups = [{"params": other, "weight_decay": 0.02}, {"params": wide, "weight_decay": 0.3}]
        optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
        steps = EPOCHS * math.ceil(len(self.data) / SIZE)
        step = 0
        for epoch in range(EPOCHS):
            self.network.train()
            losses = []
            for chosen in self._plan():
                rate = RATE * min(1, step / WARM) * _cooling(step / steps)
                optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate, 2 * rate
                loss = self._loss(chosen)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(other, 2.0)
                optimizer.step()
                losses.append(loss.item())
                step += 1
                if step % 5 == 0:
                    self._remember(min(0.99, step / (step + 50)))
            report(epoch, float(np.mean(losses)))
        self.network.load_state_dict(self.network.state_dict() | self.average)
        self.network.eval()

    def _remember(self, keep: float) -> None:
        for name, value in self._floats():
            self.average[name].lerp_(value, 1 - keep)

    def _plan(self) -> Iterator[NDArray[np.int64]]:
        """All examples once, those of a like length together."""
        order = self.random.permutation(len(self.data))
        batches = []
        for start in range(0, len(order), SIZE * 50):
            piece = np.array(
                sorted(order[start : start + SIZE * 50], key=lambda i: len(self.data[i].shape.example.text))
            )
            batches += [piece[i : i + SIZE] for i in range(0, len(piece), SIZE)]
        yield from (batches[i] for i in self.random.permutation(len(batches)))

    def _shapes(self, chosen: NDArray[np.int64]) -> list[Shape]:
        """The lessons in some shape each, with no more unlabelled readings than are learned at a time."""
        return [self._thinned(variant(self.data[i].shape, self.random)) for i in chosen]

    def _thinned(self, shape: Shape) -> Shape:
        golds = shape.example.golds
        others = [gold for gold in golds if gold.weight < 1]
        if len(others) <= OTHERS:
            return shape
        kept = {others[i].place for i in self.random.permutation(len(others))[:OTHERS]}
        golds = tuple(gold for gold in golds if gold.weight == 1 or gold.place in kept)
        return shape._replace(example=shape.example._replace(golds=golds))

    def _hints(self, example: TrainingSentence) -> dict[int, int]:
        """The sound that one of the labelled readings is hinted to have, if any."""
        golds = [gold for gold in example.golds if gold.weight == 1] or example.golds
        draw = self.random.random()
        if draw < UNHINTED or not golds:
            return {}
        gold = golds[int(self.random.integers(len(golds)))]
        if draw < HINTED:
            return {gold.place: sound_of(gold.number)}
        kind = self.known.vocabulary.kind_numbers[ord(example.text[gold.place])]
        candidates = self.known.vocabulary.candidates[kind]
        wrong = [int(c) for c in candidates if c and sound_of(int(c)) != sound_of(gold.number)]
        if not wrong:
            return {}
        return {gold.place: sound_of(wrong[0] if self.random.random() < 0.7 else int(self.random.choice(wrong)))}

    def _loss(self, chosen: NDArray[np.int64]) -> torch.Tensor:
        shapes = self._shapes(chosen)
        examples = [shape.example for shape in shapes]
        blind = self.random.random(len(examples)) < BLIND
        shown = batch(self.known, examples, [self._hints(example) for example in examples], MASKED, self.random)
        label = labels(self.known, shown, examples, np.array([self.data[i].weight for i in chosen]))
        tensors = dict(shown.tensors)
        scores, encoded = self.network(tensors, torch.as_tensor((~blind).astype(np.float32)))
        sources = np.array([self.data[i].source for i in chosen])[tensors["sentences"][tensors["targets"]].numpy()]
        source = torch.as_tensor(np.where(label.by_hand, sources, 0))
        scores = scores + self.shift[source, tensors["kinds"]]
        right, weight = torch.as_tensor(label.right), torch.as_tensor(label.weight)
        loss = (self._reading(scores, tensors["kinds"], right) * weight).sum() / max(SIZE, float(weight.sum()) / 2)
        return loss + ASIDE * (self._masked(encoded, shown.hidden) + self._word_classes(encoded, shapes))

    def _reading(self, scores: torch.Tensor, kinds: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """How far each target is from its reading, among all and among those that sound alike."""
        candidates = self.network.candidates[kinds]
        logs, real = scores.log_softmax(-1), candidates > 0
        smooth = (logs.clamp(min=-20) * real).sum(1) / real.sum(1)
        far = -(1 - SMOOTH) * logs.gather(1, right[:, None])[:, 0] - SMOOTH * smooth
        sounds = sound_of(candidates)
        alike = scores.masked_fill(sounds != sounds.gather(1, right[:, None]), -1e4).log_softmax(-1)
        return far - AMONG * alike.gather(1, right[:, None])[:, 0]

    def _masked(self, encoded: torch.Tensor, hidden: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        if not len(hidden[0]):
            return torch.zeros(())
        guess = self.network.masked(encoded[hidden[0]]) @ self.network.char.weight.T
        return functional.cross_entropy(guess, hidden[1])

    def _word_classes(self, encoded: torch.Tensor, shapes: Sequence[Shape]) -> torch.Tensor:
        classes = np.concatenate([np.append(shape.classes, UNKNOWN) for shape in shapes]).astype(np.int64)
        asked = self.random.permutation(np.flatnonzero(classes >= 0))[:400]
        if not len(asked):
            return torch.zeros(())
        return functional.cross_entropy(
            self.network.tag(encoded[torch.as_tensor(asked)]), torch.as_tensor(classes[asked])
        )


def _excess(counts: NDArray[np.float64], natural: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each source, kind and candidate the logarithm of how much commoner it is there than in texts."""
    excess = np.zeros_like(counts)
    usual = np.log((natural + 0.5) / (natural.sum(1, keepdims=True) + 1))
    for source in range(1, len(counts)):
        there = counts[source]
        excess[source] = np.clip(np.log((there + 0.5) / (there.sum(1, keepdims=True) + 1)) - usual, -4, 4)
        excess[source][there.sum(1) == 0] = 0
    return excess


def _cooling(done: float) -> float:
    return 1.0 if done < 0.3 else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (done - 0.3) / 0.7))
