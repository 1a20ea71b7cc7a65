"""How wide a piece of text is, and the form of it that is equally wide in every terminal.

Terminals disagree on emoji with variation selectors, keycaps, skin tones, joined emoji, flags and unassigned
characters; a line with one of them would shift everything to its right. They are folded before drawing to what
all agree on. `Token.text` comes here cleaned of control characters; what slipped through is dropped again.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

from langdu.model import is_hanzi

ZWJ = "\u200d"
REPLACEMENT = "\ufffd"
_FLAG_A = 0x1F1E6
_FLAG_Z = 0x1F1FF
_SKIN = range(0x1F3FB, 0x1F400)
_SELECTORS = range(0xFE00, 0xFE10)
#: By category: what nobody has a glyph for; what has none; enclosing and spacing marks, whose widths differ.
_STAND_INS = {
    "Cn": REPLACEMENT, "Co": REPLACEMENT, "Cf": "", "Cc": "", "Cs": "", "Me": "", "Mc": "", "Zs": " ", "Zl": " ",
    "Zp": " ",
}  # fmt: skip


@lru_cache(maxsize=8192)
def folded(char: str) -> str:
    """What is drawn for one character: itself, a stand-in of known width, or nothing."""
    if is_hanzi(char):
        return char
    code = ord(char)
    if _FLAG_A <= code <= _FLAG_Z:
        return chr(code - _FLAG_A + ord("A"))
    if code in _SKIN or code in _SELECTORS:
        return ""
    category = unicodedata.category(char)
    if category in _STAND_INS:
        return _STAND_INS[category]
    return "" if cell_len(char) == 0 and category != "Mn" else char


def stable(text: str) -> str:
    """The form of `text` that every terminal draws equally wide; one sign of a joined emoji remains."""
    if text.isascii() and text.isprintable():
        return text
    pieces: list[str] = []
    joined = False
    for char in unicodedata.normalize("NFC", text):
        if char == ZWJ:
            joined = bool(pieces)
            continue
        drawn = folded(char)
        if drawn and not (joined and cell_len(drawn) > 0):
            pieces.append(drawn)
        joined = joined and not drawn
    return "".join(pieces)


@lru_cache(maxsize=16384)
def cells(text: str) -> int:
    """The terminal cells that a piece of stable text takes."""
    return sum(2 if is_hanzi(char) else cell_len(char) for char in text)
