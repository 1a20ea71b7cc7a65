"""The level at which a syllabus has each word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from langdu import dictionary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langdu.model import Syllabus

#: The levels of every syllabus, 7 for the band 7 to 9.
LEVELS = range(1, 8)


@cache
def levels(syllabus: Syllabus) -> Mapping[str, int]:
    """The lowest level of each word of a syllabus."""
    found: dict[str, int] = {}
    for level in LEVELS:
        for word in dictionary.words_of_level(syllabus, level):
            found.setdefault(word, level)
    return found


def words_up_to(syllabus: Syllabus, level: int) -> tuple[str, ...]:
    """The words of a syllabus up to a level, the easiest first."""
    return tuple(word for word, has in levels(syllabus).items() if has <= level)
