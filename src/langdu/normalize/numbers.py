"""Numbers as they are said."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
#: Full-width figures, letters and signs, and the other hyphens, and their plain form.
NARROW = str.maketrans(
    "".join(map(chr, range(0xFF10, 0xFF1A)))  # ０ to ９
    + "".join(map(chr, range(0xFF21, 0xFF3B)))  # Ａ to Ｚ
    + "".join(map(chr, range(0xFF41, 0xFF5B)))  # ａ to ｚ
    + "．％﹪：∶＋－−‐‑–﹣～〜＝＜＞／⁄＊＃＠＄￥（）µ＾",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.%%::+------~~=<>//*#@$¥()μ^",
)
_FIGURE = re.compile(r"\.?\d[\d,.]*")
#: Figures above which a number is read digit by digit; nobody says 万亿亿.
MOST_FIGURES = 16


def half_width(text: str) -> str:
    """Full-width figures, letters and signs as their plain form, one for one."""
    return text if text.isascii() else text.translate(NARROW)


def figure(text: str) -> str:
    """The first figure in `text`, without its thousands' commas: 3、 is 3."""
    found = _FIGURE.search(half_width(text))
    return found.group().rstrip(",.").replace(",", "") if found else "0"


def digits(text: str) -> str:
    """Digit by digit: 2014 is 二零一四; what is no digit is passed over."""
    return "".join(_DIGITS[int(char)] for char in half_width(text) if char.isdecimal())


def phone(text: str) -> str:
    """Digit by digit as in telephone numbers, 1 said yāo."""
    return digits(text).replace("一", "幺")


def cardinal(text: str) -> str:
    """A whole number: 3500 is 三千五百, 200 两百, 12 十二; one with leading zeros digit by digit."""
    plain = "".join(filter(str.isdecimal, half_width(text))) or "0"
    if (len(plain) > 1 and plain.startswith("0")) or len(plain) > MOST_FIGURES:
        return digits(plain)
    return _cardinal(int(plain))


def ordinal(text: str) -> str:
    """A whole number behind 第: 200 is 二百, not 两百; 22,000 is 二万二千."""
    return cardinal(text).replace("两", "二")


def part(text: str) -> str:
    """A month, a day or an hour, its leading zero not said: 08 is 八."""
    return cardinal("".join(filter(str.isdecimal, half_width(text))).lstrip("0") or "0")


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
    """A whole number or a decimal, thousands separated or not: 3.14 is 三点一四, .22 零点二二."""
    whole, _, fraction = figure(text).partition(".")
    said = cardinal(whole or "0")
    return f"{said}点{digits(fraction)}" if fraction else said


def quantity(text: str) -> str:
    """A number before a measure word: 2 is 两."""
    return "两" if figure(text) == "2" else number(text)


def amount(text: str) -> str:
    """A number before a currency, the last noughts of its decimals not said: 36.00 is 三十六, 14.60 十四点六."""
    plain = figure(text)
    return quantity(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def fraction(text: str) -> str:
    """3/16 is 十六分之三."""
    above, below = half_width(text).split("/")
    return f"{number(below)}分之{number(above)}"


def metre(text: str) -> str:
    """The metre of a piece of music: 3/4 is 四三, of 四三拍."""
    above, below = half_width(text).split("/")
    return cardinal(below) + cardinal(above)


def points(text: str) -> str:
    """Numbers with points between them, as of versions: 1.2.3 is 一点二点三."""
    return "点".join(map(cardinal, half_width(text).split(".")))


def digit_points(text: str) -> str:
    """Digits with points between them, as of network addresses: 10.0.0.1 is 一零点零点零点一."""
    return "点".join(map(digits, half_width(text).split(".")))


def ratio(text: str) -> str:
    """2:1 is 二比一."""
    return "比".join(map(number, half_width(text).split(":")))
