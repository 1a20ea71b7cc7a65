"""`langdu voices`: who can speak here, and how to have more."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import chosen, note
from langdu.cli.progress import bar
from langdu.cli.setup.voice_facts import facts, state, to_fetch
from langdu.errors import UsageError, VoiceMissing

if TYPE_CHECKING:
    import argparse

    from langdu.model import Voice
    from langdu.session import Book
    from langdu.speech import VoiceStore

#: Said before a voice that goes online may be used.
GOES_ONLINE = "It speaks over the internet: whatever is read with it is sent to the service that speaks it."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("voices", help="list, install, remove and try voices", description=__doc__)
    actions = command.add_subparsers(dest="action", metavar="list | show | install | add | remove | try")
    listing = actions.add_parser("list", help="all voices (the default)")
    listing.add_argument("--json", action="store_true", help="for programs")
    for name, help_text in (("show", "all about a voice"), ("remove", "remove a voice's files")):
        actions.add_parser(name, help=help_text).add_argument("voice", metavar="ID")
    install = actions.add_parser("install", help="fetch a voice; its licence is shown first")
    install.add_argument("voice", metavar="ID")
    install.add_argument("-y", "--yes", action="store_true", help="agree to the licence without being asked")
    adding = actions.add_parser("add", help="recorded syllables or words, to compare with a human")
    adding.add_argument("source", metavar="FOLDER_OR_ZIP", type=Path, help="with files like ma3.mp3 and 老师.wav")
    adding.add_argument("--name", metavar="NAME", help="the voice is then reference:NAME; that of the folder without")
    trial = actions.add_parser("try", help="hear a voice say its sample, or a text")
    trial.add_argument("voice", metavar="ID")
    trial.add_argument("text", nargs="?", help="what to say")
    trial.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="keep it instead of playing it: wav, flac, ogg, mp3 …"
    )


def run(options: argparse.Namespace) -> int:
    """Do what is asked."""
    from langdu.speech import VoiceStore

    store = VoiceStore()
    if options.action in (None, "list"):
        return _list(store, as_json=getattr(options, "json", False))
    if options.action == "add":
        return _add(store, options.source, options.name)
    action = {"show": _show, "install": _install, "remove": _remove, "try": _try}[options.action]
    return action(store, store.get(options.voice), options)


def _list(store: VoiceStore, *, as_json: bool) -> int:
    store.look()
    best = store.best()
    if as_json:
        rows = [
            asdict(v) | {"installed": store.installed(v), "best": v == best, "problem": store.works(v)}
            for v in store.voices()
        ]
        print(json.dumps(rows, ensure_ascii=False, default=dict))
    else:
        _print_table(store, best)
    for problem in store.problems:
        note(f"langdu: {problem}")
    return 0


def _print_table(store: VoiceStore, best: Voice) -> None:
    rows = [("*" if voice == best else " ", voice.id, state(store, voice), voice.name) for voice in store.voices()]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        print(f"{'  '.join(cells)}  {row[3]}")
    print("\n* is what auto speaks with; langdu voices show ID tells all about one")


def _show(store: VoiceStore, voice: Voice, _: argparse.Namespace) -> int:
    rows = facts(store, voice)
    width = max(map(len, rows))
    for name, value in rows.items():
        print(f"{name:{width}}  {value}")
    return 0


def _install(store: VoiceStore, voice: Voice, options: argparse.Namespace) -> int:
    if store.installed(voice):
        note(f"{voice.id} is installed")
        return 0
    if problem := store.lacks(voice):
        raise VoiceMissing(problem, where=voice.id)
    note(f"{voice.name} ({to_fetch(voice)}). Licence: {voice.licence}")
    if voice.online:
        note(GOES_ONLINE)
    agreement = store.agreement(voice)
    if agreement is not None:
        note(f"you agreed to this on {agreement.day}")
    elif not options.yes and not _agreed(voice):
        note("nothing was installed")
        return 1
    with bar(f"installing {voice.name}") as progress:
        store.install(voice, progress, lambda: False)
    note(_done(store, voice, "installed"))
    return 0


def _done(store: VoiceStore, voice: Voice, what: str) -> str:
    together = store.family(voice.family)
    return f"{', '.join(one.id for one in together)} are {what}" if together else f"{voice.id} is {what}"


def _agreed(voice: Voice) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked to agree to the licence", remedy="say --yes")
    note("Agree, and let it send what is read? [y/N] " if voice.online else "Agree, and install it? [y/N] ")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _add(store: VoiceStore, source: Path, name: str | None) -> int:
    from langdu.session.reading.voice.pronounce import spoken

    note("reading, trimming and levelling the recordings …")
    added = store.add(source, name, spoken)
    note(f"{added.voice.id} is installed: {added.recordings:,} recordings")
    for why, count in sorted(added.skipped.items()):
        note(f"{count:,} left out: {why}")
    note(f"hear it with langdu voices try {added.voice.id}, or with --voice {added.voice.id}")
    return 0


def _remove(store: VoiceStore, voice: Voice, _: argparse.Namespace) -> int:
    if not voice.files and not voice.online:
        raise UsageError("has no files of its own and cannot be removed", where=voice.id)
    if not store.remove(voice):
        raise VoiceMissing("not installed", where=voice.id)
    note(_done(store, voice, "removed"))
    return 0


def _try(store: VoiceStore, voice: Voice, options: argparse.Namespace) -> int:
    from langdu.cli.options import require_hanzi
    from langdu.cli.reading.plain import read_plainly
    from langdu.library import open_library
    from langdu.session import book_from_text
    from langdu.session.reading.options import ReadingOptions

    store.able(voice.id)
    with closing(open_library(keeps=False)) as library:
        opened = book_from_text(options.text or voice.sample, voice.name, library=library)
        if options.output is None:
            return read_plainly(opened, ReadingOptions(voice.id))
        return _keep(store, voice, require_hanzi(opened), options.output)


def _keep(store: VoiceStore, voice: Voice, opened: Book, path: Path) -> int:
    from langdu.exporters import exporter_for
    from langdu.session.export import ExportOptions, export

    exporter_for(path)
    speaker, folder = chosen(store, voice.id)
    report = export(opened, ExportOptions(speaker, folder, (path.absolute(),)))
    note(f"{path.name}: {report.seconds:.1f} seconds")
    return 0
