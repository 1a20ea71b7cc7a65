"""The rules of `data/rules.tsv`, read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.normalize import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


#: What `{N}` stands for.
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
#: What `{T}` stands for.
TIME = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"


class Rule(NamedTuple):
    """A row of the file."""

    name: str
    pattern: re.Pattern[str]
    example: str
    said: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, the strongest first."""
    return tuple(
        Rule(
            name,
            re.compile(pattern.replace("{N}", NUMBER).replace("{T}", TIME).replace("{U}", _units())),
            example,
            said,
        )
        for name, pattern, example, said in _rows("rules.tsv", 4)
    )


@cache
def signs() -> dict[str, str]:
    """What a sign is called."""
    return dict(_rows("signs.tsv", 2))


@cache
def units() -> dict[str, str]:
    """What a unit is called."""
    return dict(_rows("units.tsv", 2))


def _units() -> str:
    """A pattern of all units, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(units(), key=len, reverse=True)))})"


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    text = resources.files("langdu.normalize").joinpath(f"data/{name}").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t", columns - 1)


def say(group: str, text: str) -> str:
    """What a rule's group is said as."""
    return SAYERS[group[0]](text)


def _percent(text: str) -> str:
    return "百分之" + numbers.number(text.rstrip("%％"))


def _per_mille(text: str) -> str:
    return "千分之" + numbers.number(text.rstrip("‰"))


def _amount(text: str) -> str:
    currency, figure, large = re.split(rf"\s?({NUMBER})", numbers.half_width(text), maxsplit=1)
    return numbers.quantity(figure) + large + signs()[currency]


def _percent_range(text: str) -> str:
    low, high = re.findall(NUMBER, text)
    return f"百分之{numbers.number(low)}到{numbers.number(high)}"


def _two(text: str) -> str:
    """3-5 is three to five; 2-1 can only be a score; large ones that go down are names of something."""
    low, high = re.findall(NUMBER, text)
    if float(low.replace(",", "")) < float(high.replace(",", "")):
        return f"{numbers.number(low)}到{numbers.number(high)}"
    if len(low) <= 3 and len(high) <= 3:
        return f"{numbers.number(low)}比{numbers.number(high)}"
    return f"{numbers.digits(low)}杠{numbers.digits(high)}"


def _date(text: str) -> str:
    year, *rest = re.findall(r"\d+", text)
    said = (numbers.cardinal(str(int(part))) + unit for part, unit in zip(rest, "月日", strict=False))
    return f"{numbers.digits(year)}年{''.join(said)}"


def _degrees(text: str) -> str:
    below = "零下" if text.startswith("-") else ""
    figure = text.strip("-").rstrip("℃°C")
    return below + numbers.number(figure) + ("摄氏度" if text.endswith(("C", "℃")) else "度")


def _score(text: str) -> str:
    return "比" if text == "-" else numbers.score(text)


def _ordinal(text: str) -> str:
    return numbers.cardinal(str(int(unicodedata.numeric(text))))


SAYERS: dict[str, Callable[[str], str]] = {
    "d": numbers.digits,
    "y": numbers.phone,
    "c": numbers.cardinal,
    "n": numbers.number,
    "q": numbers.quantity,
    "p": _percent,
    "m": _per_mille,
    "t": lambda _: "到",
    "h": lambda _: "至",
    "k": numbers.clock,
    "b": _score,
    "v": numbers.version,
    "s": lambda sign: signs()[sign],
    "o": _ordinal,
    "u": _amount,
    "e": _degrees,
    "x": lambda text: "负" + numbers.number(text[1:]),
    "z": _date,
    "r": _percent_range,
    "w": _two,
    "a": lambda sign: "的" + signs()[sign],
    "i": lambda unit: units()[unit],
}
