"""The port that every format of texts comes in through.

To add a format: write a class that derives from `Importer`, and name it under its ending in `plugins.py`, or, from
another package, by an entry point in the group `langdu.importers`.

What an importer gives is clean text: nothing of the markup, so that all that stands in `Document.source` may be shown,
and all places are code points of it. Ruby is no part of the text and becomes `Document.hints`. Glosses that the text
spells out stay in it: finding them is the next stage.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from langdu.errors import BadInput

if TYPE_CHECKING:
    from langdu.model import Document


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it comes.

    Attributes:
        data: its bytes.
        name: what messages call it: the path, or "standard input".
        title: what to call it where the file has no title of its own.
        encoding: what the user says that it is encoded in; None to find out.
        kind: the ending of its format, where its name does not tell; empty to go by the name.
        chapters: a regular expression that the user gives for the lines that are headings; empty to find out.
    """

    data: bytes
    name: str
    title: str
    encoding: str | None = None
    kind: str = ""
    chapters: str = ""

    @classmethod
    def read(cls, path: Path, encoding: str | None = None, chapters: str = "") -> Self:
        """A file, called after its name.

        Raises:
            BadInput: it is missing, a folder, or unreadable.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise BadInput("there is no such file", where=str(path), remedy="check the name") from None
        except OSError as error:
            raise _unreadable(path, error) from error
        except ValueError as error:
            raise BadInput(f"this is no file name: {error}", where=str(path), remedy="check the name") from error
        return cls(data, str(path), path.stem, encoding, chapters=chapters)

    @property
    def ending(self) -> str:
        """Its kind, or of its name, in small letters, without the dot; empty where it has none."""
        return self.kind or Path(self.name).suffix.lower().removeprefix(".")


def is_address(name: str) -> bool:
    """Whether what the user names is an address and no file."""
    return name.lower().startswith(("http://", "https://"))


class Importer(ABC):
    """A format of texts that can be opened."""

    #: What files of the format begin with, where they begin with anything: they are known by it whatever their ending.
    magic: ClassVar[tuple[bytes, ...]] = ()

    @abstractmethod
    def document(self, source: Source) -> Document:
        """The document of a text.

        Raises:
            UsageError: there is no such encoding.
            BadInput: it is empty, damaged, or not of this format.
        """

    def cover(self, source: Source) -> bytes:
        """The book's cover as its file has it, a picture; b"" where it has none.

        Raises:
            BadInput: the text cannot be read.
        """
        del source
        return b""

    def first_pages(self, source: Source) -> Document | None:
        """The beginning of a text, for the first frame, where it is there much sooner than the whole; else None.

        Raises:
            BadInput: as for the whole.
        """
        del source
        return None


def _unreadable(path: Path, error: OSError) -> BadInput:
    # Windows says of a folder that permission is denied; and one may not even be allowed to ask.
    with suppress(OSError):
        if path.is_dir():
            return BadInput("this is a folder", where=str(path), remedy="name a file in it")
    return BadInput(f"cannot be read: {error.strerror or error}", where=str(path), remedy="check its permissions")
