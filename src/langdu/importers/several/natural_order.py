"""Names in the order of their numbers: 2 before 10, 第九章 before 第十章."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from langdu.importers.plain_text.numerals import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"([0-9０-９]+|(?<=第)[零〇一二三四五六七八九十百千两廿卅]+|[上中下](?=[卷部篇册集.]))")


def natural_key(name: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """What sorts a name, folder by folder."""
    return tuple(tuple(_pieces(part)) for part in PurePosixPath(name).parts)


def _pieces(part: str) -> Iterator[tuple[int, int, str]]:
    """Numbers before words; of a number too long for one its signs. Every second piece of a split is a number."""
    for index, piece in enumerate(_NUMBER.split(part)):
        value = value_of(piece) if index % 2 else None
        yield (0, value, piece) if value is not None else (1, 0, piece.casefold())
