"""The command line: one file a command, joined here.

A command's module has `add(commands)`, which describes its options, and `run(options) -> int`, its exit status.
"""

from __future__ import annotations

import gc
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from langdu import __version__, config, ending, packages
from langdu.cli import streams
from langdu.cli.parser import Parser
from langdu.errors import LangduError, UsageError
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

#: The commands, in the order in which help lists them, and the module of each.
MODULES = {
    "shelf": "reading.shelf",
    "read": "reading.read",
    "list": "reading.list_books",
    "open": "reading.open_book",
    "serve": "reading.serve",
    "bookmarks": "reading.bookmarks",
    "annotate": "texts.annotate",
    "explain": "texts.explain",
    "define": "texts.define",
    "export": "texts.export",
    "verify": "texts.verify",
    "voices": "setup.voices",
    "dictionaries": "setup.dictionaries",
    "lexicon": "texts.lexicon",
    "words": "words.words",
    "practise": "practice.practise",
    "score": "practice.score",
    "drill": "practice.drill",
    "stats": "practice.stats",
    "doctor": "setup.doctor",
    "demo": "reading.demo",
    "cache": "setup.cache",
    "config": "setup.config",
    "completion": "setup.completion",
}
COMMANDS = tuple(MODULES)
#: Another spelling of a command.
SPELLED = {"practice": "practise"}
#: What the top of the command line answers itself.
ANSWERED = ("-h", "--help", "--version")
#: How like a command a word must be to be taken for a slip: exprot, reed, anotate.
LIKE = 0.7
INTERRUPTED = 130


def parser(wanted: Sequence[str] = COMMANDS) -> Parser:
    """The command line; only of the commands that are wanted, since the reader should not wait for the others."""
    top = Parser(
        prog="langdu",
        description="Read Chinese: pinyin over every character, read aloud, kept as audio.",
        epilog="langdu shows your books, langdu FILE opens the reader; langdu COMMAND --help tells more.",
    )
    top.add_argument("--version", action="version", version=f"langdu {__version__}")
    top.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = top.add_subparsers(dest="command", metavar="FILE | COMMAND", required=True)
    for name in wanted:
        _module(name).add(commands)
    return top


def _module(name: str) -> ModuleType:
    return import_module(f"langdu.cli.{MODULES[name]}")


def program() -> int:
    """The whole program: it takes the process's streams and signals, runs `main`, and ends soon after."""
    streams.speak_utf8()
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
    """Run a command; the exit status: 0 done, 1 failed, 2 usage, 3 input, 4 voice, 5 sound, 130."""
    gc.set_threshold(100_000)  # what start-up makes stays; looking through it over and over costs 30 ms
    debug, words = _without_debug(list(sys.argv[1:] if arguments is None else arguments))
    try:
        words = with_command(words)
        options = parser(words[:1] if words[0] in COMMANDS else COMMANDS).parse_args(words)
        _tell_problems(options.command)
        return int(_module(options.command).run(options))
    except LangduError as error:
        if debug:
            raise
        return fail(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, ImportError) and error.name in packages.PACKAGES:
            return fail(_missing(error.name))
        if isinstance(error, OSError) and error.filename is None and error.errno in streams.UNWRITABLE:
            return _unwritten(error)
        if debug:
            raise
        remedy = "run it again with --debug and report what it prints"
        return fail(LangduError(f"langdu failed: {type(error).__name__}: {error}", remedy=remedy))


def with_command(words: list[str]) -> list[str]:
    """The words with their command in front: `langdu FILE` and `langdu --voice ID FILE` mean `langdu read …`.

    No words mean the shelf, or without a terminal the help.

    A command may also stand behind its options: `langdu --voice ID export FILE`.

    Raises:
        UsageError: the first is neither a command nor a file, but very like a command.
    """
    if not words:
        return ["shelf"] if streams.on_terminal() else ["--help"]
    if words[0] in ANSWERED:
        return words
    first = SPELLED.get(words[0], words[0])
    if first in COMMANDS:
        return [first, *words[1:]]
    if first == "help":
        asked = [SPELLED.get(word, word) for word in words[1:2]]
        _require_command(asked)
        return [*asked, "--help"]
    if not first.startswith("-") and not Path(first).exists() and "." not in first:
        _refuse_slip(first, words[1:])
    at = _command_behind_options(words)
    return ["read", *words] if at is None else [words[at], *words[:at], *words[at + 1 :]]


def _command_behind_options(words: list[str]) -> int | None:
    end = words.index("--") if "--" in words else len(words)
    places = (at for at in range(end) if words[0].startswith("-") and words[at] in COMMANDS)
    return next((at for at in places if not Path(words[at]).exists()), None)


def _require_command(asked: list[str]) -> None:
    for word in asked:
        if word not in COMMANDS:
            near = get_close_matches(word, COMMANDS, 1, LIKE)
            remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}"
            raise UsageError(f"there is no command {word!r}", remedy=remedy)


def _refuse_slip(word: str, rest: list[str]) -> None:
    near = get_close_matches(word, (*COMMANDS, "help"), 1, LIKE)
    if near:
        meant = " ".join(("langdu", near[0], *rest))
        raise UsageError(f"there is no command and no file {word!r}", remedy=f"did you mean {meant}?")


def _without_debug(words: list[str]) -> tuple[bool, list[str]]:
    """Whether `--debug` is among the words, wherever it stands, and the others."""
    end = words.index("--") if "--" in words else len(words)
    kept = [word for word in words[:end] if word != "--debug"]
    return len(kept) < end, [*kept, *words[end:]]


def _tell_problems(command: str) -> None:
    """What is wrong in the settings, once; not where the command itself tells it."""
    for problem in () if command in ("config", "doctor", "completion") else config.problems():
        streams.say(f"langdu: {one_line(str(problem))}")


def fail(error: LangduError) -> int:
    """Say an error in one line; its exit status."""
    streams.say(f"langdu: {one_line(str(error))}")
    return error.status


def _missing(module: str) -> LangduError:
    package, use = packages.PACKAGES[module]
    return LangduError(f"{package} is not installed: it is for {use}", remedy=packages.remedy(module))


def _unwritten(error: OSError) -> int:
    """Standard output cannot be written; a closed pipe, as of `head`, is no error to tell."""
    streams.forget("stdout")
    return 0 if isinstance(error, BrokenPipeError) else fail(streams.failed(error))
