"""`langdu shelf`, or `langdu` alone: the books that you opened, to go on with one of them or to open another."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from langdu.cli import streams
from langdu.cli.reading import demo, read
from langdu.config import SETTINGS, Settings, settings
from langdu.errors import UsageError
from langdu.library import first_start, open_library
from langdu.library.texts.shelf import shelved

if TYPE_CHECKING:
    import argparse

#: What the screen gives for the short text that comes with langdu.
DEMO = "demo:"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("shelf", help="your books, as langdu without FILE shows them", description=__doc__)
    read.add_options(command)
    command.add_argument("--first-start", action="store_true", help="ask what a new library asks: voice, level, pinyin")


def run(options: argparse.Namespace) -> int:
    """Show the books; read the one that is chosen. With --plain they are listed, for screen readers."""
    if options.plain:
        return _list()
    if not streams.on_terminal():
        raise UsageError("the shelf needs a terminal", remedy="langdu list prints the books")
    from langdu.session.words.known_share import KnownShares
    from langdu.tui.frame import taken_back
    from langdu.tui.preferences import Preferences
    from langdu.tui.shelf_frame import draw_shelf

    before = settings()
    with closing(open_library()) as library, taken_back():
        books = shelved(library)
        asks = options.first_start or (first_start.is_due(library) and not streams.in_page())
        words = KnownShares(library).of(books[0].id) if books else None
        if not asks:
            draw_shelf(books, Preferences(library, lambda _: None).theme, words)
        from langdu.tui.shelf import choose  # with Textual: what is drawn stands meanwhile

        chosen = choose(library, DEMO, asks=asks)
    if chosen is None:
        return 0
    options.file, options.was_asked = chosen, asks  # who was asked for a voice just now is not offered one again
    _obey(options, before)
    return demo.run(options) if chosen == DEMO else read.run(options)


def _obey(options: argparse.Namespace, before: Settings) -> None:
    """Have the settings that were changed on the shelf hold, but for what an option said."""
    for key in SETTINGS:
        was, now = getattr(before, key), getattr(settings(), key)
        if getattr(options, key, None) == was != now:
            setattr(options, key, now)


def _list() -> int:
    """The books in lines, and how to read one so."""
    from langdu.cli.options import note
    from langdu.cli.reading import list_books

    status = list_books.run(Namespace(graded=False, json=False))
    note("langdu open NUMBER --plain reads one, line by line")
    return status
