"""`langdu shelf`, or `langdu` alone: the books that you opened, to go on with one of them or to open another."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from langdu.cli import streams
from langdu.cli.reading import demo, read
from langdu.errors import UsageError
from langdu.library import open_library

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
    from langdu.tui.shelf import choose

    with closing(open_library()) as library:
        chosen = choose(library, DEMO)
    if chosen is None:
        return 0
    options.file = chosen
    return demo.run(options) if chosen == DEMO else read.run(options)
