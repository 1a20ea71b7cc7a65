"""Lines of pinyin or Zhuyin: alone, above or below their hanzi, or behind a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.gloss.writers.base import Form, joined
from langdu.model import HANZI, ruby_pieces
from langdu.pinyin import continued, marked, zhuyin
from langdu.pinyin import joined as run_on

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
    return _closed_up(line)


def _closed_up(line: str) -> str:
    return " ".join(line.split()).replace("“ ", "“").replace("( ", "(").replace("《 ", "《")


def _by_word(sentence: Sentence) -> str:
    """The same with the syllables of a word joined."""
    if not sentence.is_spoken:
        return ""
    ends, end = {word.start: word.end for word in sentence.words}, 0
    line = ""
    for piece in ruby_pieces(sentence):
        if not piece.readings:
            line += f" {piece.text}" if piece.text.isalnum() else _SIGNS.get(piece.text, piece.text)
        elif piece.span.start < end:
            line += "".join(continued(marked(syllable)) for syllable in piece.syllables)
        else:
            end = ends.get(piece.span.start, 0)
            line += " " + (run_on(piece.syllables) if end else joined(piece, marked, " "))
    return _closed_up(line)


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
PINYIN_WORDS = Form("pinyin alone, by word: yínháng", _by_word, _stripped, between=" ")
ZHUYIN = Form("Zhuyin alone", _alone(zhuyin), _stripped, between=" ")
ABOVE = Form("a line of pinyin above each sentence", _both("{pinyin}\n{text}"), between="\n")
BELOW = Form("a line of pinyin below each sentence", _both("{text}\n{pinyin}"), between="\n")
TSV = Form("each sentence, a tab, its pinyin; for tables and Anki", _both("{text}\t{pinyin}"), between="\n")
