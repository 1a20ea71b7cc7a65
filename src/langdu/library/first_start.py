"""Whether the questions of the first start are still to be asked: once, and of a new library alone.

A library that is made says that they are due. One that is older than they are, that was damaged, or that keeps nothing
says nothing, and is never asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.library.store import MEMORY

if TYPE_CHECKING:
    from langdu.library.store import Library

#: The preference, and its values: nothing was said of it yet; how to be asked was told; it was asked.
FIRST_START, DUE, HINTED, ASKED = "first_start", "due", "hinted", "asked"


def is_due(library: Library) -> bool:
    """Whether to ask: the library is new, and nothing is on the shelf yet."""
    return _state(library) == DUE and not _has_books(library)


def take_hint(library: Library) -> bool:
    """Whether to tell how to be asked, since the first text was opened without; another time it is not told."""
    return _state(library) == DUE and _keep(library, HINTED)


def done(library: Library) -> None:
    """It was asked, and is not again."""
    _keep(library, ASKED)


def _state(library: Library) -> str:
    """What the library says; "" for one that would not remember the answer."""
    try:
        return "" if library.trouble or str(library.path) == MEMORY else library.preference(FIRST_START)
    except LangduError:
        return ""


def _keep(library: Library, state: str) -> bool:
    try:
        library.prefer(FIRST_START, state)
    except LangduError:  # then it is asked again another time
        return False
    return True


def _has_books(library: Library) -> bool:
    """Whether a text was opened that the shelf can show."""
    return bool(library.rows("SELECT 1 FROM books WHERE path != '' LIMIT 1"))
