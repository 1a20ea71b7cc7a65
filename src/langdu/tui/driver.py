"""Textual's driver for POSIX terminals, made to stand what terminals really send, and their going away.

Textual's own reads keys as strict UTF-8, so that one other byte ends the program; reads a terminal that is gone over
and over; waits for ever for its writer once that has failed; and believes `COLUMNS` more than the terminal, so that
under a shell that exports it nothing is drawn where it belongs. (Textual 8.2, `textual/drivers/linux_driver.py`.)
"""

from __future__ import annotations

import codecs
import contextlib
import logging
import os
import selectors
import sys
from typing import IO, TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from langdu.tui.frame import ENTER, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger("langdu.tui")
#: Seconds for which keys wait at most until the reader has painted its own first frame.
KEYS_HELD_SECONDS = 5.0
#: Seconds between two looks at whether reading keys is to end, and bytes taken at once.
POLL_SECONDS, BYTES_AT_ONCE = 0.1, 4096
#: Second bytes of GBK and Big5 that are ASCII: after a byte that is not UTF-8 they are no key.
_SECOND = range(0x40, 0x7F)


def _skip(error: UnicodeError) -> tuple[str, int]:
    """Leave out what is not UTF-8: a character of GBK as a whole, so that its second byte is not taken for a key."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    rest = error.object[error.end : error.end + 1]
    return "", error.end + (bool(rest) and rest[0] in _SECOND)


codecs.register_error("langdu-keys", _skip)


class Lasting:
    """A terminal to write to; when it is gone, `gone` is called once, and what is written goes nowhere."""

    def __init__(self, file: IO[str], gone: Callable[[], None]) -> None:
        self._file, self._gone, self._is_gone = file, gone, False
        self._has_entered = False

    def write(self, text: str) -> None:
        """Write, unless the terminal is gone."""
        # To enter the other screen once more would clear it in some terminals.
        if not self._has_entered and Screen.is_drawn and ENTER in text:
            text, self._has_entered = text.replace(ENTER, "", 1), True
        self._try(self._file.write, text)

    def flush(self) -> None:
        """Hand over what was written."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """The descriptor."""
        return self._file.fileno()

    def _try(self, do: Callable[..., object], *args: object) -> None:
        if self._is_gone:
            return
        try:
            do(*args)
        except (OSError, ValueError):
            self._is_gone = True
            self._gone()


class TerminalDriver(LinuxDriver):
    """Reads keys and draws; tells the app's `hang_up` from the screen's thread when the terminal is gone."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self._file is not None:
            vars(self)["_file"] = Lasting(self._file, self._lost)

    def start_application_mode(self) -> None:
        """Take the screen over; a first frame that is on it stays until the next."""
        Screen.is_taken = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if Screen.attributes is not None:
            self.attrs_before = Screen.attributes

    def run_input_thread(self) -> None:
        """Hand over keys until told to end, or until there are no more.

        Keys pressed while only the first frame is shown wait until the reader can take them.
        """
        if Screen.is_drawn and (painted := getattr(self._app, "painted", None)) is not None:
            painted.wait(KEYS_HELD_SECONDS)
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")(errors="langdu-keys").decode
        with selectors.SelectSelector() as selector:  # the only one that macOS takes for a terminal
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(POLL_SECONDS):
                    if not (data := self._read()):
                        self._lost()
                        return
                    if text := decode(data):  # half a character is none yet, and "" would end the parser
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and rows: what the terminal says; where it says nothing, what the environment does."""
        for file in (self._file, sys.__stdin__):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                size = os.get_terminal_size(file.fileno())  # type: ignore[union-attr]
                if size.columns and size.lines:
                    return size.columns, size.lines
        return super()._get_terminal_size()

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, BYTES_AT_ONCE)
        except OSError:
            return b""

    def _lost(self) -> None:
        log.info("the terminal is gone")
        leave = getattr(self._app, "hang_up", self._app.exit)
        try:
            self._loop.call_soon_threadsafe(leave)
        except RuntimeError:
            return  # the screen has ended already
