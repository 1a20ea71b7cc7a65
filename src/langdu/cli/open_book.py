"""`langdu open [TITLE]`: a book that was opened before, by its number or a part of its title; without, the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.cli import read
from langdu.errors import UsageError
from langdu.library.shelf import named, shelved_here

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("open", help="a book that you opened before", description=__doc__)
    command.add_argument("title", metavar="TITLE", nargs="?", help="its number in langdu list, or a part of its title")
    read.add_options(command)


def run(options: argparse.Namespace) -> int:
    """Find it, and read on."""
    books = shelved_here()
    if not books:
        raise UsageError("no book was opened yet", remedy="langdu FILE opens one")
    options.file = (books[0] if options.title is None else named(books, options.title)).path
    return read.run(options)
