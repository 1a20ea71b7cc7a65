"""`langdu voices`: who can speak here, and how to have more."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.cli.progress import bar
from langdu.errors import UsageError, VoiceMissing

if TYPE_CHECKING:
    import argparse

    from langdu.model import Voice
    from langdu.speech import VoiceStore


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("voices", help="list, install, remove and try voices", description=__doc__)
    actions = command.add_subparsers(dest="action", metavar="list | show | install | remove | try")
    listing = actions.add_parser("list", help="all voices (the default)")
    listing.add_argument("--json", action="store_true", help="for programs")
    for name, help_text in (("show", "all about a voice"), ("remove", "remove a voice's files")):
        actions.add_parser(name, help=help_text).add_argument("voice", metavar="ID")
    install = actions.add_parser("install", help="fetch a voice; its licence is shown first")
    install.add_argument("voice", metavar="ID")
    install.add_argument("-y", "--yes", action="store_true", help="agree to the licence without being asked")
    trial = actions.add_parser("try", help="hear a voice say its sample, or a text")
    trial.add_argument("voice", metavar="ID")
    trial.add_argument("text", nargs="?", help="what to say")


def run(options: argparse.Namespace) -> int:
    """Do what is asked."""
    from langdu.speech import VoiceStore

    store = VoiceStore()
    if options.action in (None, "list"):
        return _list(store, getattr(options, "json", False))
    action = {"show": _show, "install": _install, "remove": _remove, "try": _try}[options.action]
    return action(store, store.get(options.voice), options)


def _list(store: VoiceStore, as_json: bool) -> int:
    best = store.best()
    if as_json:
        rows = [asdict(v) | {"installed": store.installed(v), "best": v == best} for v in store.voices()]
        print(json.dumps(rows, ensure_ascii=False, default=dict))
        return 0
    for voice in store.voices():
        sign = "*" if voice == best else " "
        print(f"{sign} {voice.id:10} {_state(store, voice):30} {voice.name}")
    print("\n* is what auto speaks with")
    return 0


def _state(store: VoiceStore, voice: Voice) -> str:
    if not store.installed(voice):
        return f"not installed ({megabytes(voice)})"
    return "installed" if store.works(voice) is None else "does not work here"


def megabytes(voice: Voice) -> str:
    """What an installation fetches."""
    return f"{voice.download_size / 1e6:.0f} MB"


def _show(store: VoiceStore, voice: Voice, _: argparse.Namespace) -> int:
    rows = {
        "name": voice.name,
        "language": f"{voice.language}, {voice.gender}",
        "engine": voice.engine,
        "state": store.works(voice) or _state(store, voice) if store.installed(voice) else _state(store, voice),
        "licence": voice.licence,
        "by": voice.attribution,
        "sound": f"{voice.sample_rate} Hz; marks: {voice.marks}; takes {voice.hint}",
        "sample": voice.sample,
    }
    for name, value in rows.items():
        print(f"{name:9} {value}")
    return 0


def _install(store: VoiceStore, voice: Voice, options: argparse.Namespace) -> int:
    if store.installed(voice):
        note(f"{voice.id} is installed")
        return 0
    note(f"{voice.name} ({megabytes(voice)}). Licence: {voice.licence}")
    if not options.yes and not _agreed():
        note("nothing was installed")
        return 1
    with bar(f"installing {voice.name}") as progress:
        store.install(voice, progress, lambda: False)
    note(f"{voice.id} is installed")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked to agree to the licence", remedy="say --yes")
    note("Install it? [y/N] ")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _remove(store: VoiceStore, voice: Voice, _: argparse.Namespace) -> int:
    if not voice.files:
        raise UsageError("is part of langdu and cannot be removed", where=voice.id)
    if not store.installed(voice):
        raise VoiceMissing("not installed", where=voice.id)
    store.remove(voice)
    note(f"{voice.id} is removed")
    return 0


def _try(_: VoiceStore, voice: Voice, options: argparse.Namespace) -> int:
    from langdu.cli.plain import read_plainly
    from langdu.session import book_from_text

    opened = book_from_text(options.text or voice.sample, voice.name)
    try:
        return read_plainly(opened, voice.id, 1.0)
    finally:
        opened.close()
