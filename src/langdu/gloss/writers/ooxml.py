"""Word's phonetic guide: paragraphs for the w:body of a document.xml.

After ECMA-376-1, 17.3.3.25 (ruby): sizes are in half points.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from langdu.gloss.writers.base import Form, glossed, joined
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Sentence

_PROPERTIES = (
    '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="22"/>'
    '<w:hpsBaseText w:val="24"/><w:lid w:val="zh-CN"/></w:rubyPr>'
)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _sentence(sentence: Sentence) -> str:
    written, plain = "", ""
    for piece in glossed(sentence):
        if not piece.readings:
            plain += piece.text
            continue
        written += _run(plain) if plain else ""
        note, base = _run(joined(piece, marked, " ")), _run(piece.text)
        written += f"<w:r><w:ruby>{_PROPERTIES}<w:rt>{note}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
        plain = ""
    return written + (_run(plain) if plain else "")


def _paragraph(sentences: Sequence[Sentence], body: str) -> str:
    return f"<w:p>{body}</w:p>"


WORD = Form("Word's phonetic guide, <w:ruby> in paragraphs of document.xml", _sentence, _paragraph)
