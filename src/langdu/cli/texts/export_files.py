"""Which files an export writes: named each with -o, or by their formats with --to; and what is there already."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli import streams
from langdu.errors import UsageError
from langdu.exporters import endings, exporter_for
from langdu.importers.base import is_address
from langdu.model import one_line
from langdu.session import CLIPBOARD
from langdu.session.text.opening.sources import SAVED_WORDS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from langdu.session.export.put_files import PutFiles

#: What a text is called that has no file.
NAMELESS = {"-": "standard input", CLIPBOARD: "clipboard", SAVED_WORDS: "saved words"}
#: Options that change nothing in the files.
NOT_CONTENT = frozenset({"force", "progress", "jobs", "cluster", "debug"})


def outputs(sources: Sequence[str], named: Sequence[Path], formats: str) -> dict[str, tuple[Path, ...]]:
    """The files of each text.

    Args:
        sources: the texts, as the user named them.
        named: what stands behind -o; with --to no more than one folder.
        formats: what stands behind --to: endings with commas; empty for none.

    Raises:
        UsageError: a format is not known, or two texts would be one file, or one would be written over.
    """
    if not formats:
        if not named:
            raise UsageError("nothing says what to write", remedy="-o book.mp3, or --to mp3,srt for a file each")
        if len(sources) > 1:
            raise UsageError("these are several texts, and -o is one file", remedy="--to mp3 -o FOLDER writes one each")
        found = {sources[0]: tuple(dict.fromkeys(path.absolute() for path in named))}
    else:
        found = {source: tuple(_called(source, named, formats)) for source in sources}
    _check(found)
    return found


def _called(source: str, named: Sequence[Path], formats: str) -> Iterator[Path]:
    """A file for each format, called after the text."""
    folder = named[0] if named else Path()
    if len(named) > 1 or not folder.is_dir():
        raise UsageError("with --to, -o is one folder", where=str(folder), remedy="make it first, or leave -o out")
    name = NAMELESS.get(source) or (source.rstrip("/").rpartition("/")[2] if is_address(source) else Path(source).stem)
    for ending in filter(None, (part.strip().removeprefix(".") for part in formats.split(","))):
        if f".{ending.lower()}" not in (known.lower() for known in endings()):
            raise UsageError(f"there is no format {ending!r}", remedy=f"use one of {' '.join(endings())}")
        yield (folder / f"{one_line(name).replace('/', ' ') or 'text'}.{ending}").absolute()


def _check(found: dict[str, tuple[Path, ...]]) -> None:
    owners: dict[Path, str] = {}
    for source, paths in found.items():
        for path in paths:
            exporter_for(path)
            if path.exists() and Path(source).exists() and path.samefile(source):
                raise UsageError("the text itself would be overwritten", where=str(path), remedy="name another file")
            if owners.setdefault(path, source) != source:
                what = f"{owners[path]} and {source} would both be this file"
                raise UsageError(what, where=str(path), remedy="export them one by one")


def command_of(options: Namespace, wanted: dict[str, tuple[Path, ...]]) -> str:
    """What a command is known by when it is given again after it was stopped: its texts, its files and how."""
    how = sorted((name, repr(value)) for name, value in vars(options).items() if name not in NOT_CONTENT)
    return f"{Path.cwd()} {wanted!r} {how!r}"


def allowed(paths: Sequence[Path], put: PutFiles, *, force: bool) -> bool:
    """Whether the files may be written: those that are there were put by the same command before, or the user says so.

    Raises:
        UsageError: one is there, and there is nobody to ask.
    """
    there = [path for path in paths if path.is_file() and path.stat().st_size and not put.has(path)]
    if force or not there:
        return True
    names = one_line(", ".join(path.name for path in there))
    if not sys.stdin.isatty():
        raise UsageError("this file is there already", where=str(there[0]), remedy="--force writes over it")
    streams.say(f"{names}: there already. Write over it? [y/N] ")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
