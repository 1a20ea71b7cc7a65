"""Glosses beside each character: in brackets, braces, Aozora's marks, LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.gloss.writers.base import Form, glossed, joined
from langdu.pinyin import marked, numbered, zhuyin

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Reading, Sentence

#: TeX's own signs, and what stands for them in a text.
_TEX = re.compile(r"[#$%&_{}~^\\]")
_TEX_NAMES = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def _form(about: str, written: Callable[[str, Reading], str], escaped: Callable[[str], str] = str) -> Form:
    """A form that writes each piece with its reading by `written`, and what has none as it is."""

    def sentence(value: Sentence) -> str:
        return "".join(written(text, r) if r else escaped(text) for text, r in glossed(value))

    return Form(about, sentence)


def _tex(text: str) -> str:
    return _TEX.sub(lambda match: _TEX_NAMES.get(match.group(), "\\" + match.group()), text)


INLINE = _form("字(zì)", lambda text, r: f"{text}({joined(r, marked, '')})")
BRACKET = _form("字[zi4], as CC-CEDICT", lambda text, r: f"{text}[{joined(r, numbered, ' ')}]")
INLINE_ZHUYIN = _form("字(ㄗˋ)", lambda text, r: f"{text}({joined(r, zhuyin, ' ')})")
FURIGANA = _form("{字|zì}, for Markdown", lambda text, r: f"{{{text}|{joined(r, marked, ' ')}}}")
AOZORA = _form("｜字《zì》, as Aozora Bunko", lambda text, r: f"｜{text}《{joined(r, marked, ' ')}》")
XPINYIN = _form(
    "\\xpinyin{字}{zi4}, for LaTeX", lambda text, r: f"\\xpinyin{{{text}}}{{{joined(r, numbered, ' ')}}}", _tex
)
