"""What an import changes: it never lowers what the learner set here, unless that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import IGNORED, NEW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langdu.model import WordStatus


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A word whose status an import changes."""

    word: str
    before: WordStatus
    after: WordStatus


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does.

    Attributes:
        changes: words that get another status.
        same: how many have theirs already.
        kept: how many keep theirs, which is higher here.
    """

    changes: tuple[StatusChange, ...]
    same: int
    kept: int


def plan(listed: Mapping[str, WordStatus], here: Mapping[str, WordStatus], *, replaces: bool = False) -> ImportPlan:
    """What to change.

    Args:
        listed: the statuses of a list.
        here: those that the learner set.
        replaces: whether the list's count, lower ones too.
    """
    changes, same, kept = [], 0, 0
    for word, status in listed.items():
        before = here.get(word, NEW)
        after = status if replaces else higher(before, status)
        if after != before:
            changes.append(StatusChange(word, before, after))
        elif status == before:
            same += 1
        else:
            kept += 1
    return ImportPlan(tuple(changes), same, kept)


def higher(before: WordStatus, status: WordStatus) -> WordStatus:
    """The status of a word that has two; one that is ignored here, or is being learned, is not the other by a list."""
    if NEW in (before, status):
        return max(before, status)
    return before if IGNORED in (before, status) else max(before, status)
