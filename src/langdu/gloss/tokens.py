"""Text to tokens: the units in which it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from langdu.model import Span, Token, clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


#: Signs that nobody sees and that part nothing: marks of direction, of where a word may break, of a file's beginning;
#: joiners and variation selectors behind a hanzi, a letter or a figure, but not those that make an emoji (1️⃣).
UNSEEN = re.compile(
    "[\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff]"
    "|(?<=\\w)[\u200c\u200d\u180b-\u180e\ufe00-\ufe0f\U000e0100-\U000e01ef](?!\u20e3)"
)


def seen(text: str) -> tuple[str, Sequence[int]]:
    """A text without what nobody sees, and where each of its characters was."""
    if UNSEEN.search(text) is None:
        return text, range(len(text))
    unseen = {at for match in UNSEEN.finditer(text) for at in range(*match.span())}
    places = [at for at in range(len(text)) if at not in unseen]
    return "".join(text[place] for place in places), places


def tokens_of(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `source[start:end]`, their places in `source`; every character that is seen is in exactly one.

    A number is one token with its points, colons and thousands (3.14, 12:30, 1,200, but not 1,2), a Latin word
    with its apostrophes (don't, U.S.), a dash or an ellipsis of two characters one sign, a line end a space.
    """
    text, places = seen(source[start:end])
    for match in TOKEN.finditer(clean(text).replace("\n", " ")):
        kind = cast("TokenKind", match.lastgroup)
        if kind == "hanzi":
            for number, char in enumerate(match.group(), match.start()):
                at = start + places[number]
                yield Token(Span(at, at + 1), char, "hanzi")
        else:
            span = Span(start + places[match.start()], start + places[match.end() - 1] + 1)
            yield Token(span, match.group(), kind)
