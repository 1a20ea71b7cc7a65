"""Blocks come on the screen with each character's commonest reading, and get better while one looks at them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from langdu.tui.threads import UiThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from langdu.session import Book
    from langdu.session.text.annotated_blocks import AnnotatedBlock
    from langdu.tui.widgets.text.ruby import RubyView

#: Seconds after the last scroll step, and between two updates of the screen.
SETTLE_SECONDS = 0.03
#: How often a block is asked for: a correction made meanwhile can spoil the first answer.
TRIES = 3


class AnnotationLoader:
    """Has the blocks that show annotated in the background, and the screen redrawn when they are."""

    def __init__(self, book: Book, view: RubyView) -> None:
        self._book, self._view = book, view
        self._asked: dict[int, int] = {}
        self._missed: dict[int, int] = {}
        self._stale: set[int] = set()
        self._ready: list[tuple[int, int]] = []
        self._round = 0
        self._home: UiThread | None = None
        self._looking: Timer | None = None
        self._absorbing: Timer | None = None

    def look(self) -> None:
        """See, as soon as the text stands still, what has to be asked for."""
        if self._looking is not None:
            self._looking.stop()
        self._looking = self._view.set_timer(SETTLE_SECONDS, self._ask)

    def restart(self) -> None:
        """Ask for everything anew: a correction has changed the readings."""
        self._round += 1
        self._asked.clear()
        self._missed.clear()
        visible = self._view.shown()
        self._stale = set(visible)
        self._view.page.forget_all_but(visible)
        self._ask()

    def _ask(self) -> None:
        self._home = self._home or UiThread(lambda: self._view.is_attached)
        page, visible = self._view.page, self._view.shown()
        ahead = range(visible.stop, min(visible.stop + len(visible), len(self._book.blocks)))
        for block in (*visible, *ahead):
            waits = block in self._asked or self._missed.get(block, 0) >= TRIES
            known = page.is_laid(block) and page.laid(block).is_final and block not in self._stale
            if waits or known or self._book.blocks[block].kind == "transcript":
                continue
            if self._book.annotated(block) is not None and not page.is_laid(block):
                continue
            self._asked[block] = self._round
            done = partial(self._home.call, self._arrived, self._round, block)
            self._book.request(block).add_done_callback(partial(_unless_closed, done))

    def _arrived(self, turn: int, block: int) -> None:
        self._ready.append((block, turn))
        if self._absorbing is None:
            self._absorbing = self._view.set_timer(SETTLE_SECONDS / 3, self._absorb)

    def _absorb(self) -> None:
        self._absorbing = None
        ready, self._ready = self._ready, []
        blocks = tuple(block for block, turn in ready if turn == self._round)
        for block in blocks:
            self._asked.pop(block, None)
            self._stale.discard(block)
        missing = [block for block in blocks if self._book.annotated(block) is None]
        for block in missing:
            self._missed[block] = self._missed.get(block, 0) + 1
        self._view.reread([block for block in blocks if block not in missing and self._view.page.is_laid(block)])
        given_up = tuple(block for block in missing if self._missed[block] == TRIES)
        self._view.post_message(self._view.Refined(given_up))
        if missing:
            self.look()


def _unless_closed(done: Callable[[], None], answer: AnnotatedBlock) -> None:
    """Call it once there is an answer, or none because of a fault; a closed book answers nobody."""
    if not answer.cancelled():
        done()
