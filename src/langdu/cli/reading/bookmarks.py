"""`langdu bookmarks [TITLE]`: your bookmarks and notes, of all books or of one, to keep or to go on with elsewhere."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.library import open_library
from langdu.library.texts import bookmarks
from langdu.library.texts.shelf import named, shelved
from langdu.model import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from langdu.library.texts.bookmarks import BookBookmark

#: Cells that a note stands further to the right.
INDENT = 9


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("bookmarks", help="your bookmarks and notes", description=__doc__)
    command.add_argument(
        "title", metavar="TITLE", nargs="?", help="of this book: its number in langdu list, or a part of its title"
    )
    command.add_argument("--json", action="store_true", help="as JSON, a bookmark a line")


def run(options: argparse.Namespace) -> int:
    """Print them."""
    found = _found(options.title)
    if options.json:
        for one in found:
            print(json.dumps(_row(one), ensure_ascii=False))
    elif found:
        _print(found)
    else:
        note("there is no bookmark; in the reader m sets one, M with a note")
    return 0


def _found(title: str | None) -> tuple[BookBookmark, ...]:
    library = open_library(keeps=False)
    try:
        found = bookmarks.everywhere(library)
        if title is None:
            return found
        book = named(shelved(library, with_bookmarks=True), title).id
        return tuple(one for one in found if one.book == book)
    finally:
        library.close()


def _row(one: BookBookmark) -> dict[str, object]:
    return {
        "title": one.title,
        "progress": None if one.progress is None else round(one.progress, 4),
        "sentence": one.bookmark.sentence,
        "note": one.bookmark.note,
        "made": one.bookmark.made.isoformat(),
        "path": one.path,
    }


def _print(found: Sequence[BookBookmark]) -> None:
    """Each book's under its title; a bookmark whose sentence is not in the text any more waits."""
    for number, (_, group) in enumerate(groupby(found, key=lambda one: one.book)):
        several = list(group)
        print(("\n" if number else "") + one_line(several[0].title))
        for one in several:
            where = "waits" if one.progress is None else f"{100 * one.progress:3.0f} %"
            print(f"  {where}  {one_line(one.bookmark.sentence)}")
            for line in one.bookmark.note.splitlines():
                print(" " * INDENT + one_line(line))
