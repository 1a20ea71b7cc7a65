"""What the user must find again: places, corrections, preferences, practice."""

from langdu.library.practice import PracticeLog
from langdu.library.store import Library

__all__ = ["Library", "PracticeLog"]
