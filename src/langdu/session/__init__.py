"""The one place where the stages are joined: open a text, read it, say it, keep it.

Its names are imported when they are used: a command that opens no text need not wait for what reads one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from langdu.session.text.opening.sources import CLIPBOARD, WITHOUT_PATH, is_file_name

if TYPE_CHECKING:
    from langdu.session.text.book import Book
    from langdu.session.text.opening.open import book_from_text, open_book

__all__ = ["CLIPBOARD", "WITHOUT_PATH", "Book", "book_from_text", "is_file_name", "open_book"]
_HOMES = {"Book": "book", "book_from_text": "opening.open", "open_book": "opening.open"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"langdu.session.text.{_HOMES[name]}"), name)
