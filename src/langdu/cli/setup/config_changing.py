"""`langdu config set`, `unset`, `edit`, `example`: the file of the settings is changed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from langdu import config
from langdu.cli.options import note
from langdu.config import SETTINGS, config_file
from langdu.config.editing import put
from langdu.config.example import example
from langdu.errors import LangduError, UsageError
from langdu.library import open_library
from langdu.model import one_line
from langdu.session.kept_settings import KeptSettings, require

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from langdu.config.setting import Value

#: Editors that a machine has, where no variable names one.
EDITORS = ("nano", "vi", "notepad")


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    change = actions.add_parser("set", help="change a setting in the file; comments and order stay")
    unset = actions.add_parser("unset", help="take a setting out of the file: the default holds again")
    for action in (change, unset):
        action.add_argument("key", metavar="KEY", help="its name, as `langdu config` lists them")
    change.add_argument("value", metavar="VALUE", help="what it is to be: 1.2, below, on, '0.7,1'")
    actions.add_parser("edit", help="open the file in $VISUAL or $EDITOR, and check it")
    actions.add_parser("example", help="a file with every setting and what it does")


def _set(options: argparse.Namespace) -> int:
    require(options.key)
    return _change(options.key, _value(options.key, options.value))


def _unset(options: argparse.Namespace) -> int:
    require(options.key)
    return _change(options.key, None)


def _value(key: str, typed: str) -> Value:
    """What was typed, as a value.

    Raises:
        UsageError: the setting may not be that.
    """
    from langdu.tui.settings.names import trouble

    one = SETTINGS[key]
    try:
        value = one.parsed(typed)
    except ValueError as error:
        raise UsageError(f"{key} cannot be {typed!r}", remedy=str(error)) from None
    if one.names and value != one.default and (told := trouble(one.names, str(value))) is not None:
        raise UsageError(told)
    return value


def _change(key: str, value: Value | None) -> int:
    with closing(open_library()) as library:
        settings = KeptSettings(library)
        was_by_key = settings.origin(key) == "key"
        kept = settings.set(key, value)
        now = SETTINGS[key].written(settings.value(key))
    origin = " (the default)" if value is None else ""
    gone = "; what a key in the reader had chosen gives way" if was_by_key else ""
    old = f"; the file was not understood as it was, and is kept as {kept}" if kept else ""
    note(f"{key} = {now}{origin}{gone}{old}")
    return 0


def _edit(options: argparse.Namespace) -> int:
    from langdu.cli.setup.config import check

    del options
    if not config_file().exists():
        put(config_file(), example(off=True))
    command = [*_editor(), str(config_file())]
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        what = f"the editor {command[0]!r} does not start: {error.strerror or error}"
        raise LangduError(what, remedy="set VISUAL or EDITOR to one that does") from error
    if status:
        raise LangduError(f"the editor {command[0]!r} ended with {status}", remedy="langdu config check reads the file")
    config.reread()
    return check()


def _editor() -> list[str]:
    """The user's editor, and its options.

    Raises:
        UsageError: there is none, or its variable cannot be read.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named, posix=sys.platform != "win32")
    except ValueError as error:
        raise UsageError(f"the editor {named!r} cannot be read: {error}", remedy="set VISUAL anew") from None
    found = words or [editor for editor in EDITORS if shutil.which(editor)][:1]
    if not found:
        where = one_line(str(config_file()))
        raise UsageError("there is no editor", remedy=f"set VISUAL or EDITOR to yours; the file is {where}")
    return found


def _example(options: argparse.Namespace) -> int:
    del options
    print(example(), end="")
    return 0


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "set": _set,
    "unset": _unset,
    "edit": _edit,
    "example": _example,
}
