"""Fields of Anki notes: their text without markup, and which of them has the words."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from langdu.library.words.exchange.plain_list import SEPARATORS
from langdu.model import HANZI, is_hanzi

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A field has the words if so many of its values are one; of several fields the one with the most, of these the first.
SHARE = 0.5
#: Longer values are sentences, not words.
LONGEST_IN_FIELD = 8
_BREAK = re.compile(r"<(?:br|/?div|/?p|/?li)\b[^>]*>", re.IGNORECASE)
#: Tags, sounds, readings in brackets behind what they read, and the signs of a gap.
_MARKUP = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{\{c[0-9]+::|(?:::[^{}]*)?\}\}")
_BRACKETS = re.compile(r"[(（【][^)）】]*[)）】]")


def plain_text(field: str) -> str:
    """A field's text; a line end where it had one."""
    text = _BREAK.sub("\n", field.replace("\x00", ""))
    return html.unescape(_MARKUP.sub("", text)).replace("\xa0", " ").strip()


def words_in(field: str) -> list[str]:
    """The words of a field: 银行 / 銀行 are two, of 银行 (a bank) one."""
    pieces = SEPARATORS.split(_BRACKETS.sub(" ", plain_text(field)))
    return [piece for piece in pieces if HANZI.search(piece)]


def word_field(notes: Sequence[Sequence[str]]) -> int | None:
    """Which field of notes of one kind has the words.

    Args:
        notes: their fields, as `plain_text` gives them.

    Returns:
        The field's index; None where none has.
    """
    width = max(map(len, notes), default=0)
    counts = [sum(_is_word(fields[at]) for fields in notes if at < len(fields)) for at in range(width)]
    best = max(counts, default=0)
    return counts.index(best) if best and best >= SHARE * len(notes) else None


def _is_word(text: str) -> bool:
    pieces = [piece for piece in SEPARATORS.split(_BRACKETS.sub(" ", text)) if piece]
    return 0 < len(pieces) <= 3 and all(len(one) <= LONGEST_IN_FIELD and all(map(is_hanzi, one)) for one in pieces)
