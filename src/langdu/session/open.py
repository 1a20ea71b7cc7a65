"""From what a user names to a `Book`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.library import Library
from langdu.session import pipeline
from langdu.session.book import Book

if TYPE_CHECKING:
    from langdu.model import GlossPolicy


def open_book(
    source: str,
    *,
    encoding: str | None = None,
    policy: GlossPolicy = "weigh",
    library: Library | None = None,
    background: bool = False,
) -> Book:
    """The book in a file, or on standard input for `-`.

    Raises:
        BadInput: it cannot be read as text.
        OutputFailed: the library cannot be used.
    """
    if source == "-":
        document = pipeline.load_bytes(_standard_input(), "standard input", encoding)
    else:
        document = pipeline.load(Path(source), encoding)
    path = "" if source == "-" else str(Path(source).resolve())
    return Book(document, library or Library(), policy, path=path, background=background)


def book_from_text(
    text: str,
    title: str,
    *,
    policy: GlossPolicy = "weigh",
    library: Library | None = None,
    background: bool = False,
) -> Book:
    """A book of a text at hand."""
    return Book(pipeline.from_text(text, title), library or Library(), policy, background=background)


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise BadInput("there is no standard input", where="-", remedy="name a file")
    return sys.stdin.buffer.read()
