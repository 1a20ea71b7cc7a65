"""Whether a line is Chinese, or in another language and so perhaps a translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.model import HANZI
from langdu.pinyin.run_on import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Two kana: の alone stands in Chinese names of shops.
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa].*[\u3041-\u3096\u30a1-\u30fa]", re.DOTALL)
#: Vowels that pinyin has, and languages that films and books are translated into hardly; and Bopomofo.
_PINYIN = re.compile("[āēīōūǖǎěǐǒǔǚǜĀĒĪŌŪǍĚǏǑǓ\u3105-\u312f\u31a0-\u31bf]")
_WORD = re.compile(r"[A-Za-züÜ'’]+[1-5]?")


def is_chinese(text: str) -> bool:
    """Whether it has hanzi, and is no Japanese."""
    return HANZI.search(text) is not None and _KANA.search(text) is None


def is_foreign(text: str) -> bool:
    """Whether it has letters, but none of Chinese, pinyin with tones or Bopomofo."""
    if is_chinese(text) or not any(map(str.isalpha, text)):
        return False
    return _PINYIN.search(text) is None


def is_telling(chinese: Sequence[str], foreign: Sequence[str]) -> bool:
    """Whether lines translate others: they are not pinyin without tones, nor the same again and again, la la la."""
    if 2 * len(set(foreign)) < len(set(chinese)):
        return False
    return 2 * sum(map(_is_toneless_pinyin, foreign)) < len(foreign)


def _is_toneless_pinyin(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(segment(word) is not None for word in words)
