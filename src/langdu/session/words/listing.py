"""All that the library knows of words, a row a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.library.words import LookUps, SavedWords, WordStatuses, WordToneLog
from langdu.model import NEW

if TYPE_CHECKING:
    from datetime import datetime

    from langdu.library import Library
    from langdu.model import SavedWord, WordStatus


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word.

    Attributes:
        word: in simplified characters.
        status: how well it is known.
        changed: when it was marked so; None where it has no status.
        saved: as it was saved, with each of its readings; empty where it was not.
        look_ups: how often it was looked up.
        is_missed: whether its tones were missed and are still to be learned.
    """

    word: str
    status: WordStatus = NEW
    changed: datetime | None = None
    saved: tuple[SavedWord, ...] = ()
    look_ups: int = 0
    is_missed: bool = False


def word_rows(library: Library, learner: str = "") -> tuple[WordRow, ...]:
    """Every word of the library: those saved last, then those marked last, those looked up, those missed.

    Raises:
        OutputFailed: the library cannot be used.
    """
    marked = {one.word: one for one in WordStatuses(library).marked()}
    saved: dict[str, list[SavedWord]] = {}
    for one in SavedWords(library).all():
        saved.setdefault(one.word, []).append(one)
    last = [one.word for one in LookUps(library).recent()]
    counts, missed = LookUps(library).counts(), WordToneLog(library).missed(learner)
    return tuple(
        WordRow(
            word,
            marked[word].status if word in marked else NEW,
            marked[word].changed if word in marked else None,
            tuple(saved.get(word, ())),
            counts.get(word, 0),
            word in missed,
        )
        for word in dict.fromkeys([*saved, *marked, *last, *sorted(missed)])
    )
