"""Lays letters along a passage: dynamic programming over items and letters, in a band around the best so far.

A state is a letter's index; each item moves every state on. Where the best state reads the next few items without
a flaw, only flawless moves are tried and the band is one or two states wide: a long transcript costs little more
than reading it. Where it does not, letters and characters may be left out at a price, until all of the band is so
much dearer than its best that the two are in step again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.gloss.matching.edit_costs import LETTER_LEFT_OUT, exact, inexact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.gloss.matching.edit_costs import Move
    from langdu.gloss.matching.letters import Letters
    from langdu.gloss.matching.passage import PassageItem

#: States dearer than the best by more than this are given up: about twenty letters too many, or six characters.
MARGIN = 6.0
#: So many items ahead have to be flawless for the band to be narrow.
AHEAD = 3
#: If among so many characters at the beginning not this many are read, the rest is not tried.
AT_LEAST = {6: 2, 16: 9}


class Step(NamedTuple):
    """An item, and the letters that were read for it."""

    item: int
    begin: int
    move: Move


class _Path(NamedTuple):
    cost: float
    read: int
    before: _Path | None
    step: Step | None


_States = dict[int, _Path]


def align(items: Sequence[PassageItem], letters: Letters) -> list[Step]:
    """The cheapest way to read the letters along the items, which may go on when the letters have ended.

    Nothing if the two have nothing to do with each other.
    """
    states: _States = {0: _Path(0.0, 0, None, None)}
    best, best_cost, hanzi = states[0], len(letters.plain) * LETTER_LEFT_OUT, 0
    for index, item in enumerate(items):
        states = _advanced(items, index, letters, states)
        for at, path in states.items():
            cost = path.cost + (len(letters.plain) - at) * LETTER_LEFT_OUT
            if cost < best_cost:
                best, best_cost = path, cost
        hanzi += item.kind == "hanzi"
        if item.kind == "hanzi" and max(path.read for path in states.values()) < AT_LEAST.get(hanzi, 0):
            return []
        if min(path.cost for path in states.values()) > best_cost:
            break
    return _steps(best)


def _advanced(items: Sequence[PassageItem], index: int, letters: Letters, states: _States) -> _States:
    """The states behind an item, those that are too dear given up."""
    start = min(states, key=lambda at: states[at].cost)
    ahead: _States = {}
    if _is_in_step(items, index, letters, start, AHEAD):
        _move(items[index], index, letters, states, ahead, flawless=True)
    else:
        _move(items[index], index, letters, _with_letters_left_out(states, letters), ahead, flawless=False)
    limit = min(path.cost for path in ahead.values()) + MARGIN
    return {at: path for at, path in ahead.items() if path.cost <= limit}


def _is_in_step(items: Sequence[PassageItem], index: int, letters: Letters, at: int, ahead: int) -> bool:
    if ahead == 0 or index == len(items):
        return True
    return any(
        move.cost < LETTER_LEFT_OUT and _is_in_step(items, index + 1, letters, move.end, ahead - 1)
        for move in exact(items[index], letters, at)
    )


def _move(item: PassageItem, index: int, letters: Letters, states: _States, ahead: _States, *, flawless: bool) -> None:
    for at, path in states.items():
        moves = exact(item, letters, at) if flawless else (*exact(item, letters, at), *inexact(item, letters, at))
        for move in moves:
            cost = path.cost + move.cost
            known = ahead.get(move.end)
            if known is None or cost < known.cost:
                read = path.read + (move.kind in ("said", "erhua"))
                ahead[move.end] = _Path(cost, read, path, Step(index, at, move))


def _with_letters_left_out(states: _States, letters: Letters) -> _States:
    """The states, and those that passing over letters leads to."""
    limit = min(path.cost for path in states.values()) + MARGIN
    wide = dict(states)
    at = min(states)
    last = max(states)
    while at < len(letters.plain) and (at <= last or at in wide):
        path = wide.get(at)
        if path is not None and path.cost + LETTER_LEFT_OUT <= limit:
            beyond = wide.get(at + 1)
            if beyond is None or path.cost + LETTER_LEFT_OUT < beyond.cost:
                wide[at + 1] = path._replace(cost=path.cost + LETTER_LEFT_OUT)
        at += 1
    return wide


def _steps(path: _Path | None) -> list[Step]:
    steps = []
    while path is not None and path.step is not None:
        steps.append(path.step)
        path = path.before
    return steps[::-1]
