"""What is on the clipboard."""

from __future__ import annotations

from langdu.errors import BadInput
from langdu.importers import Source


def read_clipboard() -> Source:
    """The text on the clipboard.

    Raises:
        BadInput: there is no text on it, or no clipboard.
    """
    import pyperclip

    try:
        text = pyperclip.paste()
    except pyperclip.PyperclipException:
        remedy = "on Linux install xclip, or wl-clipboard for Wayland; else pipe the text: langdu -"
        raise BadInput("there is no clipboard that can be read", where="the clipboard", remedy=remedy) from None
    if not text or not text.strip():
        raise BadInput("there is no text on the clipboard", where="the clipboard", remedy="copy some text first")
    return Source(text.encode("utf-8", "replace"), "the clipboard", "the clipboard", "utf-8")
