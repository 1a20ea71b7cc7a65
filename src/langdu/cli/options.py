"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from langdu.config import RATE_LIMITS, settings
from langdu.errors import BadInput, VoiceMissing
from langdu.model import one_line
from langdu.session import open_book

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Voice
    from langdu.session import Book
    from langdu.speech import VoiceStore


def add_text(command: argparse.ArgumentParser) -> None:
    """FILE, and how to read it."""
    command.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    command.add_argument(
        "--encoding", help="the file's encoding, if the guess is wrong: utf-8, gb18030, big5, utf-16 …"
    )
    add_gloss(command)


def add_gloss(command: argparse.ArgumentParser) -> None:
    """How far to trust glosses."""
    command.add_argument(
        "--gloss",
        choices=("weigh", "force", "ignore"),
        default=settings().gloss,
        help="how far to trust glosses in the text: weigh them against the dictionary, force or ignore them "
        "(%(default)s)",
    )


def add_voice(command: argparse.ArgumentParser) -> None:
    """Who speaks, and how."""
    command.add_argument(
        "--voice", default=settings().voice, help="a voice of `langdu voices`; auto is the best (%(default)s)"
    )
    command.add_argument("--rate", type=_rate, default=settings().rate, help="speed, 0.5 to 2.0 (%(default)s)")


def _rate(text: str) -> float:
    value = float(text)
    if not RATE_LIMITS[0] <= value <= RATE_LIMITS[1]:
        raise argparse.ArgumentTypeError(f"{text} is not between 0.5 and 2.0")
    return value


def book(options: argparse.Namespace, *, background: bool = False) -> Book:
    """The book that the options name."""
    return open_book(options.file, encoding=options.encoding, policy=options.gloss, background=background)


def require_hanzi(opened: Book) -> Book:
    """The book, if there is anything Chinese in it.

    Raises:
        BadInput: there is not one Chinese character.
    """
    from langdu.model import HANZI

    if HANZI.search(opened.document.source) is None:
        raise BadInput(
            "there is no Chinese character in it", where=opened.title, remedy="check the file, or its --encoding"
        )
    return opened


def chosen(store: VoiceStore, name: str) -> tuple[Voice, Path | None]:
    """The voice of that name, ready to speak, and its folder; says so when it is only a stop-gap.

    Raises:
        VoiceMissing: there is none of that name, or it cannot speak here.
    """
    voice = store.best() if name == "auto" else store.get(name)
    if not store.installed(voice):
        raise VoiceMissing("not installed", where=voice.id, remedy=f"langdu voices install {voice.id}")
    problem = store.works(voice)
    if problem:
        raise VoiceMissing(problem, where=voice.id, remedy="langdu doctor tells what works here")
    tell_stopgap(store, voice)
    return voice, store.folder(voice) if voice.files else None


def tell_stopgap(store: VoiceStore, voice: Voice) -> None:
    """Nobody ends up with the stop-gap voice without being told."""
    best = max((v for v in store.voices() if not v.online), key=lambda v: v.quality)
    if 0 < voice.quality < best.quality and not store.installed(best):
        note(f"{voice.name} is hard to understand; for a natural voice: langdu voices install {best.id}")


def note(text: str) -> None:
    """A line for a person, on standard error."""
    print(one_line(text), file=sys.stderr, flush=True)
