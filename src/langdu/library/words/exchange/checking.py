"""The words of a list as they can be kept, and what to say of those that cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.hanzi import folded
from langdu.library.words.exchange.merging import higher
from langdu.model import HANZI, one_line
from langdu.model.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from langdu.library.words.exchange.base import ListedWord
    from langdu.model import WordStatus

#: Hanzi of the longest words there are, proverbs of two halves.
LONGEST_WORD = 20
#: Characters of a word that a message shows.
SHOWN = 12
#: What words are made of: hanzi, letters (T恤), figures, and the signs inside a proverb or a name.
_WORD = re.compile(rf"(?:{HANZI.pattern}|[A-Za-z0-9Ａ-Ｚａ-ｚ０-９·，])+")


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list's words.

    Attributes:
        statuses: of each word in simplified characters, in the order of the list.
        remarks: what was wrong with single words, a line for each kind.
        without_status: how many words have no status in the list.
    """

    statuses: Mapping[str, WordStatus]
    remarks: tuple[str, ...]
    without_status: int


def checked(words: Iterable[ListedWord], default: WordStatus, where: str) -> CheckedList:
    """The words that can be kept; of one that comes twice the higher status.

    Args:
        words: as they stand in the list.
        default: the status of those that have none there.
        where: the list's name, for messages.

    Raises:
        BadInput: there is not one word.
    """
    statuses: dict[str, WordStatus] = {}
    rows: dict[str, int] = {}
    without: set[str] = set()
    told = _Remarks()
    for listed in words:
        text = one_line(listed.text.replace(INVISIBLE, "")).replace(" ", "")
        word = folded(text)
        if trouble := _trouble(text):
            told.add("left out", listed.row, trouble)
            continue
        if word != text:
            told.add("traditional", listed.row, f"{text} is kept as {word}")
        if word in rows:
            told.add("twice", listed.row, f"{word} is in row {rows[word]} too; its higher status counts")
        status = default if listed.status is None else listed.status
        (without.discard if listed.status is not None else without.add)(word)
        statuses[word] = higher(statuses[word], status) if word in statuses else status
        rows.setdefault(word, listed.row)
    if not statuses:
        beside = f": {told.lines()[0]}" if told.lines() else ""
        raise BadInput(
            f"there is no Chinese word in it{beside}", where=where, remedy="check its --format and --encoding"
        )
    return CheckedList(statuses, told.lines(), len(without))


def trouble_with(word: str) -> str:
    """Why a word that a user types cannot be one; "" if it can."""
    return _trouble(word.strip())


def _trouble(text: str) -> str:
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    if len(text) > LONGEST_WORD:
        return f"{shown} has {len(text):,} characters, too many for a word"
    if HANZI.search(text) is None:
        return f"{shown!r} has no Chinese character"
    if _WORD.fullmatch(text) is None:
        return f"{shown!r} is not a word alone"
    return ""


class _Remarks:
    """Remarks by kind: the first of each is told, the others are counted."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def add(self, kind: str, row: int, text: str) -> None:
        self._first.setdefault(kind, f"row {row}: {text}{', and is left out' if kind == 'left out' else ''}")
        self._counts[kind] = self._counts.get(kind, 0) + 1

    def lines(self) -> tuple[str, ...]:
        return tuple(first + _more(self._counts[kind] - 1) for kind, first in self._first.items())


def _more(count: int) -> str:
    return "" if not count else f" ({count:,} more such {'row' if count == 1 else 'rows'})"
