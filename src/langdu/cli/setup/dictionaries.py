"""`langdu dictionaries`: what words are looked up in, and how to have more.

`add` takes a zip of Yomitan or Yomichan, StarDict (an .ifo, its folder, zip or tar) or a text like CC-CEDICT's.
`update` takes a newer CC-CEDICT from a file, or without one fetches it from MDBG.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.cli.progress import bar

if TYPE_CHECKING:
    import argparse

    from langdu.dictionary.keeping import Kept
    from langdu.dictionary.storage.table import DictionaryTable


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("dictionaries", help="list, add, remove and update dictionaries", description=__doc__)
    actions = command.add_subparsers(dest="action", metavar="list | add | remove | update")
    listing = actions.add_parser("list", help="all dictionaries, in the order in which they are asked (the default)")
    listing.add_argument("--json", action="store_true", help="for programs")
    adding = actions.add_parser("add", help="add a dictionary of yours")
    adding.add_argument("file", metavar="FILE_OR_FOLDER", type=Path)
    removing = actions.add_parser("remove", help="remove one of yours, or the newer CC-CEDICT")
    removing.add_argument("name", metavar="NAME", help="as the list has it, or its title")
    updating = actions.add_parser("update", help="use a newer CC-CEDICT")
    updating.add_argument("file", metavar="FILE", type=Path, nargs="?", help="fetched from mdbg.net without")


def run(options: argparse.Namespace) -> int:
    """Do what is asked."""
    match options.action:
        case "add":
            _add(options.file)
        case "remove":
            _remove(options.name)
        case "update":
            _update(options.file)
        case _:
            _list(as_json=getattr(options, "json", False))
    return 0


def _list(*, as_json: bool) -> None:
    from langdu.dictionary import Dictionaries

    found = Dictionaries.installed()
    if as_json:
        print(json.dumps([_row(name, table) for name, table in found.tables.items()], ensure_ascii=False, indent=1))
    else:
        for name, table in found.tables.items():
            edition = f", {table.edition}" if table.edition else ""
            licence = f", {table.licence}" if table.licence else ""
            print(f"{name:<16}  {table.title}{edition}: {_entries(table.entries)}{licence}")
    for trouble in found.troubles:
        note(trouble)


def _row(name: str, table: DictionaryTable) -> dict[str, object]:
    return {
        "name": name,
        "title": table.title,
        "edition": table.edition,
        "entries": table.entries,
        "licence": table.licence,
        "bytes": table.size,
    }


def _add(file: Path) -> None:
    from langdu.dictionary import keeping

    with bar(file.name) as tell:
        kept = keeping.add(file, tell)
    _tell(kept, "is replaced" if kept.replaced else "is added")


def _remove(name: str) -> None:
    from langdu.dictionary import keeping

    print(f"{keeping.remove(name)} is removed")


def _update(file: Path | None) -> None:
    from langdu.dictionary import download, keeping

    if file is not None:
        kept = keeping.update(file)
    else:
        with bar("CC-CEDICT") as tell:
            kept = download.fetch_update(tell)
    _tell(kept, f"of {kept.edition} is {'used now' if kept.replaced else 'in use already'}")


def _tell(kept: Kept, what: str) -> None:
    print(f"{kept.title} {what}: {_entries(kept.entries)}, called {kept.name}")
    for line in kept.notes:
        note(line)


def _entries(count: int) -> str:
    return f"{count:,} entr{'y' if count == 1 else 'ies'}"
