"""Dates and times of day as they are said."""

from __future__ import annotations

import re

from langdu.normalize import numbers

_NUMBER = re.compile(r"\d+")


def clock(text: str) -> str:
    """12:30 is 十二点三十分, 8:05 八点零五分, 8:00 八点, with seconds if there are any."""
    hour, minute, *second = _NUMBER.findall(numbers.half_width(text))
    said = numbers.quantity(hour.lstrip("0") or "0") + "点"
    if minute.strip("0") or "".join(second).strip("0"):
        said += _two_digits(minute) + "分"
    return said + (_two_digits(second[0]) + "秒" if second and said[-1] != "点" else "")


def half_day_clock(text: str) -> str:
    """9:30am is 上午九点三十分, 5 pm 下午五点."""
    plain = numbers.half_width(text).lower()
    half = "上午" if "a" in plain else "下午"
    return half + clock(plain if ":" in plain else numbers.figure(plain) + ":00")


def _two_digits(text: str) -> str:
    value = text.lstrip("0")
    return ("零" if len(value) < 2 else "") + numbers.cardinal(value) if value else "零"


def date(text: str) -> str:
    """A date in figures, the year first or last, or without: 2008.8.8, 08-2008, 08.08, 24/12/25, 12/25/24."""
    parts = _NUMBER.findall(numbers.half_width(text))
    year = _year(parts)
    if year is not None:
        parts.remove(year)
    if len(parts) == 2 and int(parts[0]) > 12:
        parts.reverse()
    said = (numbers.part(part) + unit for part, unit in zip(parts, "月日", strict=False))
    return (numbers.digits(year) + "年" if year else "") + "".join(said)


def _year(parts: list[str]) -> str | None:
    """The part of four figures; of three parts of two figures the first, or the last if the second is no month."""
    whole = next((part for part in (parts[0], parts[-1]) if len(part) == 4), None)
    if whole is not None or len(parts) < 3:
        return whole
    return parts[-1] if int(parts[1]) > 12 else parts[0]
