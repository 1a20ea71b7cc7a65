"""`langdu practise [FILE | --text TEXT]`: say it, and see which tone was heard of each syllable."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from langdu.cli.options import add_gloss, add_sound, add_voice, hearing, require_hanzi
from langdu.cli.read import on_terminal
from langdu.config import settings
from langdu.errors import NoAudioDevice, UsageError

if TYPE_CHECKING:
    from langdu.session import Book

#: For who has no terminal or no microphone.
INSTEAD = "judge a recording without a screen: langdu score FILE --text TEXT"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("practise", help="say it, and see which tones were heard", description=__doc__)
    command.add_argument("file", metavar="FILE", nargs="?", help="a text file; without one, everyday sentences")
    command.add_argument("--text", help="what to practise, instead of a file")
    command.add_argument("--encoding", help="the file's encoding, if the guess is wrong")
    add_gloss(command)
    add_voice(command)
    add_sound(command)
    now = settings()
    command.add_argument("--microphone", default=now.microphone, metavar="NAME", help="a part of the microphone's name")
    command.add_argument("--learner", default="", metavar="NAME", help="whose practice it is, where several share")
    command.add_argument("--calibrate", action="store_true", help="first measure your pitch range, in 90 seconds")
    command.add_argument(
        "--keep",
        action=argparse.BooleanOptionalAction,
        default=now.keep_recordings,
        help="keep what you say as files in the data folder",
    )
    command.add_argument(
        "--voice-stop",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="end a recording when you fall silent, not only at the key",
    )


def run(options: argparse.Namespace) -> int:
    """Open the practice screen."""
    if options.file and options.text:
        raise UsageError("FILE and --text are both given", remedy="give one of them")
    if not on_terminal() or sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("practising needs a terminal", remedy=INSTEAD)
    _require_microphone(options.microphone)
    opened = _book(options)
    try:
        from langdu import tui
        from langdu.library import PracticeLog
        from langdu.session.practising import Practising

        practising = Practising(PracticeLog(opened.library), options.learner, keep=options.keep)
        return tui.practise(
            require_hanzi(opened),
            practising,
            voice=options.voice,
            rate=options.rate,
            hearing=hearing(options),
            microphone=options.microphone,
            by_voice=options.voice_stop,
            calibrate=options.calibrate,
        )
    finally:
        opened.close()


def _require_microphone(name: str) -> None:
    """Nothing, if there is a microphone of that name; only names are asked for, nothing is heard.

    Raises:
        NoAudioDevice: there is not.
    """
    from langdu.audio import microphone_names

    there = microphone_names()
    if not there:
        raise NoAudioDevice("there is no microphone", remedy=f"plug one in, or {INSTEAD}")
    if not any(name.lower() in called.lower() for called in there):
        raise NoAudioDevice(f"there is no microphone {name!r}", remedy=f"there are {', '.join(there)}")


def _book(options: argparse.Namespace) -> Book:
    from importlib.resources import files

    from langdu.session import book_from_text, open_book

    if options.file:
        return open_book(options.file, encoding=options.encoding, policy=options.gloss, background=True)
    text = options.text
    if text is None:
        text = (files("langdu.session") / "data" / "everyday.txt").read_text("utf-8")
    title = "everyday sentences" if options.text is None else options.text
    return book_from_text(text, title, policy=options.gloss, background=True)
