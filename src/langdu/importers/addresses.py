"""Web addresses in a text: of one in prose the host is kept, which can be read aloud; its path is nothing to hear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.importers.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(r"<?(?<![A-Za-z0-9])(?:(?:https?|ftp)://|www\.)(?P<rest>[!-;=?-~]{1,2000})>?", re.IGNORECASE)
_HOST = re.compile(r"(?:[^/?#@]*@)?(?:www\.)?(?P<host>[\w.-]+)")
#: What ends an address is the sentence's own sign.
_SIGNS = ".,;:!?'\")]}"
#: A line of nothing but addresses is shown and not read.
_ALONE = re.compile(r"(?m)^[ \t\u3000]*(?:<?(?:(?:https?|ftp)://|www\.)[!-~]++[ \t\u3000]*+)++\r?$", re.IGNORECASE)


def has_address(text: str) -> bool:
    """Whether it is worth looking."""
    return "://" in text or "www." in text


def alone(text: str) -> list[tuple[int, int]]:
    """The lines that are nothing but addresses."""
    return [match.span() for match in _ALONE.finditer(text)] if has_address(text) else []


def shortened(text: str) -> str:
    """A text with hosts in the place of addresses."""
    return _ADDRESS.sub(_shortened, text) if has_address(text) else text


def _shortened(match: re.Match[str]) -> str:
    length, new = _short(match)
    return new + match.group()[length:]


def edits(text: str) -> Iterator[Edit]:
    """Hosts in the place of the addresses that stand in prose."""
    if not has_address(text):
        return
    lines = iter([*alone(text), (len(text) + 1, len(text) + 1)])
    start, end = next(lines)
    for match in _ADDRESS.finditer(text):
        while end < match.start():
            start, end = next(lines)
        if not start <= match.start() < end:
            length, new = _short(match)
            yield Edit(match.start(), match.start() + length, new)


def _short(match: re.Match[str]) -> tuple[int, str]:
    """How much of what was found is the address, and what stands in its place."""
    written = match.group()
    if written.startswith("<") and written.endswith(">"):
        rest, length = match["rest"], len(written)
    else:
        rest = match["rest"].rstrip(_SIGNS) if "(" not in match["rest"] else match["rest"].rstrip(_SIGNS[:-3])
        length = match.start("rest") - match.start() + len(rest)
    host = _HOST.match(rest)
    kept = "<" if written.startswith("<") and not written.endswith(">") else ""
    return length, kept + (host["host"].rstrip(".") if host else "")
