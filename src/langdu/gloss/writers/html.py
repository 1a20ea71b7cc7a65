"""HTML with ruby, as a page of its own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from langdu.gloss.writers.base import Form, joined
from langdu.model import RubyPiece, ruby_pieces
from langdu.pinyin import marked, zhuyin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import Sentence

_STYLE = (
    "body{max-width:40em;margin:2em auto;padding:0 1em;font-size:1.4em;line-height:2.2}"
    "rt{font-size:.5em}.aside,.transcript,.translation{opacity:.5}"
)


def _form(about: str, spelled: Callable[..., str]) -> Form:
    def sentence(value: Sentence) -> str:
        return "".join(_piece(piece, spelled) for piece in ruby_pieces(value))

    return Form(about, sentence, _element, opening=_head, closing="</body>\n</html>\n")


def _piece(piece: RubyPiece, spelled: Callable[..., str]) -> str:
    text = escape(piece.text)
    return f"<ruby>{text}<rt>{joined(piece, spelled, ' ')}</rt></ruby>" if piece.readings else text


def _element(sentences: Sequence[Sentence], body: str) -> str:
    tag, kind = ("h2", "") if sentences[0].kind == "heading" else ("p", f' class="{sentences[0].kind}"')
    return f"<{tag}{kind}>{body}</{tag}>"


def _head(title: str) -> str:
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n{head}\n</head>\n<body>\n'


RUBY = _form("HTML <ruby>字<rt>zì</rt></ruby>", marked)
RUBY_ZHUYIN = _form("the same with ㄗˋ", zhuyin)
