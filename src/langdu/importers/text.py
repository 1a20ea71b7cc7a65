"""Plain text: from a path, bytes or a string to a `Document`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.blocks import find_blocks
from langdu.importers.decode import decode
from langdu.model import Document, one_line

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path, encoding: str | None = None) -> Document:
    """The document in a text file, named after it.

    Raises:
        UsageError: there is no such encoding.
        BadInput: it is missing, a folder, unreadable, empty, or not a text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadInput("there is no such file", where=str(path), remedy="check the name") from None
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:
        raise BadInput(f"this is no file name: {error}", where=str(path), remedy="check the name") from error
    return load_bytes(data, str(path), encoding, title=path.stem)


def _unreadable(path: Path, error: OSError) -> BadInput:
    # Windows says of a folder that permission is denied; and one may not even be allowed to ask.
    with suppress(OSError):
        if path.is_dir():
            return BadInput("this is a folder", where=str(path), remedy="name a file in it")
    return BadInput(f"cannot be read: {error.strerror or error}", where=str(path), remedy="check its permissions")


def load_bytes(data: bytes, name: str, encoding: str | None = None, *, title: str = "") -> Document:
    """The document in some bytes; `name` is for messages.

    Raises:
        UsageError: there is no such encoding.
        BadInput: they are empty, or not a text.
    """
    return from_text(decode(data, name, encoding), title or name)


def from_text(text: str, title: str) -> Document:
    """The document of a text at hand."""
    return Document(text, one_line(title), find_blocks(text))
