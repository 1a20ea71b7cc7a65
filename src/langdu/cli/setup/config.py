"""`langdu config`: the settings: what they are, where their file is, and what is wrong in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from langdu.config import Settings, config_file, lines, problems, settings
from langdu.model import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

#: The exit status where something is wrong.
WRONG = 2


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("config", help="tell the settings, and what is wrong in them", description=__doc__)
    actions = command.add_subparsers(dest="action", metavar="show | path | check")
    for name, about in (
        ("show", "every setting, and where it comes from (the default)"),
        ("path", "where the file is"),
        ("check", "what is wrong in it"),
    ):
        actions.add_parser(name, help=about).add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Tell it; 2 where `check` finds something."""
    as_json = getattr(options, "json", False)
    if options.action == "path":
        print(json.dumps(str(config_file())) if as_json else config_file())
        return 0
    if options.action == "check":
        return _check(as_json)
    _show(as_json)
    return 0


def _show(as_json: bool) -> None:
    where = lines()
    if as_json:
        rows = {key: {"value": value, "line": where.get(key)} for key, value in asdict(settings()).items()}
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for key, value in asdict(settings()).items():
        origin = f"line {where[key]}" if key in where else "the default"
        print(f"{key:16}{_written(value):16}  {origin}")
    print(f"\n{one_line(str(config_file()))}{'' if config_file().exists() else ' is not there'}")


def _written(value: object) -> str:
    """A value as it stands in the file."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _check(as_json: bool) -> int:
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
    """What the file names and this machine does not have: a voice, a palette of tone colours."""
    from langdu.errors import LangduError
    from langdu.speech import VoiceStore
    from langdu.tui.themes import palette_names

    now, usual = settings(), Settings()
    named = [("voice", now.voice)] if now.voice != usual.voice else []
    named += [("dialogue_voice", name.strip()) for name in now.dialogue_voice.split(",") if name.strip()]
    for key, name in named:
        try:
            VoiceStore().get(name)
        except LangduError as error:
            yield _told(key, f"{error.what} {name!r}" if name not in error.what else error.what, error.remedy)
    if now.tones not in palette_names():
        yield _told("tones", f"there is no palette {now.tones!r}", f"use one of {', '.join(palette_names())}")


def _told(key: str, what: str, remedy: str) -> str:
    return one_line(f"{config_file()}, line {lines().get(key, 0)}: {what}; {remedy}")
