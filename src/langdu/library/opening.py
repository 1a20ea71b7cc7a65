"""The library that a command works with: the user's own, or a stand-in where that cannot be used."""

from __future__ import annotations

from pathlib import Path

from langdu.errors import OutputFailed
from langdu.library.store import MEMORY, Library, library_file


def open_library(*, keeps: bool = True) -> Library:
    """The user's library. It is always there: where it cannot be written, what it holds, or nothing, in memory.

    Args:
        keeps: whether anything is to be kept. A command that only looks takes a copy, and writes not even a folder.

    Returns:
        A library, whose `trouble` tells the user what is wrong with it.
    """
    if not keeps:
        return _copy("")
    try:
        return Library()
    except OutputFailed as error:
        return _copy(f"{error}; places, bookmarks, corrections and practice are not kept")


def _copy(trouble: str) -> Library:
    copy, path = Library(Path(MEMORY)), library_file()
    copy.trouble = trouble
    try:
        if path.exists():
            copy.copy(path)
    except (OutputFailed, OSError) as error:
        copy.close()
        copy = Library(Path(MEMORY))  # whatever half of it was copied
        copy.trouble = trouble or str(error)
    return copy
