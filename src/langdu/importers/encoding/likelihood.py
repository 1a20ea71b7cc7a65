"""How likely bytes are text in an encoding: by how common the characters are that they would be.

Every candidate reads the same bytes, so that the sums of bits can be compared, for two characters as for two thousand.
The table is made by `langdu.training.polyphones.examples.characters`.
"""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files

#: Bits of what is not in the table: a hanzi that is hardly ever written, a Latin letter or figure, a line end, a sign
#: of Chinese or of European print, and what cannot be in a text.
RARE, LATIN, BLANK, SIGN, BROKEN = 20, 5, 3, 8, 40
#: The most of a character that stands alone; one at a Latin letter is an accent of theirs.
ALONE = 14
_AT_LETTER = re.compile("[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
#: Bits that the characters of a Chinese text have on the average at most, however long it is, and what is added for a
#: short one, divided by the root of its length: running text has 9, a word 12, one in a hundred words 20.
CHINESE, SHORTER = 12.5, 11.0
#: More than this, and a text that would be all kana or all Hangul is that.
DOUBTFUL = 12.5
_COMMON_SIGNS = frozenset("，。、；：？！“”‘’「」（）《》…—·％～　０１２３４５６７８９【】『』〈〉①②③④⑤⑥⑦⑧⑨")
_LATIN = re.compile(r"[ -~]")
_BROKEN = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def table() -> dict[str, int]:
    """The bits of each character."""
    rows = files("langdu.importers").joinpath("data/characters.txt").read_text("utf-8").splitlines()
    costs = {char: int(cost) for cost, chars in (row.split("\t") for row in rows) for char in chars}
    return costs | dict.fromkeys(_COMMON_SIGNS, SIGN) | dict.fromkeys("\n\r\t", BLANK)


def cost(text: str) -> float:
    """The bits of a text: the fewer, the likelier somebody wrote it."""
    costs = table()
    return float(sum(costs.get(char) or _other(char) for char in text))


def average(text: str) -> float:
    """Bits of a character that is not ASCII, on the average; 0 where there is none."""
    bits = _bits(text)
    return sum(bits) / len(bits) if bits else 0.0


def is_chinese(text: str) -> bool:
    """Whether a text is made of characters common enough for its length; a few broken ones in a long text are none."""
    if len(_BROKEN.findall(text)) * 50 >= max(1, len(text)):
        return not text
    bits = [bit for bit in _bits(text) if bit < BROKEN]
    if len(bits) == 1:
        return bits[0] <= ALONE and _AT_LETTER.search(text) is None
    return not bits or sum(bits) / len(bits) <= CHINESE + SHORTER / math.sqrt(len(bits))


def _bits(text: str) -> list[int]:
    costs = table()
    return [costs.get(char) or _other(char) for char in text if not char.isascii()]


def _other(char: str) -> int:
    if _LATIN.match(char):
        return LATIN
    return BROKEN if _BROKEN.match(char) else RARE
