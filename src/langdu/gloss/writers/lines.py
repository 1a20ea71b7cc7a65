"""Lines of pinyin or Zhuyin: alone, above or below their hanzi, or behind a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.gloss.writers.base import Form, joined
from langdu.model import HANZI, ruby_pieces
from langdu.pinyin import marked, zhuyin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import Sentence

_SIGNS = {"“": " “", "‘": " ‘", "（": " (", "(": " (", "《": " 《", "）": ")"} | dict(
    zip("，。？！；：", ",.?!;:", strict=True)
)


def _spoken(sentence: Sentence, spelled: Callable[..., str]) -> str:
    """The syllables with spaces between them; signs close up to what they follow, Latin and numbers stay."""
    if not sentence.is_spoken:
        return ""
    line = ""
    for piece in ruby_pieces(sentence):
        if piece.readings:
            line += f" {joined(piece, spelled, ' ')}"
        elif piece.text.isalnum():
            line += f" {piece.text}"
        else:
            line += _SIGNS.get(piece.text, piece.text)
    return " ".join(line.split()).replace("“ ", "“").replace("( ", "(").replace("《 ", "《")


def _alone(spelled: Callable[..., str]) -> Callable[[Sentence], str]:
    return lambda sentence: _spoken(sentence, spelled)


def _both(layout: str) -> Callable[[Sentence], str]:
    """A sentence and its pinyin in a layout; one without hanzi alone."""

    def written(sentence: Sentence) -> str:
        text = " ".join(sentence.text.split())
        return layout.format(text=text, pinyin=said) if (said := _pinyin(sentence)) else text

    return written


def _pinyin(sentence: Sentence) -> str:
    has_hanzi = any(HANZI.match(token.text) for token in sentence.tokens)
    return _spoken(sentence, marked) if has_hanzi else ""


def _stripped(sentences: Sequence[Sentence], body: str) -> str:
    return body.strip()


PINYIN = Form("pinyin alone", _alone(marked), _stripped, between=" ")
ZHUYIN = Form("Zhuyin alone", _alone(zhuyin), _stripped, between=" ")
ABOVE = Form("a line of pinyin above each sentence", _both("{pinyin}\n{text}"), between="\n")
BELOW = Form("a line of pinyin below each sentence", _both("{text}\n{pinyin}"), between="\n")
TSV = Form("each sentence, a tab, its pinyin; for tables and Anki", _both("{text}\t{pinyin}"), between="\n")
