"""What lies where on a player's stream: which sentence and which syllable is at a position."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import Mark, Place, Span


@dataclass(frozen=True, slots=True)
class PlayedSpan:
    """What is at a position.

    Attributes:
        place: the sentence; None where there is nothing.
        span: the characters of the syllable; None in a pause.
        until: the position where that changes; None if it is not known yet.
    """

    place: Place | None = None
    span: Span | None = None
    until: int | None = None


@dataclass(slots=True)
class TrackPiece:
    """A sentence, or the rest of one, on the stream.

    Attributes:
        place: which.
        start: where its sound begins.
        skipped: how many of its syllables and words were left out at its beginning.
        is_rest: whether it goes on with the sentence of the piece before.
        end: where its sound ends, as far as it is there.
        is_whole: whether all of it is there.
        turn: which time it is that the sentence is said, from 0.
        first: where the sentence began, if this is the rest of one.
        marks: (start, end, span) on the stream, in order.
    """

    place: Place
    start: int
    skipped: int = 0
    is_rest: bool = False
    end: int = 0
    turn: int = 0
    first: int = 0
    is_whole: bool = False
    marks: list[tuple[int, int, Span]] = field(default_factory=list)

    def heard(self, position: float) -> PlayedSpan:
        """What is at `position`, which is within this piece."""
        i = bisect_right(self.marks, position, key=lambda mark: mark[0])
        following = self.marks[i][0] if i < len(self.marks) else self._last()
        if i and position < self.marks[i - 1][1]:
            _, end, span = self.marks[i - 1]
            return PlayedSpan(self.place, span, end)
        return PlayedSpan(self.place, None, following)

    def _last(self) -> int | None:
        return self.end if self.is_whole else None


class Track:
    """The pieces on a stream, in order. Not thread-safe: its owner locks."""

    def __init__(self) -> None:
        self.pieces: list[TrackPiece] = []

    def begin(self, place: Place, at: int, skipped: int = 0, turn: int = 0) -> TrackPiece:
        """A new piece at position `at`."""
        last = self.pieces[-1] if self.pieces else None
        is_rest = bool(skipped and last and (last.place, last.turn) == (place, turn))
        piece = TrackPiece(place, at, skipped, is_rest, at, turn, last.first if last and is_rest else at)
        self.pieces.append(piece)
        return piece

    def add(self, marks: tuple[Mark, ...], base: int, end: int) -> None:
        """Marks of an utterance that began at `base`; the sound of the last piece now reaches to `end`."""
        piece = self.pieces[-1]
        piece.marks += [(base + mark.start, base + mark.end, mark.span) for mark in marks]
        piece.end = end

    def at(self, position: float) -> PlayedSpan:
        """What is at `position`."""
        i = bisect_right(self.pieces, position, key=lambda piece: piece.start)
        if not i:
            return PlayedSpan(until=self.pieces[0].start if self.pieces else None)
        piece = self.pieces[i - 1]
        if position < piece.end or not piece.is_whole:
            return piece.heard(position)
        return PlayedSpan(piece.place, None, self.pieces[i].start if i < len(self.pieces) else None)

    def boundary(self, least: float, limit: float) -> tuple[int, TrackPiece, int] | None:
        """The first place from `least` on and before `limit` where one can cut, as syllables begin there.

        Returns:
            The position, the piece, and the number in the sentence of the syllable or word that begins there.
        """
        for piece in self.pieces:
            for number, (start, _, _) in enumerate(piece.marks):
                at = start if number else piece.start
                if least <= at < limit:
                    return at, piece, piece.skipped + number
        return None

    def reached(self, position: float) -> TrackPiece | None:
        """The last piece that begins at `position` or before it."""
        i = bisect_right(self.pieces, position, key=lambda piece: piece.start)
        return self.pieces[i - 1] if i else None

    def following(self, position: float) -> TrackPiece | None:
        """The first piece that begins after `position`."""
        i = bisect_right(self.pieces, position, key=lambda piece: piece.start)
        return self.pieces[i] if i < len(self.pieces) else None

    def cut(self, at: int) -> None:
        """Forget what is from `at` on."""
        self.pieces = [piece for piece in self.pieces if piece.start < at]
        if self.pieces:
            last = self.pieces[-1]
            last.marks = [(start, min(end, at), span) for start, end, span in last.marks if start < at]
            last.end = min(last.end, at)
            last.is_whole = True

    def forget_before(self, position: float) -> None:
        """Drop pieces that are over, but for the one at `position`."""
        i = bisect_right(self.pieces, position, key=lambda piece: piece.start)
        del self.pieces[: max(0, i - 1)]
