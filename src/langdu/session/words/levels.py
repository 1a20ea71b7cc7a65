"""The words of one syllabus: which level a word has in it, and which words it has up to a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import dictionary
from langdu.hanzi import folded
from langdu.library.words import WordStatuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.library import Library
    from langdu.model import Syllabus

#: The highest level of every syllabus, the band 7 to 9.
HIGHEST_LEVEL = 7


def level_in(syllabus: Syllabus) -> Callable[[str], int | None]:
    """A function that gives the level of a word in simplified characters, None where it has none.

    The same as `dictionary.levels`, for a book's tens of thousands of words.
    """
    listed = {
        word: level for level in range(HIGHEST_LEVEL, 0, -1) for word in dictionary.words_of_level(syllabus, level)
    }

    def level(word: str) -> int | None:
        if word in listed:
            return listed[word]
        if len(word) == 1 or word.endswith("儿") or f"{word}儿" in listed:  # these have the level of another form
            return next((found.level for found in dictionary.levels(word) if found.syllabus == syllabus), None)
        return None

    return level


def words_to_know(library: Library, syllabus: Syllabus, level: int) -> tuple[str, ...]:
    """Those of `words_up_to` that have no status yet."""
    here = WordStatuses(library).all()
    return tuple(word for word in words_up_to(syllabus, level) if folded(word) not in here)


def words_up_to(syllabus: Syllabus, level: int) -> tuple[str, ...]:
    """The words of a syllabus up to a level, the easiest first."""
    words = (word for each in range(1, level + 1) for word in dictionary.words_of_level(syllabus, each))
    return tuple(dict.fromkeys(words))
