"""What the user must find again: places, bookmarks, corrections, preferences, practice."""

from langdu.library.opening import open_library
from langdu.library.practice import PracticeLog
from langdu.library.store import Library

__all__ = ["Library", "PracticeLog", "open_library"]
