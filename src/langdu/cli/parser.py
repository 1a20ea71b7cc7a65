"""A command line whose mistakes are one plain line, with what was most likely meant."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from langdu.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import SupportsWrite

_UNKNOWN = "unrecognized arguments: "


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that raises instead of printing its usage.

    Raises:
        UsageError: by `parse_args`, for every mistake.
    """

    def error(self, message: str) -> NoReturn:
        """Raise it."""
        remedy = f"{self.prog} --help tells more"
        if message.startswith(_UNKNOWN):
            remedy = self._meant(message.removeprefix(_UNKNOWN).split()) or remedy
        raise UsageError(message, remedy=remedy)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write it; argparse's own passes over output that cannot be written."""
        (file or sys.stdout).write(self.format_help())

    def _meant(self, words: Iterable[str]) -> str:
        known = list(self._options())
        for word in words:
            near = get_close_matches(word.partition("=")[0], known, 1) if word.startswith("-") else []
            if near:
                return f"did you mean {near[0]}?"
        return ""

    def _options(self) -> Iterable[str]:
        """All options of this command and of those below it."""
        for action in self._actions:
            yield from action.option_strings
            if isinstance(action, argparse._SubParsersAction):
                for command in action.choices.values():
                    yield from command._options()


def number(kind: type[int] | type[float], low: float, high: float) -> Callable[[str], float]:
    """What argparse takes for `type`: a number from `low` to `high`."""

    def read(text: str) -> float:
        what = "a whole number" if kind is int else "a number"
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not {what} from {low:g} to {high:g}")
        return value

    return read
