"""The network in torch, as `polyphone.network` computes it in numpy; the recurrent branch is g2pM's, frozen."""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn import functional

from langdu.annotate.polyphone.features import EVIDENCE, PAIRS, PLACES, SURROUNDINGS

WIDTH, CHAR, SYLLABLE, PLACE, PAIR, RECURRENT, CANDIDATE = 96, 96, 32, 16, 24, 64, 64
LAYERS, HEADS, WINDOW = 2, 4, 24
TAGS = 60


class CandidateScorer(nn.Module):
    """Scores for each target's candidates."""

    def __init__(self, chars: int, syllables: int, candidates: torch.Tensor, prior: torch.Tensor, dropout: float = 0.2):
        super().__init__()
        self.register_buffer("candidates", candidates)
        self.char = nn.Embedding(chars, CHAR)
        self.syllable = nn.Embedding(syllables, SYLLABLE)
        self.place = nn.Embedding(PLACES, PLACE)
        self.pair = nn.Embedding(PAIRS, PAIR)
        nn.init.normal_(self.pair.weight, std=0.1)
        nn.init.normal_(self.char.weight, std=0.5)
        nn.init.normal_(self.syllable.weight, std=0.5)
        self.enter = nn.Linear(CHAR + SYLLABLE + PLACE + 2 * PAIR + RECURRENT, WIDTH)
        self.convolve = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in range(LAYERS))
        self.norm = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(LAYERS + 1))
        self.query = nn.Linear(WIDTH + CHAR, WIDTH)
        self.keys = nn.Linear(WIDTH, 2 * WIDTH)
        self.distance = nn.Embedding(2 * WINDOW + 1, HEADS)
        nn.init.zeros_(self.distance.weight)
        self.hidden = nn.Linear(2 * WIDTH + RECURRENT + CHAR, WIDTH)
        self.out = nn.Linear(WIDTH, CANDIDATE)
        rows, most = candidates.shape
        self.own = nn.Embedding(rows * most, CANDIDATE)
        self.sound = nn.Embedding(syllables, CANDIDATE)
        nn.init.normal_(self.own.weight, std=0.1)
        nn.init.normal_(self.sound.weight, std=0.1)
        self.bias = nn.Parameter(prior * 0.5)
        self.trust = nn.Linear(WIDTH, EVIDENCE + 2)
        nn.init.zeros_(self.trust.weight)
        self.trust.bias.data = torch.tensor([0.3, 0.3, 0.5, 1.0, 0.5, -0.5, 2.0, -2.0, 0.5, 0.0])
        self.wide = nn.Parameter(torch.zeros(SURROUNDINGS))
        self.masked = nn.Linear(WIDTH, CHAR)
        self.tag = nn.Linear(WIDTH, TAGS)
        self.dropout = dropout

    def drop(self, x: torch.Tensor) -> torch.Tensor:
        """`x` with some of it left out while training."""
        return functional.dropout(x, self.dropout, self.training)

    def encode(self, b: dict[str, torch.Tensor], keep: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Every character with what is around it, and itself alone."""
        char = self.char(b["chars"])
        inside = (b["chars"] != 1).float()[:, None]
        k = keep[b["sentences"]][:, None]
        x = torch.cat(
            [
                char,
                self.syllable(b["syllables"]) * k,
                self.place(b["places"]) * k,
                self.pair(b["before"]),
                self.pair(b["behind"]),
                b["recurrent"] * k,
            ],
            -1,
        )
        x = self.drop(functional.relu(self.enter(x))) * inside
        for layer, norm in zip(self.convolve, self.norm, strict=False):
            y = norm(x) * inside
            y = torch.cat([functional.pad(y[:-1], (0, 0, 1, 0)), y, functional.pad(y[1:], (0, 0, 0, 1))], -1)
            x = x + self.drop(functional.relu(layer(y))) * inside
        return self.norm[-1](x), char

    def forward(self, b: dict[str, torch.Tensor], keep: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of each target's candidates, and the characters as encoded.

        Args:
            b: a batch's features.
            keep: for each sentence 1, or 0 to hide the dictionaries and g2pM in it.
        """
        x, char = self.encode(b, keep)
        at, kinds = b["targets"], b["kinds"]
        k = keep[b["sentences"][at]][:, None]
        own, mine, state = x[at], char[at], b["recurrent"][at] * k
        around = at[:, None] + torch.arange(-WINDOW, WINDOW + 1)
        clipped = around.clamp(0, len(x) - 1)
        same = (b["sentences"][clipped] == b["sentences"][at][:, None]) & (around == clipped)
        q = self.query(torch.cat([own, mine], -1)).view(-1, HEADS, WIDTH // HEADS)
        kv = self.keys(x)[clipped].view(len(at), 2 * WINDOW + 1, 2, HEADS, WIDTH // HEADS)
        scores = torch.einsum("thd,twhd->thw", q, kv[:, :, 0]) / math.sqrt(WIDTH // HEADS)
        scores = scores + self.distance.weight.T
        weights = scores.masked_fill(~same[:, None], -1e4).softmax(-1)
        context = torch.einsum("thw,twhd->thd", weights, kv[:, :, 1]).reshape(-1, WIDTH)
        z = functional.relu(self.hidden(self.drop(torch.cat([own, context, state, mine], -1))))
        y = self.out(self.drop(z))
        cand = self.candidates[kinds]
        number = kinds[:, None] * cand.shape[1] + torch.arange(cand.shape[1])
        vectors = self.own(number) + self.sound(b["candidate_syllables"])
        s = torch.einsum("td,tkd->tk", y, vectors) + self.bias[kinds]
        evidence = torch.cat(
            [b["evidence"][..., :6] * k[..., None], b["evidence"][..., 6:], b["g2pm"] * k[..., None]], -1
        )
        s = s + (evidence * self.trust(z)[:, None]).sum(-1)
        wide = self.wide[b["surroundings"]]
        if self.training:
            wide = wide * (torch.rand(wide.shape[0], 1, wide.shape[2]) > 0.2) / 0.8
        s = s + wide.sum(-1)
        return s.masked_fill(cand == 0, -1e4), x
