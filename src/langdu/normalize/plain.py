"""Text in the form that the rules are written for: figures and signs half-width, characters simplified."""

from __future__ import annotations

from functools import cache

from langdu.normalize.numbers import NARROW
from langdu.normalize.tables import names


def plain(text: str) -> str:
    """`text` as the rules read it; as long as before, so that every place stays what it was."""
    return text.translate(_forms())


@cache
def _forms() -> dict[int, int | str]:
    return {**NARROW, **{ord(traditional): simplified for traditional, simplified in names("simplified").items()}}
