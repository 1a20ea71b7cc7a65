"""`langdu words import` and `export`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from langdu import files
from langdu.cli.options import note
from langdu.cli.progress import bar
from langdu.cli.words import listing
from langdu.cli.words.asking import STATUSES, counted, opened, status
from langdu.errors import UsageError
from langdu.library.words import WordStatuses
from langdu.library.words.exchange import formats
from langdu.library.words.exchange.merging import plan
from langdu.model import KNOWN
from langdu.session.words.listing import word_rows
from langdu.session.words.vocabulary import status_name

if TYPE_CHECKING:
    import argparse

    from langdu.library.words.exchange.merging import ImportPlan
    from langdu.model import WordStatus

#: The statuses of words that are being learned.
LEARNING = (1, 4)
#: What LWT and Lute call the language, where nothing else is said.
LANGUAGE = "Mandarin Chinese"
IMPORT = """Take over statuses of words: terms of LWT (TSV) and Lute (CSV), notes of Anki (text, or .apkg and .colpkg
with the progress of their cards), plain lists of words, and langdu's own CSV. All of a file is taken, or nothing. A
status that is higher here stays."""
EXPORT = """Write words with their statuses: langdu's own CSV (.csv), terms for LWT (.tsv) or Lute, notes for Anki, or a
plain list (.txt). Without FILE they are printed."""


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    importing = actions.add_parser("import", help="take over statuses from a file", description=IMPORT)
    importing.add_argument("file", metavar="FILE", type=Path)
    importing.add_argument("--format", choices=formats.FORMAT_NAMES, help="if the guess is wrong")
    importing.add_argument("--encoding", help="the file's encoding, if the guess is wrong: utf-8, gb18030, big5 …")
    importing.add_argument(
        "--status", type=status, default=KNOWN, help=f"of words that have none in the file: {STATUSES} (known)"
    )
    importing.add_argument("--replace", action="store_true", help="take lower statuses too")
    importing.add_argument("--dry-run", action="store_true", help="only tell what would change, a word a line")
    importing.set_defaults(act=_import)
    exporting = actions.add_parser("export", help="write words and statuses", description=EXPORT)
    exporting.add_argument("file", metavar="FILE", type=Path, nargs="?")
    exporting.add_argument("--format", choices=formats.FORMAT_NAMES, help="else the file's ending tells it")
    exporting.add_argument(
        "--language", default=LANGUAGE, metavar="NAME", help="what LWT or Lute calls Chinese (%(default)s)"
    )
    listing.add_filters(exporting)
    exporting.set_defaults(act=_export)


def _import(options: argparse.Namespace) -> int:
    from langdu.session.words.importing import read_list

    found = read_list(options.file, options.format, options.encoding, options.status)
    for remark in found.remarks:
        note(f"{options.file}, {remark}")
    if found.without_status:
        taken = f"{status_name(options.status)} (--status)"
        note(f"{options.file}: {counted(found.without_status)} without a status there, taken for {taken}")
    with opened(keeps=not options.dry_run) as library:
        statuses = WordStatuses(library)
        planned = plan(found.statuses, statuses.all(), replaces=options.replace)
        if options.dry_run:
            for one in planned.changes:
                print(f"{one.word}\t{status_name(one.before)} → {status_name(one.after)}")
        else:
            statuses.mark_each({one.word: one.after for one in planned.changes})
    note(_told(planned, is_dry=options.dry_run))
    return 0


def _told(planned: ImportPlan, *, is_dry: bool) -> str:
    by_status = Counter(one.after for one in planned.changes)
    kinds = ", ".join(f"{count:,} {_kind(status)}" for status, count in sorted(by_status.items(), reverse=True))
    verb = "would get" if is_dry else "gets" if len(planned.changes) == 1 else "get"
    parts = [
        f"{counted(planned.changes)} {verb} a status{f': {kinds}' if kinds else ''}",
        f"{planned.same:,} had it already" if planned.same else "",
        f"{planned.kept:,} keep their own, which is higher or ignored (--replace)" if planned.kept else "",
        "nothing was changed" if is_dry else "",
    ]
    return "; ".join(filter(None, parts))


def _kind(status: WordStatus) -> str:
    return f"at status {status}" if LEARNING[0] <= status <= LEARNING[1] else status_name(status)


def _export(options: argparse.Namespace) -> int:
    one = formats.named(options.format or "langdu") if options.file is None or options.format else None
    one = one or formats.format_for(options.file)
    with opened(keeps=False) as library:
        rows = listing.chosen(word_rows(library, options.learner), options)
    if not rows:
        raise UsageError("there is no word to export", remedy="langdu words list shows which there are")
    from langdu.session.words.exporting import with_details, without_details

    with bar("words") as tell:
        text = one.write(with_details(rows, tell) if one.has_details else without_details(rows), options.language)
    if options.file is None:
        sys.stdout.write(text)
        return 0
    files.write(options.file, text)
    note(f"{counted(rows)} in {options.file}, for {one.name}")
    return 0
