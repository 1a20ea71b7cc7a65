"""Lists of words from files of other programs."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers import Source
from langdu.importers.encoding.decode import decode
from langdu.library.words.exchange import formats
from langdu.library.words.exchange.anki import package
from langdu.library.words.exchange.checking import checked

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.library.words.exchange.checking import CheckedList
    from langdu.model import WordStatus

#: A list of 100,000 words with their sentences has 20 MB.
LARGEST_LIST_BYTES = 200_000_000


def read_list(path: Path, format_name: str | None, encoding: str | None, default: WordStatus) -> CheckedList:
    """The words of a file, whole or not at all.

    Args:
        path: the file; a package of Anki is known by its content.
        format_name: of `formats.FORMAT_NAMES`; None to find out.
        encoding: of a text; None to find out.
        default: the status of words that have none there.

    Raises:
        UsageError: there is no such encoding.
        BadInput: it cannot be read, has no words, or a row that cannot be understood.
    """
    where = str(path)
    if format_name in (None, "anki") and _is_package(path):
        return checked(package.read(path), default, where)
    text = decode(_data(path), where, encoding)
    one = formats.format_of(text) if format_name is None else formats.named(format_name)
    return checked(one.read(text, where), default, where)


def _is_package(path: Path) -> bool:
    with suppress(OSError, ValueError), path.open("rb") as file:
        return file.read(len(package.MAGIC)) == package.MAGIC
    return False  # reading it tells why


def _data(path: Path) -> bytes:
    with suppress(OSError, ValueError):
        if path.stat().st_size > LARGEST_LIST_BYTES:
            raise BadInput("this is too large for a list of words", where=str(path), remedy="import it in parts")
    return Source.read(path).data
