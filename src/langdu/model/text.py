"""Characters: which are hanzi, and which may never reach a screen."""

from __future__ import annotations

import re

_CONTROL = {c: " " for c in (*range(0x20), *range(0x7F, 0xA0)) if c != 0x0A}
_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
# Bidirectional controls and invisible signs become the zero-width space, which drawing drops: one for one, so
# that offsets hold.
#: What invisible signs are cleaned to.
INVISIBLE = "\u200b"
_INVISIBLE = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x2070), 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x2060, 0xAD),
    "\u200b",
)
_CLEAN = _CONTROL | _BREAKS | _INVISIBLE
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff\ud800-\udfff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HANZI = re.compile(f"[{_HANZI}]")


def is_hanzi(char: str) -> bool:
    """Whether a single character is a Chinese character (〇 included)."""
    return HANZI.match(char) is not None


def clean(text: str) -> str:
    """`text` with nothing in it that could move a cursor, one character for one.

    Control characters become spaces, odd line ends become line feeds, bidirectional and invisible signs the
    zero-width space, lone surrogates the replacement character.
    """
    if not _SUSPECT.search(text):
        return text
    return _SURROGATE.sub("\ufffd", text.translate(_CLEAN))


def one_line(text: str) -> str:
    """`text` cleaned, on one line: for messages, which name files and quote texts.

    Bytes of a file's name that are not UTF-8 (PEP 383's surrogates) are read as GB18030, as old archives have them.
    """
    if _SURROGATE.search(text):
        text = _named(text)
    return " ".join(clean(text).replace("\u200b", "").split())


def _named(name: str) -> str:
    try:
        return name.encode("utf-8", "surrogateescape").decode("gb18030")
    except UnicodeError:
        return name
