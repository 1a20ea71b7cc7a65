"""What a user names to be read: a file, a folder, an address, standard input, the clipboard."""

from __future__ import annotations

#: What stands for the clipboard where a file is named, and what has no path that could be opened again.
CLIPBOARD = "clipboard:"
WITHOUT_PATH = ("-", CLIPBOARD)
#: What stands for the learner's saved words and their sentences where a file is named.
SAVED_WORDS = "saved words:"


def is_file_name(source: str) -> bool:
    """Whether what the user names is a file's or folder's name."""
    from langdu.importers.base import is_address  # its package takes 20 ms, which the shelf does without

    return source not in WITHOUT_PATH and not is_address(source)
