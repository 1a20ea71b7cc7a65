"""From what a user names to a `Book`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers import Source
from langdu.library import open_library
from langdu.session.text import pipeline
from langdu.session.text.book import Book

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.model import GlossPolicy


def open_book(
    source: str,
    *,
    encoding: str | None = None,
    policy: GlossPolicy = "weigh",
    library: Library | None = None,
    background: bool = False,
    keeps: bool = True,
) -> Book:
    """The book in a file, or on standard input for `-`.

    Args:
        source: the file's name, or `-`.
        encoding: the file's, if the guess is wrong.
        policy: how far to trust glosses.
        library: where places and corrections are kept; the user's own without.
        background: see `Book`.
        keeps: whether anything is to be kept; without, corrections hold and nothing is written.

    Raises:
        BadInput: it cannot be read as text.
    """
    if source == "-":
        document = pipeline.load(Source(_standard_input(), "standard input", "standard input", encoding))
    else:
        document = pipeline.load(Source.read(Path(source), encoding))
    path = "" if source == "-" else _named(Path(source).resolve())
    return Book(document, library or open_library(keeps=keeps), policy, path=path, background=background)


def book_from_text(
    text: str,
    title: str,
    *,
    policy: GlossPolicy = "weigh",
    library: Library | None = None,
    background: bool = False,
    keeps: bool = True,
) -> Book:
    """A book of a text at hand; for the arguments see `open_book`."""
    document = pipeline.from_text(text, title)
    return Book(document, library or open_library(keeps=keeps), policy, background=background)


def _named(path: Path) -> str:
    """A path as text that can be kept, also where its name is not UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise BadInput("there is no standard input", where="-", remedy="name a file")
    return sys.stdin.buffer.read()
