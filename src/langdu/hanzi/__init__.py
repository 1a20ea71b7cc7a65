"""Traditional and simplified characters: one form that tables of words are looked up under."""

from langdu.hanzi.folding import TraditionalRow, by_neighbours, folded, folding

__all__ = ["TraditionalRow", "by_neighbours", "folded", "folding"]
