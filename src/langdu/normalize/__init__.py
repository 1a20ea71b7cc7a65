"""Numbers and signs."""

from langdu.normalize.rewrite import normalize

__all__ = ["normalize"]
