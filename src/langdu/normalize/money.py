"""Amounts behind the sign of a currency."""

from __future__ import annotations

import re
from decimal import Decimal

from langdu.normalize import numbers
from langdu.normalize.tables import names

_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)([百千万亿]*)")
_SCALE = re.compile(r"\s?([A-Za-z]+)$")
#: What a letter or an English word behind an amount multiplies it by, by its first letter.
_SCALES = {"k": 10**3, "t": 10**12, "m": 10**6, "b": 10**9}
_NAMES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))


def amount_of(text: str) -> str:
    """$1,200 is 一千二百美元, ¥100-200万 一百到二百万元, $1.5m 一百五十万美元."""
    scale = _SCALE.search(text)
    factor = _factor(scale[1]) if scale else 1
    said = [_scaled(figure, factor) + hundreds for figure, hundreds in _AMOUNT.findall(text)]
    currency = re.match(r"[^\d\s.-]+", text)
    return "到".join(said) + (names("currencies")[currency[0]] if currency else "")


def _factor(word: str) -> int:
    small = word.lower()
    return 10**3 if small == "thousand" else _SCALES[small[0]]


def _scaled(figure: str, factor: int) -> str:
    """1.5 by a million is 一百五十万, 4.2 by a thousand million 四十二亿."""
    if factor == 1 or len(figure) > numbers.MOST_FIGURES:
        return numbers.amount(figure)
    value = Decimal(numbers.figure(figure)) * factor
    if value < 10**4:
        return numbers.amount(f"{value:f}")
    size, name = next((size, name) for size, name in _NAMES if value >= size)
    return numbers.amount(f"{value / size:f}") + name
