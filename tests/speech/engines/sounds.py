"""Every toned syllable, for tests of how engines spell them."""

from __future__ import annotations

from langdu.model import Say, Span
from langdu.pinyin.inventory import of_number, size

#: All there are: 430 sounds in five tones, with and without erhua.
ALL = tuple(s for s in map(of_number, range(size())) if s is not None and s.tone)


def says(*texts: str) -> list[Say]:
    """Units, a code point each."""
    from langdu.pinyin import parse

    return [Say(Span(i, i + 1), parse(text)) for i, text in enumerate(texts)]
