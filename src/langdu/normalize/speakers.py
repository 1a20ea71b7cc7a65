"""How a rule's groups are said: the letters of the groups' names (see data/README.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.normalize import calendar, money, numbers, symbols
from langdu.normalize.tables import PER_TIME, names

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = re.compile(r"([^A-Za-z]*)([A-Za-z])([^A-Za-z]*)")


def speaker(group: str) -> Callable[[str], str]:
    """How the group of this name is said: `百分之n` is 百分之 and the number, `到` is 到 whatever is written."""
    name = group.rstrip("0123456789")
    parts = _NAME.fullmatch(name)
    if parts is None:
        return lambda _: name
    before, letter, after = parts.groups()
    say = SPEAKERS[letter]
    if not before and not after:
        return say
    return lambda text: f"{before}{say(text)}{after}"


def _unit(text: str) -> str:
    return names("units")[text.strip()]


def _sign(text: str) -> str:
    return names("signs").get(text.strip()) or names("currencies")[text.strip()]


def _per_time(text: str) -> str:
    """10km/h is 每小时十公里."""
    figures = re.match(r"[\d,.]+(?:[-–—~]+[\d,.]+)?", text)
    length = figures.end() if figures else 0
    unit = _unit(text[length:])
    time = next(time for time in PER_TIME if unit.endswith(time))
    said = map(numbers.quantity, re.split("[-–—~]+", text[:length]))
    return time + "到".join(said) + unit.removesuffix(time)


def _nothing(_: str) -> str:
    """What is shown and not said."""
    return ""


SPEAKERS: dict[str, Callable[[str], str]] = {
    "a": numbers.amount,
    "b": numbers.ratio,
    "c": numbers.cardinal,
    "d": numbers.digits,
    "e": symbols.power,
    "f": numbers.fraction,
    "h": calendar.half_day_clock,
    "i": _unit,
    "j": numbers.part,
    "k": calendar.clock,
    "m": numbers.digit_points,
    "n": numbers.number,
    "o": symbols.numeral,
    "p": _per_time,
    "q": numbers.quantity,
    "r": symbols.roman,
    "s": _sign,
    "t": symbols.calendar_sign,
    "u": money.amount_of,
    "v": numbers.points,
    "y": numbers.phone,
    "z": calendar.date,
    "C": numbers.ordinal,
    "N": _nothing,
    "T": numbers.metre,
}
