"""The numbers of chapters: 3, １２, 三, 〇, 廿一, 一百零三, 一二三, XIV."""

from __future__ import annotations

import re
import unicodedata

#: The signs of a number in a heading, for a pattern's brackets.
FIGURES = "0-9０-９零〇○一二两兩三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{"〇": 0, "○": 0, "两": 2, "兩": 2},
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": "二十", "卅": "三十"}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {word: value for value, word in enumerate(_ENGLISH, 1)}
_PLACES = {"上": 1, "中": 2, "下": 3}


def value_of(written: str) -> int | None:
    """The number that is written; None where it is none."""
    text = unicodedata.normalize("NFKC", written).strip().lower()
    if re.fullmatch("[0-9]{1,6}", text):
        return int(text)
    if text in _WORDS or text in _PLACES:
        return _WORDS.get(text) or _PLACES[text]
    if text and all(char in _ROMAN for char in text):
        return _roman(text)
    for sign, tens in _TENS.items():
        text = text.replace(sign, tens)
    if not text or not all(char in _DIGITS or char in _UNITS for char in text):
        return None
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text[:6]))
    return _by_units(text)


def _by_units(text: str) -> int:
    """一百零三; 一百三 is 103, since headings do not shorten numbers."""
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
    return total + (digit or 0)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
