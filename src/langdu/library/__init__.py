"""What the user must find again: places, corrections, preferences."""

from langdu.library.store import Library

__all__ = ["Library"]
