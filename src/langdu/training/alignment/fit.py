"""Fitting a network to recordings whose syllables' times are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from langdu.practice.alignment.features import BANDS, LOWER, shape
from langdu.practice.alignment.phones import PHONES
from langdu.training.alignment.export import exported
from langdu.training.alignment.network import Net
from langdu.training.alignment.shown import UNASKED, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from numpy.typing import NDArray

    from langdu.training.alignment.shown import FrameWindow

#: Frames of an example, examples of a step, highest rate of learning.
LENGTH, SIZE, RATE = 256, 24, 3e-3
#: What the beginnings count beside the sounds.
BEGINNINGS = 1.0
FIRST, SECOND = "first.", "second."


def fitted(
    epochs: int,
    width: int,
    epoch: Callable[[], Iterator[FrameWindow]],
    prefix: str,
    say: Callable[[str], None],
    seed: int = 1,
) -> dict[str, NDArray[Any]]:
    """A network's arrays.

    Args:
        epochs: how often it sees everything.
        width: its channels.
        epoch: what it sees, each time varied anew.
        prefix: of the arrays' names.
        say: is told how it goes.
        seed: of the first weights and the order.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    net = Net(BANDS if prefix == FIRST else 2 * LOWER, width)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    counts = np.full(len(PHONES), 20.0)
    for number in range(epochs):
        net.train()
        data = joined(epoch())
        if prefix != FIRST:
            data = data._replace(features=shape(data.features))
        counts += np.bincount(data.sounds[data.sounds >= 0], minlength=len(PHONES))
        starts = random.permutation(np.arange(int(random.integers(LENGTH)), len(data.sounds) - LENGTH, LENGTH))
        batches = [starts[i : i + SIZE] for i in range(0, len(starts), SIZE)]
        losses = []
        for i, batch in enumerate(batches):
            _cool(optimizer, (number + i / len(batches)) / epochs)
            loss = _loss(net, data, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            losses.append(loss.item())
        say(f"{prefix} {number + 1}/{epochs}: {np.mean(losses):.3f} over {len(data.sounds)} frames")
    net.eval()
    return exported(net, np.log(counts / counts.sum()).astype(np.float32), prefix)


def _cool(optimizer: torch.optim.Optimizer, done: float) -> None:
    warm = min(1.0, done / 0.05)
    for group in optimizer.param_groups:
        group["lr"] = RATE * warm * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * done)))


def _loss(net: Net, data: FrameWindow, starts: NDArray[np.int64]) -> torch.Tensor:
    places = starts[:, None] + np.arange(LENGTH)
    features, sounds, begins, vowels = (torch.as_tensor(column[places]) for column in data)
    scores = net(features.transpose(1, 2))
    wrong = functional.cross_entropy(scores[:, : len(PHONES)], sounds, ignore_index=UNASKED, label_smoothing=0.03)
    for column, right in ((-2, begins), (-1, vowels)):
        asked = right >= 0
        wrong = wrong + BEGINNINGS * functional.binary_cross_entropy_with_logits(scores[:, column][asked], right[asked])
    return wrong
