"""From the words that the Edge service says it spoke to the place of every unit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.model import Latin, Pause, Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Unit
    from langdu.model.speech import MarkOrigin


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """What the service spoke, and when, in samples."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word's characters in the text, and when it is spoken."""

    first: int
    last: int
    start: float
    end: float


def written(units: Sequence[Unit]) -> tuple[str, list[tuple[float, float]]]:
    """What a text engine is given for `units`, and from where to where each unit that sounds is in it.

    Units that are written together, such as the syllables of one character, share its place.
    """
    text, places = "", []
    for group in _together(units):
        start = len(text)
        text += "".join(map(_text, group))
        if not isinstance(group[0], Pause):
            step = (len(text) - start) / len(group)
            places += [(start + i * step, start + (i + 1) * step) for i in range(len(group))]
    return text, places


def edges(
    places: Sequence[tuple[float, float]], text: str, words: Sequence[SpokenWord], heard: tuple[float, float]
) -> tuple[list[tuple[float, float]], list[MarkOrigin]]:
    """When each unit sounds, in samples, and where that is known from.

    Args:
        places: the units' places in `text`.
        text: what the service was given.
        words: what it says that it spoke; what it does not mention is placed between its neighbours.
        heard: the first sample that can be heard and the last: for an answer without words.
    """
    placed = list(_placed(text, words)) or [_Placed(0, len(text), *heard)]
    told = {(word.first, word.last) for word in placed} if words else set()
    times = [(_time(placed, start, heard), _time(placed, end, heard, ending=True)) for start, end in places]
    return times, ["engine" if place in told else "estimated" for place in places]


def _together(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """`units` in groups: a syllable with those after it that have no text of their own."""
    number = 0

    def of(unit: Unit) -> int:
        nonlocal number
        number += not (isinstance(unit, Say) and not unit.text)
        return number

    yield from (list(group) for _, group in groupby(units, of))


def _text(unit: Unit) -> str:
    if isinstance(unit, Pause):
        return unit.sign or "，"
    return f" {unit.text} " if isinstance(unit, Latin) else unit.text


def _placed(text: str, words: Sequence[SpokenWord]) -> Iterator[_Placed]:
    at = 0
    for word in words:
        first = text.find(word.text, at) if word.text else -1
        if first >= 0:
            at = first + len(word.text)
            yield _Placed(first, at, word.start, word.end)


def _time(placed: Sequence[_Placed], at: float, heard: tuple[float, float], *, ending: bool = False) -> float:
    """When the text is spoken at place `at`; of two words that meet there, the earlier is asked of an end."""
    i = bisect_right(placed, at, key=lambda word: word.first) - 1
    if ending and i >= 0 and placed[i].first == at:
        i -= 1
    if i >= 0 and at <= placed[i].last:
        word = placed[i]
        return word.start + (word.end - word.start) * (at - word.first) / (word.last - word.first)
    before = (placed[i].last, placed[i].end) if i >= 0 else (0.0, heard[0])
    after = (placed[i + 1].first, placed[i + 1].start) if i + 1 < len(placed) else (max(at, before[0] + 1), heard[1])
    share = (at - before[0]) / max(after[0] - before[0], 1)
    return before[1] + (max(after[1], before[1]) - before[1]) * share
