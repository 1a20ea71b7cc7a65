"""Text as XML, and the clock values of SMIL."""

from __future__ import annotations

import re
from html import escape

from langdu.model.text import INVISIBLE

#: What XML 1.0 has no place for (section 2.2), and the sign that invisible characters are cleaned to.
_ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff{INVISIBLE}]")
#: BCP 47, as far as EPUBCheck looks at it.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")


def legal(text: str) -> str:
    """`text` without what XML cannot hold and nobody sees."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """`text` for XML, in an element or an attribute."""
    return escape(legal(text))


def language_of(*candidates: str) -> str:
    """The first of some language tags that is one, else Chinese."""
    return next((tag for tag in candidates if _LANGUAGE.fullmatch(tag)), "zh")


def clock(milliseconds: int) -> str:
    """A full clock value of SMIL 3.0: `0:01:02.345`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
