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
        Rule(name, re.compile(pattern.replace("{N}", NUMBER)), example, said)
        for name, pattern, example, said in _rows("rules.tsv", 4)
    )


@cache
def signs() -> dict[str, str]:
    """What a sign is called."""
    return dict(_rows("signs.tsv", 2))


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
    amount = numbers.half_width(text[1:].strip())
    return (numbers.quantity(amount) if amount == "2" else numbers.number(amount)) + signs()[text[0]]


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
}
