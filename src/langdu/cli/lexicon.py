"""`langdu lexicon`: your corrections, those made in the reader and others; they win over everything.

The file of `export` and `import` is tab-separated: the hanzi, their pinyin, the book's id or nothing, the place in
it or nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.errors import BadInput, OutputFailed, UsageError
from langdu.library import Library
from langdu.model import Correction, is_hanzi
from langdu.pinyin import is_legal, numbered, parse, segment

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from langdu.model import Syllable


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("lexicon", help="list and keep your corrections", description=__doc__)
    actions = command.add_subparsers(dest="action", metavar="list | add | remove | import | export")
    actions.add_parser("list", help="all corrections (the default)")
    adding = actions.add_parser("add", help="read a word so from now on, in all books")
    adding.add_argument("word", metavar="WORD")
    adding.add_argument("pinyin", metavar="PINYIN", nargs="+", help="xíngjiā, xing2 jia1 or 'xing2jia1'")
    actions.add_parser("remove", help="forget every correction of a word").add_argument("word", metavar="WORD")
    importing = actions.add_parser("import", help="take over corrections from a file")
    importing.add_argument("file", metavar="FILE", type=Path)
    exporting = actions.add_parser("export", help="write all corrections")
    exporting.add_argument("file", metavar="FILE", type=Path, nargs="?", help="standard output without")


def run(options: argparse.Namespace) -> int:
    """Do what is asked."""
    library = Library()
    try:
        match options.action:
            case "add":
                library.correct(Correction(options.word, _syllables(options.word, " ".join(options.pinyin))))
            case "remove":
                _remove(library, options.word)
            case "import":
                _import(library, options.file)
            case "export" if options.file is not None:
                _export(library, options.file)
            case _:
                sys.stdout.write("".join(_rows(library)))
    finally:
        library.close()
    return 0


def _rows(library: Library) -> Iterator[str]:
    for found in library.corrections():
        place = "" if found.start is None else str(found.start)
        yield "\t".join((found.text, " ".join(map(numbered, found.syllables)), found.book or "", place)) + "\n"


def _remove(library: Library, word: str) -> None:
    found = [correction for correction in library.corrections() if correction.text == word]
    if not found:
        raise UsageError("there is no correction of it", where=word, remedy="langdu lexicon lists them")
    for correction in found:
        library.forget(correction)


def _export(library: Library, path: Path) -> None:
    try:
        partial = path.with_name(f".{path.name}.part")
        partial.write_text("".join(_rows(library)), encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise OutputFailed(what, where=str(path), remedy="check the folder and its permissions") from error


def _import(library: Library, path: Path) -> None:
    """Every line is understood before the first is kept."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"cannot be read: {error}", where=str(path), remedy="name a file of langdu lexicon export"
        ) from error
    rows = enumerate(text.splitlines(), 1)
    corrections = [_correction(path, number, line) for number, line in rows if line.strip() and line[0] != "#"]
    for correction in corrections:
        library.correct(correction)
    note(f"{len(corrections)} corrections are kept")


def _correction(path: Path, number: int, line: str) -> Correction:
    word, pinyin, book, start = (*line.split("\t"), "", "", "")[:4]
    try:
        return Correction(word, _syllables(word, pinyin), book or None, int(start) if start else None)
    except (UsageError, ValueError) as error:
        what = error.what if isinstance(error, UsageError) else f"{start!r} is no place"
        raise BadInput(what, where=f"{path}, line {number}", remedy="nothing was kept; mend the line") from error


def _syllables(word: str, pinyin: str) -> tuple[Syllable, ...]:
    """One toned syllable for each of the word's hanzi."""
    pieces = [piece for part in pinyin.split() for piece in ([part] if is_legal(part) else segment(part) or [part])]
    if not word or not all(map(is_hanzi, word)):
        raise UsageError(f"{word!r} is no Chinese word", remedy="a correction is for hanzi alone")
    wrong = [piece for piece in pieces if not is_legal(piece) or not parse(piece).tone]
    if wrong:
        raise UsageError(
            f"{wrong[0]!r} is no pinyin with a tone", where=word, remedy="write háng, hang2, or de5 for neutral"
        )
    if len(pieces) != len(word):
        raise UsageError(f"{len(word)} characters, {len(pieces)} syllables", where=word, remedy="give one for each")
    return tuple(map(parse, pieces))
