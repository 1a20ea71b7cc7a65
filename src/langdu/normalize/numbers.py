"""Numbers as they are said."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％：", "0123456789.%:")
#: Above this a number is read digit by digit; nobody says 万亿亿.
LARGEST = 10**16


def half_width(text: str) -> str:
    """Full-width figures and signs in their ASCII form."""
    return text.translate(_FULL_WIDTH)


def digits(text: str) -> str:
    """Digit by digit: 2014 is 二零一四."""
    return "".join(_DIGITS[int(char)] for char in half_width(text) if char.isdigit())


def phone(text: str) -> str:
    """Digit by digit as in telephone numbers, 1 said yāo."""
    return digits(text).replace("一", "幺")


def cardinal(text: str) -> str:
    """A whole number: 3500 is 三千五百, 200 两百, 12 十二; one with leading zeros digit by digit."""
    plain = half_width(text).replace(",", "")
    if (len(plain) > 1 and plain.startswith("0")) or int(plain) >= LARGEST:
        return digits(plain)
    return _cardinal(int(plain))


def _cardinal(value: int) -> str:
    if value == 0:
        return "零"
    for size, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if value >= size:
            high, low = divmod(value, size)
            head = ("两" if high == 2 else _cardinal(high)) + name
            return head + (_tail(low, size) if low else "")
    return _under_ten_thousand(value)


def _tail(low: int, size: int) -> str:
    gap = "零" if low < size // 10 else ""
    said = _cardinal(low)
    return gap + ("一" + said if 10 <= low < 20 else said)


def _under_ten_thousand(value: int) -> str:
    said, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if not digit:
            zero = bool(said)
            continue
        two = digit == 2 and size >= 100 and not said
        said += ("零" if zero else "") + ("两" if two else _DIGITS[digit]) + name
        zero = False
    return said.removeprefix("一") if said.startswith("一十") else said


def number(text: str) -> str:
    """A whole number or a decimal, thousands separated or not: 3.14 is 三点一四."""
    plain = half_width(text).replace(",", "")
    whole, _, fraction = plain.partition(".")
    said = cardinal(whole or "0")
    return f"{said}点{digits(fraction)}" if fraction else said


def quantity(text: str) -> str:
    """A number before a measure word: 2 is 两, 36.00 三十六."""
    plain = half_width(text)
    whole, _, fraction = plain.partition(".")
    if whole == "2" and not fraction.strip("0"):
        return "两"
    return number(plain if fraction.strip("0") else whole)


def clock(text: str) -> str:
    """12:30 is 十二点三十分, 8:05 八点零五分, 8:00 八点, with seconds if there are any."""
    hour, minute, *second = (int(part) for part in half_width(text).split(":"))
    said = ("两" if hour == 2 else _cardinal(hour)) + "点"
    if minute or second:
        said += _two_digits(minute) + "分"
    return said + (_two_digits(second[0]) + "秒" if second else "")


def _two_digits(value: int) -> str:
    return ("零" if value < 10 else "") + _cardinal(value)


def score(text: str) -> str:
    """2:1 is 二比一."""
    return "比".join(_cardinal(int(part)) for part in half_width(text).split(":"))


def version(text: str) -> str:
    """1.2.3 is 一点二点三."""
    return "点".join(map(cardinal, half_width(text).split(".")))
