"""Glosses beside each character: in brackets, braces, Aozora's marks, LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.writers.base import Form, by_word, glossed, joined
from langdu.pinyin import joined as run_on
from langdu.pinyin import marked, numbered, zhuyin

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import RubyPiece, Sentence, Syllable

#: TeX's own signs, and what stands for them in a text.
_TEX = re.compile(r"[#$%&_{}~^\\]")
_TEX_NAMES = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def _form(about: str, written: Callable[[str, RubyPiece], str], escaped: Callable[[str], str] = str) -> Form:
    """A form that writes each piece with its reading by `written`, and what has none as it is."""

    def sentence(value: Sentence) -> str:
        return "".join(
            written(piece.text, piece) if piece.readings else escaped(piece.text) for piece in glossed(value)
        )

    return Form(about, sentence)


def _tex(text: str) -> str:
    return _TEX.sub(lambda match: _TEX_NAMES.get(match.group(), "\\" + match.group()), text)


def _words(about: str, written: Callable[[str, tuple[Syllable, ...]], str]) -> Form:
    """A form that writes each word with its syllables by `written`."""

    def sentence(value: Sentence) -> str:
        return "".join(written(text, syllables) if syllables else text for text, syllables in by_word(value))

    return Form(about, sentence)


WORDS = _words("中文(zhōngwén), word by word", lambda text, said: f"{text}({run_on(said)})")
CEDICT = _words(
    "中文[zhong1 wen2], word by word as CC-CEDICT", lambda text, said: f"{text}[{' '.join(map(numbered, said))}]"
)
INLINE = _form("字(zì)", lambda text, piece: f"{text}({joined(piece, marked, '')})")
BRACKET = _form("字[zi4]", lambda text, piece: f"{text}[{joined(piece, numbered, ' ')}]")
INLINE_ZHUYIN = _form("字(ㄗˋ)", lambda text, piece: f"{text}({joined(piece, zhuyin, ' ')})")
FURIGANA = _form("{字|zì}, for Markdown", lambda text, piece: f"{{{text}|{joined(piece, marked, ' ')}}}")
AOZORA = _form("｜字《zì》, as Aozora Bunko", lambda text, piece: f"｜{text}《{joined(piece, marked, ' ')}》")
XPINYIN = _form(
    "\\xpinyin{字}{zi4}, for LaTeX", lambda text, piece: f"\\xpinyin{{{text}}}{{{joined(piece, numbered, ' ')}}}", _tex
)
