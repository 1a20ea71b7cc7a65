"""Numbers to hear and to say, made up anew, and what each is most easily mistaken for.

Only what is written is made here; how it is said is the business of langdu's own normalization.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

#: Figures that sound alike to learners: sì and shí are the classic, then yī and qī, liù and jiǔ.
ALIKE = {"4": "107", "1": "74", "7": "14", "6": "9", "9": "6", "0": "4", "2": "5", "5": "2", "3": "8", "8": "3"}


def _count(random: Random) -> str:
    return str(random.choice((random.randint(11, 99), random.choice((4, 10, 14, 40, 44)), random.randint(101, 999))))


def _large(random: Random) -> str:
    return str(random.randint(11, 99) * 10 ** random.randint(2, 5))


def _date(random: Random) -> str:
    return f"{random.randint(1, 12)}月{random.randint(1, 28)}日"


def _time(random: Random) -> str:
    return f"{random.randint(7, 21)}:{random.choice((5, 10, 14, 15, 20, 30, 40, 44, 45, 50)):02}"


def _price(random: Random) -> str:
    return f"¥{random.randint(2, 99)}.{random.randint(1, 9)}0"


def _share(random: Random) -> str:
    return f"{random.randint(2, 99)}%"


#: What kinds of numbers there are.
MAKERS: dict[str, Callable[[Random], str]] = {
    "counts": _count,
    "large numbers": _large,
    "dates": _date,
    "times": _time,
    "prices": _price,
    "shares": _share,
}


def numbers(random: Random, each: int) -> list[tuple[str, str]]:
    """`each` numbers of every kind: the kind and what is written."""
    return [(kind, make(random)) for kind, make in MAKERS.items() for _ in range(each)]


def misheard(text: str, random: Random) -> tuple[str, ...]:
    """Three other numbers of the same form that one may take it for, with as many figures."""
    near, far = (_changed(text, figures) for figures in (ALIKE, dict.fromkeys("0123456789", "123456789")))
    random.shuffle(near)
    random.shuffle(far)
    return tuple(dict.fromkeys(other for other in [*near, *far] if other != text and _is_fit(other)))[:3]


def _changed(text: str, figures: Mapping[str, str]) -> list[str]:
    """`text` with one figure replaced, in every way that `figures` has."""
    return [
        text[:at] + other + text[at + 1 :] for at, char in enumerate(text) if char.isdigit() for other in figures[char]
    ]


def _is_fit(text: str) -> bool:
    """Whether it is a number of its form: no leading 0, and a date or a time that there is."""
    if "月" in text:
        month, day = text.rstrip("日").split("月")
        return text[0] != "0" and day[0] != "0" and int(month) <= 12 and int(day) <= 31
    if ":" in text:
        hour, minute = text.split(":")
        return text[0] != "0" and int(hour) <= 23 and int(minute) <= 59
    return text.lstrip("¥")[0] != "0"
