"""What the practice screen plays: one thing at a time, the latest that was asked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.audio import Player

#: Seconds between two looks at whether something was played to its end.
POLL_SECONDS = 0.02
#: Seconds after the end of what was played until a microphone's pre-roll has none of it.
SETTLES = 0.5
SAMPLE = 2


class PlaybackClip(NamedTuple):
    """Something to play: what it is ("target", "mine", "" for a pause), its samples, and the number of the first."""

    what: str
    pcm: bytes
    begins: int = 0


class Playback:
    """Plays on `player`, once it is there; `done` is called, from another thread, when something was heard to its end.

    Attributes:
        player: where it sounds; None until there is one.
        parts: of what is played: what it is, where on the stream it begins, and its first sample's number.
    """

    def __init__(self, done: Callable[[], None]) -> None:
        self.player: Player | None = None
        self.parts: list[tuple[str, int, int]] = []
        self._done, self._turn, self._sounded = done, 0, 0.0

    def take_turn(self) -> int:
        """A ticket for `play`: what is asked for now takes the place of what was asked for before."""
        self._turn += 1
        return self._turn

    def play(self, turn: int, pieces: Sequence[PlaybackClip], rate: int) -> None:
        """Play some pieces (mono, signed 16 bit, `rate` Hz) one after another; returns when they were heard."""
        player = self.player
        if player is None or turn != self._turn:
            return
        player.start(rate)
        at, parts = 0, []
        for piece in pieces:
            parts.append((piece.what, at, piece.begins))
            at += len(piece.pcm) // SAMPLE
            player.write(piece.pcm)
        self.parts = parts
        while turn == self._turn and player.buffered() >= 1:
            time.sleep(POLL_SECONDS)
        self._sounded = time.monotonic()
        if turn == self._turn:
            self.parts = []
            self._done()

    def heard(self) -> tuple[str, float] | None:
        """Which sound is at the speaker, target or mine, and the second of it; None in silence."""
        parts, player = self.parts, self.player
        if not parts or player is None or not player.sample_rate:
            return None
        position = max(0.0, player.played())
        what, start, begins = [part for part in parts if part[1] <= position][-1]
        return (what, (position - start + begins) / player.sample_rate) if what else None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has sounded since the moment that a recording would begin with."""
        return not self.parts and time.monotonic() - self._sounded > SETTLES

    def silence(self) -> None:
        """Play no more."""
        self._turn += 1
        self.parts = []
        if self.player is not None:
            self.player.flush()
