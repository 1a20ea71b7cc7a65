"""Installing a voice while the reader goes on reading."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Protocol

from langdu.errors import LangduError

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Voice

log = logging.getLogger("langdu.session")
#: Seconds between two reports of progress: the bar needs no more.
REPORT = 0.1


class Installer(Protocol):
    """What fetches a voice."""

    def install(self, voice: Voice, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Fetch it; raises `InstallFailed`."""


class Installation:
    """Fetches `voice` in a thread of its own.

    Args:
        installer: who fetches it, and may speak with it afterwards.
        voice: what to fetch.
        progress: called with bytes there and bytes in all.
        over: called at the end with None, or with what went wrong ("" when it was cancelled).

    Both are called from that thread.
    """

    def __init__(
        self,
        installer: Installer,
        voice: Voice,
        progress: Callable[[int, int], None],
        over: Callable[[str | None], None],
    ) -> None:
        self._installer, self._voice, self._progress, self._over = installer, voice, progress, over
        self._cancelled = threading.Event()
        self._reported = 0.0
        threading.Thread(target=self._run, daemon=True).start()

    def cancel(self) -> None:
        """Stop fetching; nothing half-fetched remains in use."""
        self._cancelled.set()

    def _run(self) -> None:
        try:
            self._installer.install(self._voice, self._report, self._cancelled.is_set)
        except LangduError as error:
            self._over("" if self._cancelled.is_set() else str(error))
        except Exception as error:  # a thread's edge: it must be told, and must not end the reader
            log.exception("installing %s", self._voice.id)
            self._over(
                f"{self._voice.name} could not be installed: {error}; try langdu voices install {self._voice.id}"
            )
        else:
            self._over("" if self._cancelled.is_set() else None)

    def _report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._reported >= REPORT or done == total:
            self._reported = now
            self._progress(done, total)
