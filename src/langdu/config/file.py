"""The file of the settings, read so that a mistake in it costs the setting and no more."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from langdu.config.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How editors mark what they save: Notepad's UTF-8 and UTF-16.
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_KEY = re.compile(r"""\s*(?:([A-Za-z0-9_-]+)|"([^"]*)"|'([^']*)')\s*=""")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake.

    Attributes:
        path: the file.
        line: counted from 1; 0 for the whole file.
        what: is wrong.
        remedy: what is allowed instead.
        key: of which setting; "" for none.
    """

    path: Path
    line: int
    what: str
    remedy: str
    key: str = ""

    def __str__(self) -> str:
        place = f", line {self.line}" if self.line else ""
        return f"{self.path}{place}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What a file says.

    Attributes:
        settings: as far as they make sense; the rest as without the file.
        lines: of each that was taken from the file.
        problems: the rest.
    """

    settings: Settings
    lines: dict[str, int]
    problems: tuple[Problem, ...]


def read(path: Path) -> ReadSettings:
    """The settings in a file; none where there is no file."""
    try:
        text = decoded(path.read_bytes())[0]
    except (FileNotFoundError, NotADirectoryError):
        return ReadSettings(Settings(), {}, ())
    except (OSError, UnicodeDecodeError) as error:
        return ReadSettings(
            Settings(), {}, (Problem(path, 0, f"the settings cannot be read: {error}", "save it as UTF-8"),)
        )
    taken: dict[str, Any] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for line, key, value in _entries(path, text, problems):
        remedy = _wrong(key, value)
        if remedy is None:
            taken[key], lines[key] = SETTINGS[key].kept(value), line
        else:
            problems.append(Problem(path, line, f"{key} = {value!r} is not understood", remedy, key))
    return ReadSettings(Settings(**taken), lines, tuple(sorted(problems, key=lambda problem: problem.line)))


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and its encoding.

    Raises:
        UnicodeDecodeError: it is no text.
    """
    codec = next((codec for mark, codec in MARKS if data.startswith(mark)), "utf-8")
    return data.decode(codec), codec


def _entries(path: Path, text: str, problems: list[Problem]) -> Iterator[tuple[int, str, Any]]:
    """Line, key and value; where the whole is no TOML, of each line by itself that is."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        yield from _by_lines(path, text, problems)
        return
    where = {key_of(line): number for number, line in reversed([*enumerate(text.splitlines(), 1)])}
    for key, value in table.items():
        yield where.get(key, 0), key, value


def _by_lines(path: Path, text: str, problems: list[Problem]) -> Iterator[tuple[int, str, Any]]:
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        try:
            table = tomllib.loads(line)
        except tomllib.TOMLDecodeError as error:
            what = _PLACE.sub("", str(error))
            remedy = 'write it as in voice = "auto" or rate = 1.2'
            problems.append(Problem(path, number, f"this line is not understood: {what}", remedy, key_of(line)))
            continue
        for key, value in table.items():
            if key in seen:
                problems.append(Problem(path, number, f"{key} stands here twice", "keep one of them", key))
                continue
            seen.add(key)
            yield number, key, value


def key_of(line: str) -> str:
    """The key that a line sets; "" where it sets none."""
    match = _KEY.match(line)
    return next(filter(None, match.groups()), "") if match else ""


def _wrong(key: str, value: object) -> str | None:
    """What is allowed, if a value is not; None if it is."""
    return SETTINGS[key].trouble(value) if key in SETTINGS else no_such(key)


def no_such(key: str) -> str:
    """What to do about a setting that does not exist."""
    near = get_close_matches(key, SETTINGS, 1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(SETTINGS)}"
