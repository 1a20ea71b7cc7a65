"""Numbers and signs. Looked up on first use: the reader's first paint does without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langdu.normalize.rewrite import normalize


def __getattr__(name: str) -> Any:
    if name != "normalize":
        raise AttributeError(name)
    from langdu.normalize.rewrite import normalize

    return normalize


__all__ = ["normalize"]
