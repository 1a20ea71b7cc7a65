"""`langdu shelf`, or `langdu` alone: the books that you opened, to go on with one of them or to open another."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from langdu.cli import streams
from langdu.cli.reading import demo, read
from langdu.errors import UsageError
from langdu.library import open_library
from langdu.library.texts.shelf import shelved

if TYPE_CHECKING:
    import argparse

#: What the screen gives for the short text that comes with langdu.
DEMO = "demo:"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("shelf", help="your books, as langdu without FILE shows them", description=__doc__)
    read.add_options(command)


def run(options: argparse.Namespace) -> int:
    """Show the books; read the one that is chosen."""
    if not streams.on_terminal():
        raise UsageError("the shelf needs a terminal", remedy="langdu list prints the books")
    from langdu.session.words.known_share import KnownShares
    from langdu.tui.frame import taken_back
    from langdu.tui.preferences import Preferences
    from langdu.tui.shelf_frame import draw_shelf

    with closing(open_library()) as library, taken_back():
        books = shelved(library)
        words = KnownShares(library).of(books[0].id) if books else None
        draw_shelf(books, Preferences(library, lambda _: None).theme, words)
        from langdu.tui.shelf import choose  # with Textual: what is drawn stands meanwhile

        chosen = choose(library, DEMO)
    if chosen is None:
        return 0
    options.file = chosen
    return demo.run(options) if chosen == DEMO else read.run(options)
