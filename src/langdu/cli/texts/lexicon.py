"""`langdu lexicon`: your corrections, those made in the reader and others; they win over everything.

`export` and `import` know two forms by the file's ending: a table (.tsv: the hanzi, their pinyin, the book's id or
nothing, the place in it or nothing), and the dictionary of phrases of pypinyin (.json). `import` also reads tables
with commas or semicolons, and lines `行家: háng jia` or `行家 hang2 jia1`, in UTF-8, GBK or Big5.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.errors import UsageError
from langdu.importers import Source, load
from langdu.library import Library, exchange, open_library
from langdu.model import Correction
from langdu.pinyin import marked

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("lexicon", help="list and keep your corrections", description=__doc__)
    actions = command.add_subparsers(dest="action", metavar="list | add | remove | import | export")
    listing = actions.add_parser("list", help="all corrections (the default)")
    adding = actions.add_parser("add", help="read a word or a character so from now on")
    adding.add_argument("word", metavar="WORD")
    adding.add_argument("pinyin", metavar="PINYIN", nargs="+", help="xíngjiā, xing2 jia1 or 'xing2jia1'")
    removing = actions.add_parser("remove", help="forget every correction of a word")
    removing.add_argument("word", metavar="WORD")
    for action in (listing, adding, removing):
        action.add_argument("--book", metavar="FILE", help="only those of this text; all books' without")
    importing = actions.add_parser("import", help="take over corrections from a file")
    importing.add_argument("file", metavar="FILE", type=Path)
    exporting = actions.add_parser("export", help="write all corrections")
    exporting.add_argument("file", metavar="FILE", type=Path, nargs="?", help="standard output without")


def run(options: argparse.Namespace) -> int:
    """Do what is asked."""
    only_looks = options.action in (None, "list", "export")
    library = open_library(keeps=False) if only_looks else Library()
    try:
        if library.trouble:
            note(library.trouble)
        book = _book(library, getattr(options, "book", None))
        match options.action:
            case "add":
                found = exchange.syllables(options.word, " ".join(options.pinyin))
                library.correct(Correction(options.word, found, book))
            case "remove":
                _remove(library, options.word, book)
            case "import":
                _import(library, options.file)
            case "export" if options.file is not None:
                exchange.write(library.corrections(), options.file)
            case _:
                sys.stdout.writelines(exchange.rows(_of(library, book)))
                _tell_unplaced(library)
    finally:
        library.close()
    return 0


def _tell_unplaced(library: Library) -> None:
    """Those whose text has changed, so that nobody knows where they belong: they are kept and hold nowhere."""
    for title, correction in library.unplaced():
        reading = " ".join(map(marked, correction.syllables))
        note(f"{title}: {correction.text} {reading} could not be placed since the text has changed")


def _book(library: Library, file: str | None) -> str | None:
    """The id of the book in a file."""
    from langdu.session import open_book

    return None if file is None else open_book(file, library=library).id


def _of(library: Library, book: str | None) -> list[Correction]:
    return [found for found in library.corrections() if book in (None, found.book)]


def _remove(library: Library, word: str, book: str | None) -> None:
    found = [correction for correction in _of(library, book) if correction.text == word]
    if not found:
        raise UsageError("there is no correction of it", where=word, remedy="langdu lexicon lists them")
    for correction in found:
        library.forget(correction)


def _import(library: Library, path: Path) -> None:
    found = exchange.read(load(Source.read(path)).source, path)
    for correction in found:
        library.correct(correction)
    note(f"{len(found)} corrections are kept")
