"""The network as torch has it; `practice.alignment.network` is the same in numpy."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from langdu.practice.alignment.network import DILATIONS
from langdu.practice.alignment.phones import PHONES


class Net(nn.Module):
    """From features (batch x bands x frames) to scores of sounds and of beginnings (batch x scores x frames)."""

    def __init__(self, entering: int, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.enter = nn.Conv1d(entering, width, 5, padding=2)
        self.norms = nn.ModuleList([nn.BatchNorm1d(width) for _ in range(len(DILATIONS) + 1)])
        self.blocks = nn.ModuleList([nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in DILATIONS])
        self.out = nn.Conv1d(width, len(PHONES) + 2, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The scores."""
        hidden = functional.relu(self.norms[0](self.enter(x)))
        for norm, block in zip(list(self.norms)[1:], self.blocks, strict=True):
            hidden = hidden + self.dropout(functional.relu(norm(block(hidden))))
        return self.out(hidden)
