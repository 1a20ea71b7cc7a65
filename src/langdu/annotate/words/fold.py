"""Traditional characters under their simplified form, one for one, so that one table of words serves both.

Only characters that no simplified text has are folded (乾, which 乾坤 keeps, is not); words that this leaves
different (乾淨) are in the table themselves.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def folding() -> dict[int, str]:
    """Traditional characters and their simplified form, as `str.translate` takes them."""
    text = resources.files("langdu.annotate.words").joinpath("data/simplified.txt").read_text("utf-8")
    return {ord(line[0]): line[1] for line in text.split()}


def folded(text: str) -> str:
    """`text` in simplified characters; as long as before."""
    return text.translate(folding())
