"""Frames of everyday grammar filled with words at random: every particle after every verb."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.training.polyphones.examples.corpus import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from langdu.training.polyphones.examples.corpus import Marked

#: Sentences of each frame.
TIMES = 80
_NOTHING = "<none>"


def framed(random: np.random.Generator, times: int = TIMES) -> Iterator[Marked]:
    """Every frame, filled so many times."""
    for readings, frame in _rows("frames.tsv"):
        for _ in range(times):
            yield unmarked(re.sub("{([a-z]+)}", lambda slot: _word(slot.group(1), random), frame), readings)


def _word(name: str, random: np.random.Generator) -> str:
    words = _words()[name]
    return words[int(random.integers(len(words)))].replace(_NOTHING, "")


@cache
def _words() -> dict[str, list[str]]:
    return {name: members.split(" ") for name, members in _rows("words.tsv")}


def _rows(name: str) -> list[list[str]]:
    text = resources.files("langdu.training").joinpath(f"examples/frames/{name}").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
