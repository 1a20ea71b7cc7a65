"""A file a chapter, a sentence or so many minutes: where a new one begins, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from langdu.exporters import ending_of
from langdu.model import one_line

if TYPE_CHECKING:
    from pathlib import Path

SplitUnit = Literal["chapter", "sentence", "minutes"]
#: What no file system, or not every one, takes in a name.
FORBIDDEN = re.compile(r'[/\\:*?"<>|]+')
#: Bytes that a part adds to a name at most, its number included: file systems take names of 255.
MOST_TITLE_BYTES = 90
MOST_NAME_BYTES = 240


@dataclass(frozen=True, slots=True)
class SplitAt:
    """Where a new file begins: with each chapter, with each sentence, or before it is longer than `minutes`."""

    unit: SplitUnit
    minutes: float = 0.0


def part_path(path: Path, track: int, title: str) -> Path:
    """The file of a part: the output's name, the part's number, and what its title leaves of a name.

    Args:
        path: the output as the user named it.
        track: the part's number, from 1.
        title: what the part is called; may be empty.
    """
    ending = path.name[len(path.name) - len(ending_of(path)) :]
    name = _shortened(FORBIDDEN.sub(" ", one_line(title)).strip(" ."), MOST_TITLE_BYTES)
    whole = " ".join(filter(None, (path.name.removesuffix(ending), f"{track:03}", name)))
    return path.with_name(_shortened(whole, MOST_NAME_BYTES) + ending)


def _shortened(name: str, most: int) -> str:
    """The beginning of a name that has no more bytes than `most`, whole characters."""
    return name.encode()[:most].decode(errors="ignore").strip()
