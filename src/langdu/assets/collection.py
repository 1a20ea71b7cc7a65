"""A file that is packed here of many small ones, each fetched by HTTPS: recordings of syllables, say.

What they are is told by a list beside the manifest: a line for each, with its name, its size in bytes and its SHA-256,
separated by tabs. They are packed into a zip that is the same, byte for byte, wherever it is made.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

from langdu.errors import InstallFailed
from langdu.model import AssetFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LINE = re.compile(r"(?P<name>[A-Za-z0-9_][A-Za-z0-9_.-]*)\t(?P<size>[1-9][0-9]*)\t(?P<sha256>[0-9a-f]{64})")
#: The least date that a zip knows.
DATE = (1980, 1, 1, 0, 0, 0)


def listed(path: Path, address: str) -> tuple[AssetFile, ...]:
    """The files that a list tells of.

    Args:
        path: the list.
        address: of the folder that they are in; ends with a slash.

    Raises:
        InstallFailed: there is no such list, or a line is not of that form.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        remedy = "put it beside the manifest"
        raise InstallFailed(f"the list of files cannot be read: {error}", where=path.name, remedy=remedy) from error
    return tuple(_file(path, number, line, address) for number, line in enumerate(lines, 1))


def _file(path: Path, number: int, line: str, address: str) -> AssetFile:
    found = LINE.fullmatch(line)
    if found is None:
        what = f"line {number} is not a name, a size and a SHA-256, separated by tabs"
        raise InstallFailed(what, where=path.name, remedy="mend the list")
    return AssetFile(found["name"], address + found["name"], int(found["size"]), found["sha256"])


def pack(files: Iterable[AssetFile], places: Mapping[str, Path], target: Path) -> None:
    """Write the zip.

    Args:
        files: what goes in, in order.
        places: where each is, by its SHA-256.
        target: the zip; there must be none.

    Raises:
        OSError: it cannot be written.
    """
    with zipfile.ZipFile(target, "x") as archive:
        for file in files:
            with places[file.sha256].open("rb") as stream, archive.open(_entry(file.name), "w") as out:
                shutil.copyfileobj(stream, out)


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DATE)
    info.create_system = 3  # what zipfile writes there by itself differs between systems
    return info
