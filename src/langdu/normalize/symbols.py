"""Numerals that are one sign, and powers."""

from __future__ import annotations

import unicodedata

from langdu.normalize import numbers

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_POWERS = {"2": "的平方", "3": "的立方"}


def numeral(text: str) -> str:
    """①, ⑴, ㈠, Ⅲ, ₁₂, ½ or 〥 as the number that it stands for."""
    plain = unicodedata.normalize("NFKC", text)
    if "⁄" in plain:
        return numbers.fraction(plain)
    if plain.isdecimal():
        return numbers.cardinal(plain)
    return "".join(numbers.cardinal(str(int(unicodedata.numeric(char, 0)))) for char in text)


def calendar_sign(text: str) -> str:
    """㋆ is 七月, ㏠ 一日, ㍙ 一点."""
    plain = unicodedata.normalize("NFKC", text)
    return numbers.cardinal(plain[:-1]) + plain[-1]


def roman(text: str) -> str:
    """XIV is 十四."""
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return numbers.cardinal(str(sum(-a if a < b else a for a, b in zip(values, following, strict=True))))


def power(text: str) -> str:
    """² is 的平方, ⁻⁶ 的负六次方."""
    plain = unicodedata.normalize("NFKC", text)
    if plain in _POWERS:
        return _POWERS[plain]
    return f"的{'负' if plain[0] in '-−' else ''}{numbers.part(plain)}次方"
