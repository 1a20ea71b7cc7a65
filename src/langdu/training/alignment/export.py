"""A trained network as the arrays that langdu ships, in half precision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import nn

    from langdu.training.alignment.network import Net


def exported(net: Net, prior: NDArray[np.float32], prefix: str) -> dict[str, NDArray[Any]]:
    """All arrays by name; the normalisation is folded into the convolutions."""
    arrays = dict(_folded("enter", net.enter, net.norms[0]))
    for i, (block, norm) in enumerate(zip(net.blocks, list(net.norms)[1:], strict=True)):
        arrays |= _folded(f"block.{i}", block, norm)
    arrays["out.weight"] = net.out.weight.detach().numpy()[:, :, 0].T
    arrays["out.bias"] = net.out.bias.detach().numpy()
    arrays["prior"] = prior
    return {prefix + name: np.ascontiguousarray(array, np.float16) for name, array in arrays.items()}


def _folded(name: str, convolution: nn.Module, norm: nn.Module) -> dict[str, NDArray[Any]]:
    weight, bias = (getattr(convolution, part).detach().numpy() for part in ("weight", "bias"))
    scale, shift = (getattr(norm, part).detach().numpy() for part in ("weight", "bias"))
    mean, spread = norm.running_mean.numpy(), np.sqrt(norm.running_var.numpy() + norm.eps)
    gain = scale / spread
    return {
        f"{name}.weight": (weight * gain[:, None, None]).transpose(2, 1, 0),
        f"{name}.bias": (bias - mean) * gain + shift,
    }
