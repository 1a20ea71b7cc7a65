"""The command line: one file a command, joined here.

A command's module has `add(commands)`, which describes its options, and `run(options) -> int`, its exit status.
"""

from __future__ import annotations

import argparse
import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from langdu import __version__, ending
from langdu.cli import streams
from langdu.errors import LangduError
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

COMMANDS = (
    "read",
    "annotate",
    "explain",
    "export",
    "voices",
    "lexicon",
    "practise",
    "score",
    "drill",
    "stats",
    "doctor",
    "demo",
)
#: Another spelling of a command.
SPELLED = {"practice": "practise"}
INTERRUPTED = 130


def parser(wanted: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line; only of the commands that are wanted, since the reader should not wait for the others."""
    top = argparse.ArgumentParser(
        prog="langdu",
        description="Read Chinese: pinyin over every character, read aloud, kept as audio.",
        epilog="langdu FILE opens the reader; langdu COMMAND --help tells more.",
    )
    top.add_argument("--version", action="version", version=f"langdu {__version__}")
    top.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = top.add_subparsers(dest="command", metavar="FILE | COMMAND", required=True)
    for name in wanted:
        _module(name).add(commands)
    return top


def _module(name: str) -> ModuleType:
    return import_module(f"langdu.cli.{name}")


def program() -> int:
    """The whole program: it takes the process's streams and signals, runs `main`, and ends soon after."""
    streams.prepare()
    ending.obey_signals()
    try:
        status = main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    try:
        streams.finish()
    except OSError as error:
        status = status or _unwritten(error)
    ending.within_patience(status)
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status of DESIGN's table: 0 done, 1 failed, 2 usage, 3 input, 4 voice, 5 sound, 130."""
    gc.set_threshold(100_000)  # what start-up makes stays; looking through it over and over costs 30 ms
    words = with_command(list(sys.argv[1:] if arguments is None else arguments))
    debug = "--debug" in words
    try:
        options = parser([word for word in words if word in COMMANDS][:1] or COMMANDS).parse_args(words)
        return int(_module(options.command).run(options))
    except LangduError as error:
        if debug:
            raise
        return fail(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in streams.UNWRITABLE:
            return _unwritten(error)
        if debug:
            raise
        remedy = "run it again with --debug and report what it prints"
        return fail(LangduError(f"langdu failed: {type(error).__name__}: {error}", remedy=remedy))


def with_command(words: list[str]) -> list[str]:
    """`langdu FILE` means `langdu read FILE`, `practice` is `practise`, and `langdu` alone tells what there is."""
    first = next((i for i, word in enumerate(words) if word == "-" or not word.startswith("-")), None)
    if first is None:
        return words or ["--help"]
    command = SPELLED.get(words[first], words[first])
    return [*words[:first], *(("read", command) if command not in COMMANDS else (command,)), *words[first + 1 :]]


def fail(error: LangduError) -> int:
    """Say an error in one line; its exit status."""
    streams.say(f"langdu: {one_line(str(error))}")
    return error.status


def _unwritten(error: OSError) -> int:
    """Standard output cannot be written: nothing is said where whoever read it has seen enough."""
    streams.forget("stdout")
    return 0 if isinstance(error, BrokenPipeError) else fail(streams.failed(error))
