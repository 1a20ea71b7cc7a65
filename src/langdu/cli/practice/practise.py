"""`langdu practise [FILE | --text TEXT]`: say it, and see which tone was heard of each syllable."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING

from langdu.cli.options import (
    add_clipboard,
    add_gloss,
    add_microphone,
    add_sound,
    add_voice,
    microphone,
    playback_settings,
    require_hanzi,
)
from langdu.cli.streams import on_terminal
from langdu.config import settings
from langdu.errors import NoAudioDevice, UsageError
from langdu.packages import PRACTISING

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.session import Book

#: For who has no terminal or no microphone.
INSTEAD = "judge a recording without a screen: langdu score FILE --text TEXT"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("practise", help="say it, and see which tones were heard", description=__doc__)
    command.add_argument(
        "file", metavar="FILE", nargs="?", default=argparse.SUPPRESS, help="a text; without one, everyday sentences"
    )
    command.set_defaults(file=None)
    add_clipboard(command)
    command.add_argument("--text", help="what to practise, instead of a file")
    command.add_argument("--encoding", help="the file's encoding, if the guess is wrong")
    add_gloss(command)
    add_voice(command)
    add_sound(command)
    add_microphone(command)
    command.add_argument("--learner", default="", metavar="NAME", help="whose practice it is, where several share")
    command.add_argument("--calibrate", action="store_true", help="first measure your pitch range, in 90 seconds")
    command.add_argument(
        "--keep",
        action=argparse.BooleanOptionalAction,
        default=settings().keep_recordings,
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
    _require_microphone()
    named = microphone(options)
    from langdu.library import open_library

    with closing(open_library()) as library, closing(_book(options, library)) as opened:
        from langdu import tui
        from langdu.library import PracticeLog
        from langdu.session.practice.practising import Practising
        from langdu.session.words.older_practice import take_over

        log = PracticeLog(library)
        take_over(library, log, options.learner)
        practising = Practising(log, options.learner, keep=options.keep)
        return tui.practise(
            require_hanzi(opened),
            library,
            practising,
            voice=options.voice,
            rate=options.rate,
            playback=playback_settings(options),
            microphone=named,
            by_voice=options.voice_stop,
            calibrate=options.calibrate,
        )


def _require_microphone() -> None:
    """Nothing, if there is one, and what judges; only names are asked for, nothing is heard.

    Raises:
        ImportError: a package is missing.
        NoAudioDevice: there is none.
    """
    from langdu.audio import has_microphone

    for module in PRACTISING:
        import_module(module)  # what is missing is told
    if not has_microphone():
        raise NoAudioDevice("there is no microphone", remedy=f"plug one in, or {INSTEAD}")


def _book(options: argparse.Namespace, library: Library) -> Book:
    from importlib.resources import files

    from langdu.session import book_from_text, open_book

    if options.file:
        return open_book(
            options.file, encoding=options.encoding, policy=options.gloss, library=library, background=True
        )
    text = options.text
    if text is None:
        text = (files("langdu.session") / "data" / "everyday.txt").read_text("utf-8")
    title = "everyday sentences" if options.text is None else options.text
    return book_from_text(text, title, policy=options.gloss, library=library, background=True)
