"""Fitting the network: what it is shown in which order, and what it is asked for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn import functional

from langdu.annotate.polyphone.vocabulary import Vocabulary
from langdu.pinyin.inventory import sound_of
from langdu.training.batch import Known, batch
from langdu.training.labels import labels
from langdu.training.network import Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.training.corpus import Example
    from langdu.training.teacher import G2pm

EPOCHS, SIZE, RATE, WARM = 6, 64, 2e-3, 200
#: Shares of examples whose dictionaries are hidden, of characters that are masked, of examples without a hint and with
#: the right one (the rest have a wrong one, mostly the commonest reading's, as machines gloss).
BLIND, MASKED, UNHINTED, HINTED = 0.4, 0.1, 0.65, 0.99
#: Weights of the loss among the hint's readings, of masked characters and of word classes; smoothing of labels.
AMONG, ASIDE, SMOOTH = 0.5, 0.1, 0.03
#: Examples that make a character common.
COMMON = 150


class Weighted(NamedTuple):
    """An example, what it counts, and whether it is of our own writing."""

    example: Example
    weight: float
    ours: bool


class Fit:
    """A network being fitted.

    Args:
        data: the examples.
        tables: see `tables`.
        g2pm: the frozen teacher.
        word_classes: LAC's class of each character of the sentences.
        seed: for everything random.
    """

    def __init__(
        self,
        data: Sequence[Weighted],
        tables: dict[str, NDArray[Any]],
        g2pm: G2pm,
        word_classes: dict[str, NDArray[np.int8]],
        seed: int,
    ) -> None:
        torch.manual_seed(seed)
        self.random = np.random.default_rng(seed)
        self.data, self.tables, self.word_classes = data, tables, word_classes
        vocabulary = Vocabulary.of(tables)
        candidates = tables["candidates"].astype(np.int64)
        self.classes = g2pm.classes([chr(point) for point in tables["polyphones"]], tables["candidates"])
        sounds = torch.as_tensor(vocabulary.syllables[candidates])
        self.known = Known(vocabulary, g2pm, torch.as_tensor(self.classes), sounds)
        self._count()
        sizes = len(tables["chars"]) + 2, len(tables["syllables"]) + 1
        self.network = Network(*sizes, torch.as_tensor(candidates), torch.as_tensor(self.prior))
        self.average = {name: value.clone() for name, value in self._floats()}

    def _count(self) -> None:
        """How common each reading is in texts, and how much commoner our own examples make it."""
        counts, candidates = self.tables["counts"].astype(float), self.tables["candidates"]
        ours = np.zeros_like(counts)
        for row in self.data:
            if row.ours:
                kind = self.known.vocabulary.kind_numbers[ord(row.example.text[row.example.place])]
                ours[kind] += row.weight * (candidates[kind] == row.example.gold)
        natural = self.tables["natural"].astype(float)
        share = np.log((natural + 0.3) / (natural.sum(1, keepdims=True) + 2.5))
        self.prior = np.where(candidates > 0, share, -5.0).astype(np.float32)
        self.shift = torch.as_tensor(np.log((natural + ours + 0.5) / (natural + 0.5)).astype(np.float32))
        self.common = counts.sum(1) >= COMMON

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
                loss = self._loss([self.data[i] for i in chosen])
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
            piece = np.array(sorted(order[start : start + SIZE * 50], key=lambda i: len(self.data[i].example.text)))
            batches += [piece[i : i + SIZE] for i in range(0, len(piece), SIZE)]
        yield from (batches[i] for i in self.random.permutation(len(batches)))

    def _hint(self, example: Example) -> int:
        draw = self.random.random()
        if draw < UNHINTED:
            return 0
        if draw < HINTED:
            return sound_of(example.gold)
        kind = self.known.vocabulary.kind_numbers[ord(example.text[example.place])]
        candidates = self.known.vocabulary.candidates[kind]
        wrong = [int(c) for c in candidates if c and sound_of(int(c)) != sound_of(example.gold)]
        if not wrong:
            return 0
        return sound_of(wrong[0] if self.random.random() < 0.7 else int(self.random.choice(wrong)))

    def _loss(self, rows: Sequence[Weighted]) -> torch.Tensor:
        examples = [row.example for row in rows]
        blind = self.random.random(len(rows)) < BLIND
        shown = batch(self.known, examples, [self._hint(example) for example in examples], MASKED, self.random)
        weights = np.array([row.weight for row in rows])
        label = labels(self.known, shown, examples, weights, blind, self.common)
        used = torch.as_tensor(label.weight > 0)
        tensors = dict(shown.tensors)
        for name in ("targets", "kinds", "evidence", "surroundings", "candidate_syllables", "g2pm"):
            tensors[name] = tensors[name][used]
        scores, encoded = self.network(tensors, torch.as_tensor((~blind).astype(np.float32)))
        scores = scores + self.shift[tensors["kinds"]] * torch.as_tensor(label.own)[used][:, None]
        right, weight = torch.as_tensor(label.right)[used], torch.as_tensor(label.weight)[used]
        loss = (self._reading(scores, tensors["kinds"], right) * weight).sum() / max(SIZE, float(weight.sum()) / 2)
        return loss + ASIDE * (self._masked(encoded, shown.hidden) + self._word_classes(encoded, examples))

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

    def _word_classes(self, encoded: torch.Tensor, examples: Sequence[Example]) -> torch.Tensor:
        unknown = -1
        rows = [[*self.word_classes.get(e.text, [unknown] * len(e.text)), unknown] for e in examples]
        classes = np.concatenate(rows).astype(np.int64)
        asked = self.random.permutation(np.flatnonzero(classes >= 0))[:400]
        if not len(asked):
            return torch.zeros(())
        return functional.cross_entropy(
            self.network.tag(encoded[torch.as_tensor(asked)]), torch.as_tensor(classes[asked])
        )


def _cooling(done: float) -> float:
    return 1.0 if done < 0.3 else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (done - 0.3) / 0.7))
