"""What no rule knows: figures alone, said plainly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.normalize import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Token

_PLAIN = re.compile(r"\d[\d,]*(\.\d+)?")


def said_for_leftovers(
    text: str, tokens: tuple[Token, ...], starts: list[int], taken: bytearray
) -> Iterator[tuple[int, int, str]]:
    """Where it is, and what is said, for each figure that is not yet taken."""
    for token, start in zip(tokens, starts, strict=True):
        if token.kind == "digit" and not taken[start]:
            end = start + len(token.text)
            yield start, end, plainly(text[start:end])


def plainly(figure: str) -> str:
    """A figure in no company: 3500, 3.14; one that is no number part by part."""
    if _PLAIN.fullmatch(figure):
        return numbers.number(figure)
    link = "比" if ":" in figure else "点"
    return link.join(numbers.cardinal(part) for part in re.split(r"\D+", figure) if part)
