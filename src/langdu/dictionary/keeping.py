"""Dictionaries that the user adds, removes and brings up to date: files in the data folder, each written whole or not.

A killed langdu leaves a hidden part, which the next one takes away (`langdu.files`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu import files, plugins
from langdu.dictionary import making, shelf
from langdu.dictionary.formats import cedict
from langdu.dictionary.formats.files import files_of
from langdu.dictionary.storage.table import DictionaryTable
from langdu.errors import BadInput, OutputFailed, UsageError
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from langdu.dictionary.formats.base import DictionaryFormat

#: The longest name of a dictionary's file, in characters.
LONGEST_NAME = 40
#: What a newer edition must have of the entries of the one in use.
LEAST_SHARE = 0.9
#: Names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A dictionary that was added or brought up to date.

    Attributes:
        name: what it is called in commands.
        title: its own name.
        edition: its date or revision; may be empty.
        entries: how many it has.
        replaced: whether there was one of that name before.
        notes: what was left out of it.
    """

    name: str
    title: str
    edition: str
    entries: int
    replaced: bool
    notes: tuple[str, ...] = ()


def add(path: Path, progress: Callable[[int, int], None] = lambda _done, _whole: None) -> Kept:
    """Add a dictionary; one of the same title is replaced.

    Args:
        path: a file, archive or folder of a format in `plugins.py`.
        progress: told now and then the entries that are done, and about how many there are.

    Raises:
        UsageError: no format has that ending.
        BadInput: it is damaged, or no dictionary of Chinese.
        OutputFailed: it cannot be written; what was there still is.
    """
    tables = shelf.users()
    try:
        published = _format(path).read(path)
        made = making.table_of(published, _place(one_line(published.title), tables), progress)
    except BadInput as error:
        raise BadInput(error.what, where=error.where or one_line(path.name), remedy=error.remedy) from None
    except OSError as error:
        raise BadInput(f"it cannot be read: {error.strerror or error}", where=one_line(str(path))) from error
    name = _free_name(made.title, {name: table.title for name, table in tables.items()})
    _write(name, made.content)
    return Kept(name, made.title, one_line(published.edition), made.entries, name in tables, made.notes)


def _place(title: str, tables: dict[str, DictionaryTable]) -> int:
    """A dictionary's place: that of the one which it replaces, or the last."""
    same = [table.order for table in tables.values() if table.title == title]
    return same[0] if same else 1 + max((table.order for table in tables.values()), default=0)


def _format(path: Path) -> DictionaryFormat:
    if path.is_dir():
        ending = "zip"
    else:
        endings = [".".join(path.name.lower().split(".")[-count:]) for count in (2, 1)]
        known = plugins.names("dictionaries")
        ending = next((ending for ending in endings if ending in known), "")
    if not path.exists():
        raise BadInput("there is no such file", where=one_line(str(path)))
    if not ending:
        what = "it is of no format that is known"
        remedy = (
            "a dictionary is a .zip of Yomitan, an .ifo of StarDict (or its folder, zip or tar), or a .u8 of CC-CEDICT"
        )
        raise UsageError(what, where=one_line(path.name), remedy=remedy)
    found: DictionaryFormat = plugins.load("dictionaries", ending)()
    return found


def _free_name(title: str, titles: dict[str, str]) -> str:
    """What a dictionary is called: its title in letters that every file system takes; that of one of the same title."""
    for name, other in titles.items():
        if other == title:
            return name
    plain = re.sub(r"[^\w]+", "-", title.lower())[:LONGEST_NAME].strip("-_") or "dictionary"
    if plain == shelf.CEDICT or _DEVICES.fullmatch(plain):
        plain = f"{plain}-2"
    name, number = plain, 2
    while name in titles:
        name, number = f"{plain}-{number}", number + 1
    return name


def remove(name: str) -> str:
    """Remove a dictionary of the user's, or a newer CC-CEDICT, so that langdu's own is used again.

    Args:
        name: its name or its title.

    Returns:
        The title, or the name of one that is damaged.

    Raises:
        UsageError: there is none of that name.
        OutputFailed: it cannot be taken away.
    """
    paths = {path.stem: path for path in shelf.paths()}
    titles = {table.title: stem for stem, table in shelf.users().items()}
    stem = name if name in paths else titles.get(name, "")
    if stem not in paths and name.lower() == shelf.CEDICT:
        raise UsageError("it came with langdu and stays", where=one_line(name), remedy="yours can be removed")
    if stem not in paths:
        remedy = f"there are {', '.join(paths)}" if paths else "you have added none"
        raise UsageError("there is no such dictionary of yours", where=one_line(name), remedy=remedy)
    try:
        paths[stem].unlink()
    except OSError as error:
        remedy = "close langdu elsewhere, and check the folder's permissions"
        raise OutputFailed(f"it cannot be removed: {error.strerror or error}", where=stem, remedy=remedy) from error
    return next((title for title, known in titles.items() if known == stem), stem)


def update(path: Path) -> Kept:
    """Use another edition of CC-CEDICT, .u8 or .txt, alone, in a .gz or in a .zip.

    Raises:
        BadInput: it is none, cut off, older than the one in use, or far smaller.
        OutputFailed: it cannot be written; what was there still is.
    """
    try:
        lines = cedict.text_lines(files_of(path))
    except OSError as error:
        raise BadInput(f"it cannot be read: {error.strerror or error}", where=one_line(str(path))) from error
    return use_cedict(lines, one_line(path.name))


def use_cedict(lines: list[str], where: str) -> Kept:
    """Keep an edition of CC-CEDICT as the one in use; arguments and errors as in `update`."""
    used = shelf.opened()[0].get(shelf.CEDICT)
    edition = cedict.edition(lines)
    if not edition:
        raise BadInput("its head tells no date", where=where, remedy="fetch CC-CEDICT as MDBG publishes it")
    if used is not None and edition < used.edition:
        what = f"it is of {edition}, the one in use of {used.edition}"
        raise BadInput(what, where=where, remedy="fetch a newer one")
    count = sum(1 for _ in cedict.entries(lines))
    if used is not None and count < LEAST_SHARE * used.entries:
        what = f"it has {count:,} entries, the one in use {used.entries:,}: it is not whole"
        raise BadInput(what, where=where, remedy="fetch it again")
    is_same = used is not None and edition == used.edition
    if not is_same:
        _write(shelf.CEDICT, making.cedict_table(lines))
    return Kept(shelf.CEDICT, cedict.TITLE, edition, count, replaced=not is_same)


def _write(name: str, content: bytes) -> None:
    folder = shelf.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "set LANGDU_DATA_DIR to a folder that can be written to"
        raise OutputFailed(f"cannot be made: {error.strerror or error}", where=str(folder), remedy=remedy) from error
    place = folder / f"{name}{shelf.ENDING}"
    files.write(place, content)
    DictionaryTable(place)  # it must open
