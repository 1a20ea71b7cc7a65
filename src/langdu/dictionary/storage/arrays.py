"""Files of named arrays, mapped into memory.

The file: a line of JSON, `{"format": 1, "about": {…}, "arrays": [[name, kind, bytes], …]}`, then the arrays, each
8-byte aligned. Numbers are little-endian. No numpy: a look-up from the shell should not wait for it.
"""

from __future__ import annotations

import json
import mmap
from typing import TYPE_CHECKING

from langdu.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

FORMAT = 1
#: The first line is no longer than this in a sound file.
LONGEST_HEAD_BYTES = 100_000
#: Bytes of each kind of array.
WIDTHS = {"bytes": 1, "u16": 2, "u24": 3, "u32": 4}


class Numbers:
    """An array of numbers in a mapped file; a sequence.

    Args:
        view: the bytes.
        width: of one number, in bytes.
    """

    __slots__ = ("_view", "_width")

    def __init__(self, view: memoryview, width: int) -> None:
        self._view, self._width = view, width

    def __len__(self) -> int:
        return len(self._view) // self._width

    def __getitem__(self, at: int) -> int:
        start = at * self._width
        return int.from_bytes(self._view[start : start + self._width], "little")


class MappedArrays:
    """A file of arrays, open for reading.

    Attributes:
        about: what the file tells of itself.
        size: its bytes.

    Raises:
        BadInput: it is no such file, or not whole.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            head = file.readline(LONGEST_HEAD_BYTES)
            self.about, self._places, end = _places(head, path)
            self.size = file.seek(0, 2)
            if self.size != end:
                raise _damaged(path, f"it has {self.size} bytes, not {end}")
            self._view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        self._path = path

    def raw(self, name: str) -> memoryview:
        """The bytes of an array.

        Raises:
            BadInput: there is none of that name.
        """
        try:
            _, start, length = self._places[name]
        except KeyError:
            raise _damaged(self._path, f"it has no {name}") from None
        return self._view[start : start + length]

    def numbers(self, name: str) -> Numbers:
        """An array of numbers; errors as `raw`."""
        raw = self.raw(name)
        return Numbers(raw, WIDTHS[self._places[name][0]])


def _places(head: bytes, path: Path) -> tuple[dict[str, Any], dict[str, tuple[str, int, int]], int]:
    """What the first line tells, where each array is, and where the file ends."""
    try:
        told = json.loads(head)
        if told["format"] != FORMAT:
            raise _damaged(path, "it was made by another version of langdu")
        about, places, at = dict(told["about"]), {}, len(head)
        for name, kind, length in told["arrays"]:
            if length < 0 or length % WIDTHS[kind]:
                raise ValueError(f"{name} has {length} bytes")
            places[name] = (kind, at, length)
            at += -(-length // 8) * 8
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(path, "its first line cannot be read") from error
    return about, places, at


def _damaged(path: Path, why: str) -> BadInput:
    return BadInput(f"the file is damaged: {why}", where=path.name)


def packed(about: dict[str, Any], arrays: dict[str, tuple[str, bytes]]) -> bytes:
    """The content of a file.

    Args:
        about: what the file tells of itself; JSON.
        arrays: the kind of each, a key of `WIDTHS`, and its bytes.
    """
    told = {
        "format": FORMAT,
        "about": about,
        "arrays": [[name, kind, len(raw)] for name, (kind, raw) in arrays.items()],
    }
    head = json.dumps(told, ensure_ascii=False).encode()
    parts = [head + b" " * (-(len(head) + 1) % 8) + b"\n"]
    parts += [raw + bytes(-len(raw) % 8) for _, raw in arrays.values()]
    return b"".join(parts)


def numbers_packed(numbers: list[int]) -> tuple[str, bytes]:
    """An array of numbers, for `packed`, in the narrowest kind that holds them."""
    kind = next(kind for kind in ("u16", "u24", "u32") if max(numbers, default=0) < 1 << 8 * WIDTHS[kind])
    return kind, b"".join(number.to_bytes(WIDTHS[kind], "little") for number in numbers)
