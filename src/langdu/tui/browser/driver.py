"""Textual's driver for a program that a web server shows in a page, with sound.

Textual's own greets the server for each full-screen program and hangs up when it ends; langdu has several in a row, the
books and then the reader. Its packets are written from several threads here, so that a lock keeps each whole.
"""

from __future__ import annotations

import atexit
import os
import threading
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver

from langdu.audio.playing.page import Page

if TYPE_CHECKING:
    from textual.app import App

#: What Textual's server waits for, once, before any packet (textual_serve/app_service.py).
GREETING = b"__GANGLION__\n"
#: Sides of a page's grid that a program is drawn for at most.
MOST_CELLS = 500


class BrowserDriver(WebDriver):
    """A full-screen program in a page; for the arguments see `textual.driver.Driver`."""

    _has_greeted = False
    _writing = threading.Lock()

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._write = self._packet  # type: ignore[assignment]
        Page.link = self.write_meta
        atexit.register(self._hang_up)

    def _packet(self, data: bytes) -> None:
        cls = type(self)
        if data == GREETING:
            if cls._has_greeted:
                return
            cls._has_greeted = True
        with cls._writing:
            _write_whole(self.fileno, data)

    def stop_application_mode(self) -> None:
        """Leave the page as it is: the next program draws over it, or the process ends."""
        self.exit_event.set()
        self._input_reader.close()

    def _hang_up(self) -> None:
        if Page.link == self.write_meta:
            self.write_meta({"type": "exit"})

    def on_meta(self, packet_type: str, payload: dict[str, Any]) -> None:
        """What the page tells: its size, that it is closed, what sound it asks for."""
        if packet_type == "sound_pull":
            Page.pulled(int(payload["device"]), int(payload["count"]), float(payload["behind"]))
        elif packet_type == "resize":
            sides = {side: min(max(1, int(payload[side])), MOST_CELLS) for side in ("width", "height")}
            super().on_meta(packet_type, {**payload, **sides})
        else:
            super().on_meta(packet_type, payload)


def _write_whole(file: int, data: bytes) -> None:
    """A pipe may take a part; one that nobody reads takes nothing, and the program is told to end otherwise."""
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(file, view) :]
    except OSError:
        return
