"""`langdu demo`: a short passage, opened in the reader and read aloud."""

from __future__ import annotations

from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING

from langdu.cli.options import add_dialogue, add_shadowing, add_sound, add_voice
from langdu.cli.reading.read import add_words, keyboard_for, show
from langdu.library import open_library

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("demo", help="open a short passage and read it aloud", description=__doc__)
    add_voice(command)
    add_dialogue(command)
    add_sound(command)
    add_shadowing(command)
    add_words(command)
    command.add_argument("--plain", action="store_true", help="line by line, for pipes and screen readers")
    command.set_defaults(audio=None, sleep=None, stop_at_chapter=False)


def passage() -> str:
    """The passage."""
    return resources.files("langdu.cli").joinpath("demo.txt").read_text("utf-8")


def run(options: argparse.Namespace) -> int:
    """Open it and play."""
    from langdu.session import book_from_text

    keyboard = keyboard_for(options)
    with closing(open_library()) as library:
        opened = book_from_text(passage(), "demo", library=library, background=keyboard is not None)
        return show(opened, library, options, keyboard, play=True)
