"""The user's cuts in a text: 研究|生命, or 脑梗塞 as one word. Longer ones come first, of two as long the later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Cut


def by_strength(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The cuts, the one first that holds where several overlap; they come the oldest first."""
    rows = sorted(enumerate(cuts), key=lambda row: (len(row[1].text), row[0]), reverse=True)
    return tuple(cut for _, cut in rows)


def divided(text: str, cuts: Sequence[Cut]) -> list[tuple[int, ...]]:
    """Where each of the cuts holds in a text: its start, where each word behind the first begins, and its end.

    Args:
        text: in simplified characters.
        cuts: as `by_strength` has ordered them.
    """
    found: list[tuple[int, ...]] = []
    taken = bytearray(len(text))
    for cut in cuts:
        for start in _places(text, cut.text):
            end = start + len(cut.text)
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(tuple(_ends(start, cut)))
    return sorted(found)


def _places(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _ends(at: int, cut: Cut) -> Iterator[int]:
    yield at
    for part in cut.parts:
        at += len(part)
        yield at
