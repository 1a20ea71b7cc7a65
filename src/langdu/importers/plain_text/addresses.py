"""Web addresses: a line that is only one is not read; of one in Markdown the host is, its path is nothing to hear."""

from __future__ import annotations

import re

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
