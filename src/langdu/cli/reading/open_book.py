"""`langdu open [TITLE]`: a book that was opened before, by its number or a part of its title; without, the last one.

A short text of langdu's own is opened by its id in `langdu list --graded`, or its whole title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.cli.reading import read
from langdu.errors import UsageError
from langdu.library.texts.graded import graded_text
from langdu.library.texts.shelf import named, shelved_here

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from langdu.library.texts.shelf import ShelfBook


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("open", help="a book that you opened before", description=__doc__)
    command.add_argument(
        "title", metavar="TITLE", nargs="?", help="its number in langdu list, or a part of its title; or hsk1-01"
    )
    read.add_options(command)


def run(options: argparse.Namespace) -> int:
    """Find it, and read on."""
    options.file = _path(shelved_here(), options.title)
    return read.run(options)


def _path(books: Sequence[ShelfBook], told: str | None) -> str:
    """The path of what is told; a book that has it as its whole title goes before a short text that has."""
    graded = graded_text(told or "")
    titles = {book.title.casefold() for book in books if book.is_there}
    if told is not None and graded is not None and told.casefold() not in titles:
        return graded.path
    if not books:
        remedy = "langdu FILE opens one, langdu list --graded lists short texts"
        raise UsageError("no book was opened yet", remedy=remedy)
    return (books[0] if told is None else named(books, told)).path
