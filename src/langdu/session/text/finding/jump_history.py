"""The places that jumps left, to go back to and on from."""

from __future__ import annotations

#: The most places that are kept to go back to.
PLACES_KEPT = 50


class JumpHistory:
    """The places that jumps left, to go back to and on from."""

    def __init__(self) -> None:
        self._back: list[int] = []
        self._on: list[int] = []

    def leave(self, offset: int) -> None:
        """A jump leaves a code point."""
        self._back = [*self._back, offset][-PLACES_KEPT:]
        self._on.clear()

    def back(self, offset: int) -> int | None:
        """Where one came from, `offset` being where one is; None if nowhere."""
        if not self._back:
            return None
        self._on.append(offset)
        return self._back.pop()

    def on(self, offset: int) -> int | None:
        """Where one went back from; None if nowhere."""
        if not self._on:
            return None
        self._back.append(offset)
        return self._on.pop()
