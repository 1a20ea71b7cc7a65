"""Teaching the judges what both networks' findings are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from langdu.practice.alignment.evidence import last_said, of_recording, of_syllables
from langdu.training.alignment.recorded.cases import case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from langdu.practice.alignment.hearing import AcousticModels
    from langdu.practice.tones.features import SyllableTimes
    from langdu.training.alignment.recorded.augment import Random
    from langdu.training.alignment.recorded.utterance import SpokenRecording

#: How many recordings they are shown.
SHOWN = 1000
#: Seconds from where it is that a syllable may be found and still be found.
NEAR = 0.05
HIDDEN, STEPS, RATE = 12, 1500, 0.01


def judges(
    ears: AcousticModels,
    data: Sequence[SpokenRecording],
    singles: Sequence[Sequence[SpokenRecording]],
    random: Random,
    say: Callable[[str], None],
) -> dict[str, NDArray[Any]]:
    """Both judges' arrays.

    Args:
        ears: the trained networks.
        data: recordings with times.
        singles: those of one syllable, to be joined, a sequence a voice.
        random: chooses.
        say: is told how it goes.
    """
    rows, right, whole, fits = [], [], [], []
    for _ in range(SHOWN):
        shown = case(data, singles, random)
        if len(shown.samples) < 3200:
            continue
        first, second = ears.listen(shown.samples / (np.abs(shown.samples).max() + 1e-9), shown.syllables)
        evidence = of_syllables(first, second, shown.syllables)
        pieces = last_said(first.free, len(shown.syllables))
        wholes = last_said(first.whole, len(shown.syllables))
        rows.append(evidence)
        right.append([_near(p or w, t, first.frame) for p, w, t in zip(pieces, wholes, shown.times, strict=True)])
        whole.append(of_recording(first, second, evidence))
        fits.append(shown.fits)
    arrays = _taught("syllable.", np.concatenate(rows), np.concatenate(right), say)
    return arrays | _taught("recording.", np.array(whole), np.array(fits), say)


def _near(piece: Any, time: SyllableTimes | None, frame: float) -> bool:
    if piece is None or time is None:
        return False
    return abs(piece.start * frame - time.start) <= NEAR and abs(piece.end * frame - time.end) <= 2 * NEAR


def _taught(
    prefix: str, rows: NDArray[np.float32], right: NDArray[np.bool_], say: Callable[[str], None]
) -> dict[str, NDArray[Any]]:
    torch.manual_seed(0)
    middle, spread = rows.mean(0), rows.std(0) + 1e-2
    x = torch.as_tensor((rows - middle) / spread, dtype=torch.float32)
    y = torch.as_tensor(right, dtype=torch.float32)
    net = nn.Sequential(nn.Linear(x.shape[1], HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 1))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    for step in range(STEPS):
        batch = torch.randint(len(x), (512,))
        loss = functional.binary_cross_entropy_with_logits(net(x[batch])[:, 0], y[batch])
        optimizer.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    say(f"{prefix} {loss.item():.3f} over {len(x)}, {100 * float(y.mean()):.0f} % right")
    enter, out = net[0], net[2]
    weight = enter.weight.detach().numpy() / spread
    return {
        f"{prefix}enter.weight": weight.T.astype(np.float32),
        f"{prefix}enter.bias": (enter.bias.detach().numpy() - weight @ middle).astype(np.float32),
        f"{prefix}out.weight": out.weight.detach().numpy().T.astype(np.float32),
        f"{prefix}out.bias": out.bias.detach().numpy().astype(np.float32),
    }
