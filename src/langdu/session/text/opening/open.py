"""From what a user names to a `Book`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.base import Source, is_address
from langdu.library.texts import books
from langdu.library.texts.book_record import BookRecord
from langdu.session.text import pipeline
from langdu.session.text.book import Book
from langdu.session.text.opening.sources import CLIPBOARD, WITHOUT_PATH

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.model import Document, GlossPolicy


def open_book(
    source: str,
    *,
    encoding: str | None = None,
    chapters: str | None = None,
    policy: GlossPolicy = "weigh",
    library: Library | None = None,
    background: bool = False,
) -> Book:
    """The book in a file or folder, at an address, on standard input for `-`, or on the clipboard.

    Args:
        source: the file's or folder's name, an http or https address, `-`, or `CLIPBOARD`.
        encoding: the file's, if the guess is wrong.
        chapters: a regular expression for the lines that are headings of chapters, which the library keeps for the
            next time; "" to find out, and forget it; None for the one that is kept.
        policy: how far to trust glosses.
        library: where its place and corrections are kept; None to know and keep nothing of it.
        background: see `Book`.

    Raises:
        BadInput: it cannot be read as text.
        UsageError: there is no such encoding, or `chapters` is no regular expression.
    """
    path = _path(source)
    document = _document(source, encoding, rule_for(source, chapters, library))
    record = _record(document, library, path)
    if chapters is not None and library is not None and record is not None:
        books.keep_chapter_rule(library, record.id, chapters)
    return Book(document, record, policy, background=background)


def rule_for(source: str, chapters: str | None, library: Library | None) -> str:
    """The rule for the chapters of a text: what is told now, else what the library keeps for its path, else ""."""
    if chapters is not None:
        return chapters
    return "" if library is None else books.chapter_rule(library, _path(source))


def _document(source: str, encoding: str | None, chapters: str) -> Document:
    if source == "-":
        data = _standard_input()
        return pipeline.load(Source(data, "standard input", "standard input", encoding, chapters=chapters))
    if source == CLIPBOARD:
        from langdu.session.text.opening.clipboard import read_clipboard

        return pipeline.load(replace(read_clipboard(), chapters=chapters))
    if is_address(source):
        from langdu.importers.address import fetch  # its modules take 30 ms that no file needs

        return pipeline.load(replace(fetch(source, encoding), chapters=chapters))
    if _is_folder(source):
        return pipeline.load_folder(Path(source), encoding, chapters)
    return pipeline.load(Source.read(Path(source), encoding, chapters))


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False  # reading it tells why


def book_from_text(
    text: str,
    title: str,
    *,
    policy: GlossPolicy = "weigh",
    library: Library | None = None,
    background: bool = False,
) -> Book:
    """A book of a text at hand; for the arguments see `open_book`."""
    document = pipeline.from_text(text, title)
    return Book(document, _record(document, library), policy, background=background)


def _record(document: Document, library: Library | None, path: str = "") -> BookRecord | None:
    return None if library is None else BookRecord(library, document.source, document.title, path, document.author)


def _path(source: str) -> str:
    """What the library knows a text by."""
    if source in WITHOUT_PATH:
        return ""
    if is_address(source):
        return source
    return _named(Path(source).resolve())


def _named(path: Path) -> str:
    """A path as text that can be kept, also where its name is not UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise BadInput("there is no standard input", where="-", remedy="name a file")
    return sys.stdin.buffer.read()
