"""`langdu config`: the settings: what they are, where they come from, and what is wrong in their file.

What a key of the reader changed wins over the file, and an option over both. `set` and `unset` change one line of the
file, and make what a key had changed give way.
"""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from langdu.cli.setup import config_changing
from langdu.config import SETTINGS, Settings, config_file, lines, problems, settings
from langdu.model import one_line
from langdu.session.kept_settings import KeptSettings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

#: The exit status where something is wrong.
WRONG = 2


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("config", help="tell the settings, change them, check them", description=__doc__)
    names = "show | path | check | set | unset | edit | example"
    actions = command.add_subparsers(dest="action", metavar=names)
    for name, about in (
        ("show", "every setting, and where it comes from (the default)"),
        ("path", "where the file is"),
        ("check", "what is wrong in it"),
    ):
        actions.add_parser(name, help=about).add_argument("--json", action="store_true", help="for programs")
    config_changing.add(actions)


def run(options: argparse.Namespace) -> int:
    """Tell it; 2 where `check` finds something."""
    as_json = getattr(options, "json", False)
    if options.action in config_changing.ACTIONS:
        return config_changing.ACTIONS[options.action](options)
    if options.action == "path":
        print(json.dumps(str(config_file())) if as_json else config_file())
        return 0
    if options.action == "check":
        return check(as_json=as_json)
    _show(as_json)
    return 0


def _show(as_json: bool) -> None:
    from langdu.library import open_library

    with closing(open_library(keeps=False)) as library:
        kept = KeptSettings(library)
        if as_json:
            rows = {
                key: {"value": kept.value(key), "line": lines().get(key), "from": kept.origin(key)} for key in SETTINGS
            }
            print(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for key, one in SETTINGS.items():
            print(f"{key:16}{one.written(kept.value(key)):16}  {kept.told(key).removeprefix('config.toml, ')}")
    print(f"\n{one_line(str(config_file()))}{'' if config_file().exists() else ' is not there'}")


def check(*, as_json: bool = False) -> int:
    """Tell what is wrong in the file; 2 if anything is."""
    found = [one_line(str(problem)) for problem in problems()] + list(unknown())
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for problem in found:
            print(problem)
        if not found:
            print(f"{one_line(str(config_file()))}: nothing is wrong")
    return WRONG if found else 0


def unknown() -> Iterator[str]:
    """What the file names and this machine does not have: a voice, a palette of tone colours, a theme."""
    from langdu.tui.settings.names import trouble

    for key, one in SETTINGS.items():
        value = getattr(settings(), key)
        if one.names and value != getattr(Settings(), key) and (told := trouble(one.names, str(value))) is not None:
            yield one_line(f"{config_file()}, line {lines().get(key, 0)}: {told}")
