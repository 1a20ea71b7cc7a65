"""A folder of texts as one book."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from langdu import importers
from langdu.errors import BadInput
from langdu.importers.base import Source
from langdu.importers.several.collection import FILES, TOTAL_BYTES, CollectedText, chosen, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Document


def load_folder(folder: Path, encoding: str | None = None, chapters: str = "") -> Document:
    """The texts in a folder and the folders in it; links are not followed, and empty files left out.

    Raises:
        BadInput: there is no text in it, too much of it, or one that cannot be read.
    """
    names = chosen(_names(folder), importers.endings(), str(folder))
    total = 0
    parts: list[CollectedText] = []
    for name in names:
        source = Source.read(folder / name, encoding, chapters)
        total += len(source.data)
        if total > TOTAL_BYTES:
            raise BadInput("there are more than 500 MB in it", where=str(folder), remedy="name a file in it")
        if source.data.strip():
            parts.append(CollectedText(name, importers.load(source)))
    if not parts:
        raise BadInput("all texts in it are empty", where=str(folder), remedy="choose another folder")
    return joined(parts, folder.resolve().name)


def _names(folder: Path) -> Iterator[str]:
    """The paths of the files, with slashes; no more than a few times of what would be read."""
    count = 0
    for at, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(at) / name
            count += 1
            if count > 10 * FILES:
                raise BadInput("there are too many files in it", where=str(folder), remedy="name a file in it")
            if not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def _unreadable(error: OSError) -> None:
    where = str(error.filename)
    raise BadInput(f"cannot be read: {error.strerror}", where=where, remedy="check its permissions") from error
