"""`langdu cache`: the speech that was said already and is kept, so that an export that is begun again goes on."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.config import cache_dir, settings
from langdu.errors import OutputFailed
from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.speech.rendering.disk_cache import CacheSize


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser(
        "cache", help="the speech that is kept: tell its size, or clear it", description=__doc__
    )
    _add_options(command)
    actions = command.add_subparsers(dest="action", metavar="show | clear")
    for name, about in (
        ("show", "how much is kept, how much may be, and how many exports are unfinished (the default)"),
        ("clear", "take it all away; unfinished exports say everything once more"),
    ):
        _add_options(actions.add_parser(name, help=about))


def _add_options(command: argparse.ArgumentParser) -> None:
    # Of an option in both places the one behind the action must not be undone by the other's default.
    command.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="for programs")
    command.add_argument(
        "--cache", type=Path, default=argparse.SUPPRESS, metavar="FOLDER", help="another folder, as named in an export"
    )


def run(options: argparse.Namespace) -> int:
    """Tell it, or clear it.

    Raises:
        OutputFailed: not all of it could be taken away.
    """
    from langdu.speech.rendering.disk_cache import SpeechCache

    folder = getattr(options, "cache", None) or cache_dir() / "speech"
    cache = SpeechCache(folder, settings().cache_mb << 20)
    before = cache.size()
    if options.action == "clear":
        cache.clear()
    now = cache.size()
    if getattr(options, "json", False):
        print(json.dumps(_row(folder, now), ensure_ascii=False, indent=1))
    elif options.action == "clear":
        print(f"{one_line(str(folder))}: {_entries(before.entries - now.entries)} taken away")
    else:
        _show(folder, now)
    if options.action == "clear" and now.entries:
        remedy = "check the folder's permissions"
        raise OutputFailed(f"{_entries(now.entries)} could not be taken away", where=str(folder), remedy=remedy)
    return 0


def _row(folder: Path, size: CacheSize) -> dict[str, object]:
    return {
        "folder": str(folder),
        "entries": size.entries,
        "bytes": size.size_bytes,
        "room": size.room_bytes,
        "unfinished": size.unfinished,
    }


def _show(folder: Path, size: CacheSize) -> None:
    print(one_line(str(folder)))
    print(f"kept        {_entries(size.entries)}, {size.size_bytes / (1 << 20):,.1f} MiB")
    print(f"room        {size.room_bytes >> 20:,} MiB (cache_mb in the settings)")
    print(f"unfinished  {size.unfinished} export{'' if size.unfinished == 1 else 's'}")


def _entries(count: int) -> str:
    return f"{count:,} sentence{'' if count == 1 else 's'}"
