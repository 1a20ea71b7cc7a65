"""Groups that are said piece by piece, each piece in its own place: addresses, telephone numbers, arithmetic."""

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


def figures(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """A1B256, 400 800 1234: each figure digit by digit as on the telephone, what is between them not at all."""
    yield from _each_figure(text, cuts, numbers.phone)


def slashes(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """120/80, 10/20/30: the numbers one after the other, no fraction."""
    yield from _each_figure(text, cuts, numbers.number)


def _each_figure(text: str, cuts: Sequence[int], say: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    for start, end in pairwise([*cuts, len(text)]):
        if text[start].isdecimal():
            yield start, end, say(text[start:end])


def days(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """5/1-5/3 is 五月一日至五月三日; 1/3-1/2 goes up and is two fractions."""
    first, last = re.finditer(r"(\d+)/(\d+)", text)
    say = _day if _are_days(*map(int, (*first.groups(), *last.groups()))) else _fraction
    yield from say(first)
    if text[first.end()] not in "到至":
        yield first.end(), last.start(), "至" if say is _day else "到"
    yield from say(last)


def _are_days(month: int, day: int, last_month: int, last_day: int) -> bool:
    """Whether the two cannot be fractions that go up and are both less than one."""
    return month >= day or last_month >= last_day or month * last_day >= last_month * day


def _day(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    month, day = found.span(1), found.span(2)
    yield *month, numbers.part(found[1])
    yield month[1], day[0], "月"
    yield *day, numbers.part(found[2]) + "日"


def _fraction(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    yield *found.span(), numbers.fraction(found.group())


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
    if max(len(low), len(high)) > numbers.MOST_FIGURES or (len(high) > 1 and high.isdecimal() and high[0] == "0"):
        return "杠", numbers.digits
    if float(low) < float(high):
        return "到", numbers.number
    return ("比", numbers.number) if len(low) <= 3 and len(high) <= 3 else ("杠", numbers.digits)


SPREADS: dict[str, Spread] = {
    "l": address,
    "g": figures,
    "x": arithmetic,
    "w": two,
    "R": days,
    "S": slashes,
}
