"""Text in the form that the rules are written for: half-width, simplified, without spaces that only please the eye."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from langdu.normalize.numbers import NARROW
from langdu.normalize.tables import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Token

_DASHES = frozenset("-–—~−－～〜")


def plain(text: str) -> str:
    """`text` as the rules read it; as long as before, so that every place stays what it was."""
    return text.translate(_forms())


@cache
def _forms() -> dict[int, int | str]:
    return {**NARROW, **{ord(traditional): simplified for traditional, simplified in names("simplified").items()}}


def closed_up(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`tokens` without single spaces between a figure and a hanzi, or round a dash between figures: 2 个, 3 - 5."""
    return tuple(token for index, token in enumerate(tokens) if token.text != " " or not _is_thin(tokens, index))


def _is_thin(tokens: Sequence[Token], index: int) -> bool:
    if not 0 < index < len(tokens) - 1:
        return False
    before, behind = tokens[index - 1], tokens[index + 1]
    if before.kind == "digit":
        return behind.kind == "hanzi" or (behind.text in _DASHES and _is_between_figures(tokens, index + 1))
    if behind.kind == "digit":
        return before.kind == "hanzi" or (before.text in _DASHES and _is_between_figures(tokens, index - 1))
    return False


def _is_between_figures(tokens: Sequence[Token], dash: int) -> bool:
    """Whether the sign at `dash` has a space and a figure on each side."""
    around = tokens[max(0, dash - 2) : dash + 3]
    return [token.kind for token in around] == ["digit", "space", "punct", "space", "digit"]
