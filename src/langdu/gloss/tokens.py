"""Text to tokens: the units in which it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from langdu.model import Span, Token, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import TokenKind

_HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿＡ-Ｚａ-ｚ"
TOKEN = re.compile(
    rf"(?P<hanzi>[{_HANZI}]+)"
    r"|(?P<digit>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9０-９]+(?:[.:][0-9]+)*)"
    rf"|(?P<latin>(?:[A-Za-z]\.){{2,}}|[{_LATIN}]+(?:['’.\-&][{_LATIN}]+)*)"
    r"|(?P<space>\s+)"
    r"|(?P<punct>——|……|[^\w\s])"
    r"|(?P<other>.)",
    re.DOTALL,
)


def tokens_of(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `source[start:end]`, their places in `source`; every character is in exactly one.

    A number is one token with its points, colons and thousands (3.14, 12:30, 1,200, but not 1,2), a Latin word
    with its apostrophes (don't, U.S.), a dash or an ellipsis of two characters one sign, a line end a space.
    """
    for match in TOKEN.finditer(clean(source[start:end]).replace("\n", " ")):
        kind = cast("TokenKind", match.lastgroup)
        at = start + match.start()
        if kind == "hanzi":
            for place, char in enumerate(match.group(), at):
                yield Token(Span(place, place + 1), char, "hanzi")
        else:
            yield Token(Span(at, start + match.end()), match.group(), kind)
