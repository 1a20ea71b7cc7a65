"""The words of one syllabus: which level a word has in it, and which words it has up to a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import dictionary

if TYPE_CHECKING:
    from langdu.model import Syllabus

#: The levels of every syllabus, 7 for the band 7 to 9.
HIGHEST_LEVEL = 7


def level_in(syllabus: Syllabus, word: str) -> int | None:
    """The level of a word in a syllabus; None where it has none."""
    return next((found.level for found in dictionary.levels(word) if found.syllabus == syllabus), None)


def words_up_to(syllabus: Syllabus, level: int) -> tuple[str, ...]:
    """The words of a syllabus up to a level, the easiest first."""
    words = (word for each in range(1, level + 1) for word in dictionary.words_of_level(syllabus, each))
    return tuple(dict.fromkeys(words))
