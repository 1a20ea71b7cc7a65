"""The text of a line of Markdown: no targets, pictures, tags or marks; ruby and glosses as they are written."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from langdu.importers.plain_text import addresses
from langdu.importers.plain_text.clean_text import TARGET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[?!][^>]*>", re.DOTALL | re.IGNORECASE)
_NAMES = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|"
    "details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|"
    "ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|picture|pre|q|s|samp|section|select|small|source|span|"
    "strike|strong|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
#: Tags of HTML but those of ruby, which the glosses' stage reads; <yin> is a gloss.
_TAG = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)


def line_of(tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """The text, and the number of each note with the place of its mark in it."""
    pieces: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0
    targets: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            targets.append(unquote(str(token.attrs.get("href", ""))))
        if token.type == "footnote_ref":
            marks.append((int(token.meta["id"]), length))
        piece = _piece(token, targets)
        if token.type == "link_close" and targets:
            targets.pop()
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), marks


def _piece(token: Token, targets: Sequence[str]) -> str:
    match token.type:
        case "text" | "code_inline":
            return addresses.shortened(token.content).replace("**", "")
        case "softbreak" | "hardbreak":
            return "\n"
        case "math_inline" | "math_inline_double":
            return f"{token.markup}{token.content}{token.markup}"
        case "html_inline":
            return of_html(token.content)
        case "link_open" | "link_close" if targets and not TARGET.match(targets[-1]):
            return "[" if token.type == "link_open" else f"]({targets[-1]})"  # [银](yín) is a gloss
    return ""


def pictures_in(tokens: Sequence[Token]) -> Iterator[str]:
    """What the pictures are called, of Markdown's own and of HTML's."""
    for token in tokens:
        if token.type == "image":
            yield str(token.attrs.get("src", ""))
        elif token.type in ("html_inline", "html_block"):
            yield from _PICTURE.findall(_COMMENT.sub("", token.content))


def of_html(text: str) -> str:
    """The text of a piece of HTML."""
    text = _BREAK.sub("\n", _COMMENT.sub("", text))
    return html.unescape(_TAG.sub("", text))
