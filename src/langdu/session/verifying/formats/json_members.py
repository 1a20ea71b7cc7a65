"""Reads a JSON file that may be larger than memory: the members of its object one by one, arrays element by element."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK_CHARACTERS = 1 << 16
#: The longest element that is waited for: a broken one would else be looked for until the end of the file.
LONGEST_CHARACTERS = 1 << 22
SPACE = " \t\n\r"
#: What may come next where a number was read too early; nothing, too.
IN_NUMBERS = frozenset(("", *"0123456789.eE+-"))


def members(path: Path) -> Iterator[tuple[str, Any]]:
    """The members of the object that a file holds, in its order.

    An array comes as its name with None, and then once for each element with the name and that element.

    Raises:
        ValueError: the file holds no such object, or is damaged.
        OSError: it cannot be read.
    """
    with path.open(encoding="utf-8") as file:
        reader = _Reader(file)
        reader.take("{")
        for name in reader.values_until("}", names=True):
            reader.take(":")
            if reader.sign() != "[":
                yield name, reader.value()
                continue
            yield name, None
            reader.take("[")
            for element in reader.values_until("]"):
                yield name, element


def elements(path: Path, name: str) -> Iterator[Any]:
    """The elements of one array of the object; see `members`."""
    is_found = False
    for member, value in members(path):
        if member == name and value is not None:
            yield value
        elif member != name and is_found:
            return
        is_found |= member == name


class _Reader:
    """What of a file is not read yet, as values and signs."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text, self._at, self._is_whole = "", 0, False
        self._decode = json.JSONDecoder().raw_decode

    def sign(self) -> str:
        """The next character that is no space, which stays there; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if self._is_whole:
                return ""
            self._more()

    def take(self, signs: str) -> str:
        """Go behind the next character, which must be one of `signs`; it is returned."""
        found = self.sign()
        if not found or found not in signs:
            raise ValueError(f"{found or 'the end'} where one of {signs} should be")
        self._at += 1
        return found

    def values_until(self, end: str, *, names: bool = False) -> Iterator[Any]:
        """Values with commas between, up to the sign that ends them."""
        if self.sign() == end:
            self.take(end)
            return
        separator = ","
        while separator == ",":
            if names and self.sign() != '"':
                raise ValueError("a member without a name")
            yield self.value()
            separator = self.take(f",{end}")

    def value(self) -> Any:
        """The next value, whole."""
        self.sign()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except ValueError:
                if self._is_whole or len(self._text) - self._at > LONGEST_CHARACTERS:
                    raise
            else:
                # A number at the end of a block may go on in the next, behind its dot too.
                if self._is_whole or self._text[end : end + 1] not in IN_NUMBERS:
                    self._at = end
                    return value
            self._more()

    def _more(self) -> None:
        block = self._file.read(BLOCK_CHARACTERS)
        self._is_whole = not block
        self._text, self._at = self._text[self._at :] + block, 0
