"""Where dictionaries are: langdu's own among its data, the user's in the data folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from langdu.config import data_dir
from langdu.dictionary.storage.table import DictionaryTable
from langdu.errors import LangduError

#: The name of CC-CEDICT's file, langdu's own and a newer edition's.
CEDICT = "cc-cedict"
ENDING = ".bin"


def folder() -> Path:
    """The user's dictionaries."""
    return data_dir() / "dictionaries"


def own_path() -> Path:
    """CC-CEDICT as langdu brings it."""
    return Path(str(resources.files("langdu.dictionary").joinpath("data/cedict.bin")))


def opened() -> tuple[dict[str, DictionaryTable], tuple[str, ...]]:
    """The dictionaries that can be used, by name and in their order, and a line on each that cannot.

    CC-CEDICT is first, the user's edition of it if that is the newer one; then the user's, as they were added.
    """
    tables, troubles = _opened_all()
    own = tables.pop(CEDICT, None)
    brought = _open(own_path(), troubles)
    cedict = own if own and (not brought or own.edition > brought.edition) else brought
    ordered = dict(sorted(tables.items(), key=lambda row: (row[1].order, row[0])))
    return ({CEDICT: cedict} if cedict else {}) | ordered, tuple(troubles)


def _opened_all() -> tuple[dict[str, DictionaryTable], list[str]]:
    troubles: list[str] = []
    try:
        paths = sorted(path for path in folder().iterdir() if path.suffix == ENDING and not path.name.startswith("."))
    except FileNotFoundError:
        paths = []
    except OSError as error:
        return {}, [f"the dictionaries cannot be read: {error}"]
    tables = {path.stem: table for path in paths if (table := _open(path, troubles))}
    return tables, troubles


def _open(path: Path, troubles: list[str]) -> DictionaryTable | None:
    try:
        return DictionaryTable(path)
    except (LangduError, OSError) as error:
        what = error.what if isinstance(error, LangduError) else str(error.strerror or error)
        troubles.append(f"the dictionary {path.stem} is left out, {what}; add it again, or remove it")
        return None
