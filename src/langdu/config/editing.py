"""One setting in the file is changed, and all else in it stays: comments, order, what langdu does not know.

The lines of the setting are changed and no others, and the result is parsed before it is written: if anything but the
one setting were another then, nothing is written. A file that is no TOML is kept beside under another name, and what is
not understood in it becomes comments.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from langdu.config.file import decoded, key_of
from langdu.config.settings import SETTINGS
from langdu.errors import BadInput
from langdu.files import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.config.setting import Value

#: What is added to the name of a file that was not understood, and stands before its lines.
BACKUP, UNREAD = ".bak", "# not understood: "
#: Cells before a comment at least.
GAP = "  "
_TABLE = re.compile(r"\s*\[")


class _File(NamedTuple):
    """A file's lines without their ends, how they end, its encoding, and whether it was understood."""

    lines: list[str]
    end: str = "\n"
    codec: str = "utf-8"
    is_understood: bool = True

    def data(self) -> bytes:
        return (self.end.join(self.lines).rstrip() + self.end).encode(self.codec)


def change(path: Path, key: str, value: Value | None) -> Path | None:
    """Set a setting in a file, or with None take it out; where the old file is kept, if it was not understood.

    Raises:
        BadInput: the file cannot be read, or the setting cannot be changed there without touching something else.
        OutputFailed: it cannot be written; what was there still is.
    """
    data = _bytes(path)
    if data is None and value is None:
        return None
    file = _read(data or b"")
    line = None if value is None else f"{key} = {SETTINGS[key].written(value)}"
    lines = _changed(file.lines, key, line)
    if not _is_only_change(file.lines, lines, key, line):
        what = f"{key} cannot be changed without touching the rest"
        raise BadInput(what, where=str(path), remedy="langdu config edit opens it")
    kept = None if file.is_understood else _keep(path, data or b"")
    put(path, file._replace(lines=lines).data())
    return kept


def put(path: Path, content: str | bytes) -> None:
    """Write the file, and its folder.

    Raises:
        OutputFailed: it cannot be written; what was there still is.
    """
    with suppress(OSError):  # then the file cannot be written either, and that is told
        path.parent.mkdir(parents=True, exist_ok=True)
    write(path, content)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise BadInput(what, where=str(path), remedy="check what it is") from error


def _keep(path: Path, data: bytes) -> Path:
    """Keep a file under a name that is free."""
    names = (path.with_name(f"{path.name}{BACKUP}{number or ''}") for number in range(1000))
    kept = next(name for name in names if not name.exists())
    write(kept, data)
    return kept


# Reading


def _read(data: bytes) -> _File:
    try:
        text, codec = decoded(data)
    except UnicodeDecodeError:
        return _File([], is_understood=False)
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    end = "\r\n" if "\r\n" in text else "\n"
    if _parsed(lines) is not None:
        return _File(lines, end, codec)
    return _File(list(_with_comments(lines)), end, codec, is_understood=False)


def _with_comments(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those that are no setting by themselves as comments."""
    seen: set[str] = set()
    for line in lines:
        table = _parsed([line])
        is_good = table is not None and not _TABLE.match(line) and not seen & table.keys()
        seen |= set(table or ())
        yield line if is_good else UNREAD + line


def _parsed(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


# Changing


def _changed(lines: list[str], key: str, line: str | None) -> list[str]:
    """The lines with `line` in the place of those that set a key; None takes them out."""
    tables = next((number for number, one in enumerate(lines) if _TABLE.match(one)), len(lines))
    start = next((number for number, one in enumerate(lines[:tables]) if key_of(one) == key), None)
    if start is None:
        return lines if line is None else _added(lines, tables, line)
    end = next((end for end in range(start + 1, len(lines) + 1) if _parsed(lines[start:end]) is not None), start + 1)
    new = [] if line is None else [line + _comment(lines[start:end], len(line))]
    return [*lines[:start], *new, *lines[end:]]


def _added(lines: list[str], tables: int, line: str) -> list[str]:
    """The lines with one more before the first table, behind what stands there."""
    while tables and not lines[tables - 1].strip():
        tables -= 1
    rest = lines[tables:]
    return [*lines[:tables], line, *(["", *rest] if any(rest) and rest[0].strip() else rest)]


def _comment(lines: Sequence[str], length: int) -> str:
    """The comment behind a setting, in its column where there is room behind so many characters."""
    *above, last = lines
    value = _parsed(lines)
    for match in re.finditer("#", last):
        if _parsed([*above, last[: match.start()]]) == value:
            gap = match.start() - length if not above else 0
            return " " * gap + last[match.start() :] if gap >= len(GAP) else GAP + last[match.start() :]
    return ""


def _is_only_change(old: Sequence[str], new: Sequence[str], key: str, line: str | None) -> bool:
    wanted = _parsed(old)
    if wanted is None:
        return False
    wanted.pop(key, None)
    return _parsed(new) == wanted | ({} if line is None else tomllib.loads(line))
