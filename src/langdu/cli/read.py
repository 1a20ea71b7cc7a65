"""`langdu read FILE`: the reader; with --plain, or without a terminal, line by line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from langdu.cli.options import add_shadowing, add_sound, add_text, add_voice, book, hearing, shadowing

if TYPE_CHECKING:
    import argparse

    from langdu.session import Book


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("read", help="open the reader", description=__doc__)
    add_text(command)
    add_voice(command)
    add_sound(command)
    add_shadowing(command)
    command.add_argument("--plain", action="store_true", help="line by line, for pipes and screen readers")


def run(options: argparse.Namespace) -> int:
    """Open the reader, or read line by line."""
    plain = options.plain or not on_terminal()
    opened = book(options, background=not plain)
    return show(opened, options, plain=plain)


def show(opened: Book, options: argparse.Namespace, *, plain: bool, play: bool = False) -> int:
    """Read a book on the screen or in plain lines, as the options say, and close it."""
    voice, rate = options.voice, options.rate
    try:
        if plain:
            from langdu.cli.plain import read_plainly

            return read_plainly(opened, voice, rate, hearing(options), shadowing(options))
        from langdu import tui

        _take_keyboard()
        return tui.run(
            opened, voice=voice, rate=rate, hearing=hearing(options), shadowing=shadowing(options), play=play
        )
    finally:
        opened.close()


def on_terminal() -> bool:
    """Whether there is a screen to draw on."""
    return sys.stdout.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _take_keyboard() -> None:
    """When the text came through standard input, the keys come from the terminal itself."""
    if sys.stdin is None or not sys.stdin.isatty():
        name = "CONIN$" if sys.platform == "win32" else "/dev/tty"
        os.dup2(os.open(name, os.O_RDWR), 0)
        keyboard = open(0, encoding="utf-8", closefd=False)
        # Textual asks for the interpreter's own standard input.
        vars(sys).update(stdin=keyboard, __stdin__=keyboard)
