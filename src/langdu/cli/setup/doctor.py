"""`langdu doctor`: what works here, what does not, and the line that mends it."""

from __future__ import annotations

import json
import locale
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict
from typing import TYPE_CHECKING

from langdu import __version__, plugins
from langdu.cli.setup import sound_facts
from langdu.cli.setup.finding import CheckResult
from langdu.cli.setup.voice_facts import hints
from langdu.config import config_file, data_dir, log_file, problems
from langdu.packages import PACKAGES, is_missing, remedy
from langdu.speech.speeds import TOO_SLOW

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from langdu.model import Voice
    from langdu.speech import VoiceStore


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("doctor", help="tell what works on this machine", description=__doc__)
    command.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Look at everything; the exit status is 0 when langdu can read and speak, even silently."""
    if options.json:
        print(json.dumps([asdict(finding) for finding in examine()], ensure_ascii=False, indent=1))
        return 0
    for finding in examine():  # told as they come: voices are started, which takes seconds
        print(f"{'ok ' if finding.works else 'NO '} {finding.name:12} {finding.seen}", flush=True)
        if finding.remedy:
            print(f"    {'':12} -> {finding.remedy}", flush=True)
    return 0


def examine() -> Iterator[CheckResult]:
    """Everything worth looking at."""
    yield CheckResult("langdu", True, f"{__version__} on Python {platform.python_version()}, {platform.platform()}")
    yield from _packages()
    yield from _plugins()
    yield _terminal()
    yield _settings()
    yield _folder()
    yield _library()
    yield from _dictionaries()
    yield from _voices()
    yield from sound_facts.findings()


def _packages() -> Iterator[CheckResult]:
    missing = [module for module in PACKAGES if is_missing(module)]
    if not missing:
        yield CheckResult("packages", True, "all there")
    for module in missing:
        package, use = PACKAGES[module]
        yield CheckResult("packages", False, f"{package} is not installed; it is for {use}", remedy(module))


def _plugins() -> Iterator[CheckResult]:
    """What other packages bring, tried."""
    for plugin in (plugin for group in plugins.GROUPS for plugin in plugins.plugins(group)):
        name = f"{plugin.group.removesuffix('s')} {plugin.name}"
        try:
            plugins.imported(plugin.target, plugin.package)
        except plugins.PluginBroken as error:
            yield CheckResult(name, False, str(error.what), error.remedy)
        else:
            yield CheckResult(name, True, f"{plugin.target} of {plugin.package or 'another package'}")


def _terminal() -> CheckResult:
    size = shutil.get_terminal_size()
    coding = (sys.stdout.encoding or locale.getpreferredencoding(False)).lower()
    seen = f"{size.columns}x{size.lines}, {os.environ.get('TERM', 'no TERM')}, {coding}"
    if "utf" not in coding:
        return CheckResult("terminal", False, seen, "set a UTF-8 locale, such as LC_ALL=C.UTF-8")
    small = size.columns < 40 or size.lines < 10
    return CheckResult("terminal", not small, seen, "make the window at least 40x10" if small else "")


def _settings() -> CheckResult:
    from langdu.cli.setup.config import unknown

    wrong = [*map(str, problems()), *unknown()]
    if wrong:
        return CheckResult("settings", False, wrong[0], "langdu config check tells all that is wrong in it")
    path = config_file()
    return CheckResult("settings", True, str(path) if path.exists() else f"none ({path})")


def _folder() -> CheckResult:
    folder = data_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"langdu")
        free = shutil.disk_usage(folder).free / 1e9
    except OSError as error:
        return CheckResult("data", False, f"{folder}: {error.strerror}", "mend its permissions, or set LANGDU_DATA_DIR")
    remedy = "" if free > 0.2 else "free some space on this disk"
    return CheckResult("data", free > 0.2, f"{folder}, {free:.0f} GB free; log in {log_file()}", remedy)


def _library() -> CheckResult:
    import sqlite3

    from langdu.library import open_library
    from langdu.library.damage import damage_of
    from langdu.library.store import library_file

    path = library_file()
    try:
        if wrong := damage_of(path):
            remedy = "open any text: it is set aside, and what can be read of it is taken over"
            return CheckResult("library", False, f"{path} is damaged: {wrong}", remedy)
    except (sqlite3.Error, OSError) as error:
        return CheckResult(
            "library", False, f"{path} cannot be read: {error}", "check its permissions, and who uses it"
        )
    library = open_library(keeps=False)
    try:
        books, bookmarks = library.rows("SELECT (SELECT count(*) FROM books), (SELECT count(*) FROM bookmarks)")[0]
        seen = f"{path}: {books} books, {len(library.corrections())} corrections, {bookmarks} bookmarks"
        return CheckResult("library", not library.trouble, library.trouble or seen)
    finally:
        library.close()


def _dictionaries() -> Iterator[CheckResult]:
    from langdu.dictionary import Dictionaries

    found = Dictionaries.installed()
    tables = found.tables.values()
    seen = "; ".join(f"{table.title} {table.edition}".strip() + f", {table.entries:,} entries" for table in tables)
    yield CheckResult("dictionaries", bool(seen), seen or "there is none", "" if seen else "install langdu again")
    for trouble in found.troubles:
        yield CheckResult("dictionaries", False, trouble, "langdu dictionaries remove NAME, or add it again")


def _voices() -> Iterator[CheckResult]:
    from langdu.speech import VoiceStore

    store = VoiceStore()
    store.look()
    troubles = _tried(store)
    best = store.best()
    for voice in store.voices():
        if ":" not in voice.id:  # one that an engine knows by name is told with the voice that it is one of
            yield _voice(store, voice, best, troubles.get(voice.home))
    for problem in store.problems:
        yield CheckResult("voices", False, problem)


def _tried(store: VoiceStore) -> dict[str, str | None]:
    """What is wrong with the installed voices that have files: one of each family is started, and tells its speed."""
    found: dict[str, str | None] = {}
    for voice in store.voices():
        if voice.files and voice.home not in found and store.installed(voice) and not store.lacks(voice):
            found[voice.home] = store.try_out(voice)
    return found


def _voice(store: VoiceStore, voice: Voice, best: Voice, trouble: str | None) -> CheckResult:
    name = f"voice {voice.id}"
    if problem := store.lacks(voice):
        return CheckResult(name, False, problem)
    if not store.installed(voice):
        seen = "goes online, and asks before it does" if voice.online else "not installed"
        return CheckResult(name, False, seen, f"langdu voices install {voice.id}")
    if problem := trouble or store.works(voice):
        return CheckResult(name, False, problem)
    factor = store.real_time_factor(voice)
    if factor >= TOO_SLOW:
        seen = f"{voice.name}; {factor:.2f} s for a second of speech: too slow here to read along"
        return CheckResult(name, False, seen, "auto takes another; langdu export can use it")
    named = ", ".join(other.id for other in store.voices() if other.id.startswith(f"{voice.id}:"))
    seen = f"{voice.name}{' (auto)' if voice == best else ''}{': ' if named else ''}{named}"
    speed = f"; {factor:.2f} s for a second of speech" if factor else ""
    return CheckResult(name, True, f"{seen}{speed}; hints {hints(voice)}")
