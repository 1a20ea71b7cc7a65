"""`langdu words`: the words you know, are learning or saved, and what a book asks of you before you read it.

A status is new, 1 to 4 (being learned), known or ignored; the numbers are those of LWT and Lute. Words are kept in
simplified characters and may be typed in either script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.cli.words import exchanging, listing, marking, statistics_output

if TYPE_CHECKING:
    import argparse

_ACTIONS = (listing, marking, exchanging, statistics_output)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("words", help="the words you know, and those of a book", description=__doc__)
    names = "list | mark | save | forget | import | export | known-level | clear-log | stats"
    actions = command.add_subparsers(dest="action", metavar=names)
    for module in _ACTIONS:
        module.add(actions)
    command.set_defaults(act=listing.run, **listing.WITHOUT_FILTERS)


def run(options: argparse.Namespace) -> int:
    """Do what is asked; without an action list the words."""
    return int(options.act(options))
