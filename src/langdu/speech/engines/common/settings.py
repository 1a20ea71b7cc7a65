"""What a manifest's `[parameters]` may say, read and checked before an engine loads anything."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

from langdu.errors import VoiceMissing

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.speech.engine import Parameters

#: A bare file name, as in a manifest: no folder, no drive, no hidden file.
BARE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


class EngineSettings:
    """The parameters of one engine.

    Args:
        engine: its name, for messages.
        folder: where the voice's files are; None for a voice that has none.
        parameters: the manifest's.
        known: every key that the engine knows.

    Raises:
        VoiceMissing: there is a key that it does not know.
    """

    def __init__(self, engine: str, folder: Path | None, parameters: Parameters, known: tuple[str, ...]) -> None:
        self._engine, self._folder, self._parameters = engine, folder, parameters
        if unknown := sorted(set(parameters) - set(known)):
            raise self.wrong(f"unknown parameter {unknown[0]!r}", f"it knows {', '.join(known) or 'none'}")

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """A number from `least` to `most`.

        Raises:
            VoiceMissing: it is something else.
        """
        value = self._parameters.get(key, default)
        if isinstance(value, (str, bool)) or not least <= value <= most:
            raise self.wrong(f"{key} = {value!r}", f"it is a number from {least:g} to {most:g}")
        return float(value)

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number from `least` to `most`.

        Raises:
            VoiceMissing: it is something else.
        """
        value = self._parameters.get(key, default)
        if type(value) is not int or not least <= value <= most:
            raise self.wrong(f"{key} = {value!r}", f"it is a whole number from {least} to {most}")
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """One of `choices`; the first where the manifest says nothing.

        Raises:
            VoiceMissing: it is something else.
        """
        value = self._parameters.get(key, choices[0])
        if value not in choices:
            raise self.wrong(f"{key} = {value!r}", f"it is one of {', '.join(choices)}")
        return str(value)

    def matching(self, key: str, pattern: str, example: str) -> str:
        """Text of the form `pattern`.

        Raises:
            VoiceMissing: it is missing, or something else.
        """
        value = self._parameters.get(key, "")
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise self.wrong(f"{key} = {value!r}", f"it is like {example}")
        return value

    def file(self, key: str) -> Path:
        """The file in the voice's folder that the parameter names.

        Raises:
            VoiceMissing: it is not there, or the name leads out of the folder.
        """
        if self._folder is None:
            raise self.wrong("the voice's folder is not known", "list its files in the manifest")
        name = self._parameters.get(key, "")
        if not isinstance(name, str) or not BARE.fullmatch(name):
            raise self.wrong(f"{key} = {name!r}", "it is the name of one of the voice's files")
        path = self._folder / name
        if not path.is_file():
            raise VoiceMissing(f"{name} is not there", where=str(self._folder), remedy="install the voice again")
        return path

    def wrong(self, what: str, remedy: str) -> VoiceMissing:
        """The error that says what is wrong with the manifest."""
        return VoiceMissing(what, where=f"the parameters of an engine {self._engine}", remedy=remedy)


def lacking(package: str, *modules: str) -> str | None:
    """That `package` is not installed, if one of its `modules` cannot be found; None if all are there."""
    return None if all(find_spec(module) for module in modules) else f"{package} is not installed"


def require(problem: str | None, extra: str) -> None:
    """Refuse to start an engine that lacks its package.

    Raises:
        VoiceMissing: there is a problem.
    """
    if problem:
        raise VoiceMissing(problem, remedy=f"pip install 'langdu[{extra}]'")
