"""Groups that are said piece by piece, each piece in its own place: addresses, plates, arithmetic."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.normalize import numbers
from langdu.normalize.tables import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    #: From a text and where its tokens begin to what is said for each piece, its ends relative to the text.
    Spread = Callable[[str, Sequence[int]], Iterator[tuple[int, int, str]]]

_TERM = re.compile(r"(?P<number>[\d,.]+)(?:/(?P<below>[\d,.]+))?|(?P<sign>[<>!=]=|[^\s\d])")


def address(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """www.a1.com is www点a一点com: figures one by one, signs by name, Latin as it is."""
    for start, end in pairwise([*cuts, len(text)]):
        said = "".join(map(_spelled, text[start:end]))
        if said != text[start:end]:
            yield start, end, said


def _spelled(char: str) -> str:
    return numbers.digits(char) if char.isdecimal() else names("spelled").get(char, char)


def plate(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """A1B256: the figures of a number plate, as on the telephone."""
    for start, end in pairwise([*cuts, len(text)]):
        if text[start].isdecimal():
            yield start, end, numbers.phone(text[start:end])


def arithmetic(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """-1+2=1: a minus in front of a number that follows no number is 负."""
    behind_number = False
    for term in _TERM.finditer(text):
        if term["number"]:
            say = numbers.fraction if term["below"] else numbers.number
            yield term.start(), term.end(), say(term.group())
        else:
            sign = term["sign"]
            yield term.start(), term.end(), "负" if sign == "-" and not behind_number else names("signs")[sign]
        behind_number = bool(term["number"])


def two(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """3-5 is three to five; 2-1 can only be a score; large ones that go down are names of something."""
    low, dash, high = re.split("([-–—~]+)", text, maxsplit=1)
    link, say = _link(low.replace(",", ""), high.replace(",", ""))
    yield 0, len(low), say(low)
    yield len(low), len(low + dash), link
    yield len(low + dash), len(text), say(high)


def _link(low: str, high: str) -> tuple[str, Callable[[str], str]]:
    if max(len(low), len(high)) > numbers.LONGEST or (len(high) > 1 and high.isdecimal() and high[0] == "0"):
        return "杠", numbers.digits
    if float(low) < float(high):
        return "到", numbers.number
    return ("比", numbers.number) if len(low) <= 3 and len(high) <= 3 else ("杠", numbers.digits)


SPREADS: dict[str, Spread] = {"l": address, "g": plate, "x": arithmetic, "w": two}
