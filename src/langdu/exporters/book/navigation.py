"""The contents of a book, as EPUB 3 has them and as readers of EPUB 2 do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langdu.exporters.book.from_text.page import page_markup
from langdu.exporters.book.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What the contents are called.
CONTENTS = "目录"
_NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{lang}">
<head>
<meta name="dtb:uid" content="{identifier}"/>
<meta name="dtb:depth" content="{depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{title}</text></docTitle>
<navMap>
{points}</navMap>
</ncx>
"""


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A line of the contents.

    Attributes:
        level: 1 for the highest.
        title: what it says.
        href: where it leads, relative to the contents.
    """

    level: int
    title: str
    href: str


def without_jumps(entries: Sequence[NavigationEntry]) -> list[NavigationEntry]:
    """The same with levels that never go down by more than one, beginning with 1."""
    found: list[NavigationEntry] = []
    open_: list[int] = []
    for entry in entries:
        while open_ and open_[-1] >= entry.level:
            open_.pop()
        open_.append(entry.level)
        found.append(replace(entry, level=len(open_), title=" ".join(entry.title.split()) or "-"))
    return found


def nav_page(entries: Sequence[NavigationEntry], language: str, style: str, landmark: str = "") -> str:
    """The page of contents; no ruby in it, which readers show badly in lists.

    Args:
        entries: at least one.
        language: of the titles, BCP 47.
        style: the address of the style sheet.
        landmark: the address where the text begins; empty to say nothing of it.
    """
    lists = "".join(_items(without_jumps(entries)))
    body = f'<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>{CONTENTS}</h1>\n{lists}</nav>\n'
    if landmark:
        link = f'<a epub:type="bodymatter" href="{escaped(landmark)}">正文</a>'
        body += f'<nav epub:type="landmarks" hidden="hidden">\n<ol>\n<li>{link}</li>\n</ol>\n</nav>\n'
    return page_markup(CONTENTS, language, style, body)


def _items(entries: Sequence[NavigationEntry]) -> Iterator[str]:
    level = 0
    for entry in entries:
        yield "<ol>\n" if entry.level > level else "</li>\n" + "</ol>\n</li>\n" * (level - entry.level)
        yield f'<li><a href="{escaped(entry.href)}">{escaped(entry.title)}</a>'
        level = entry.level
    yield "</li>\n</ol>\n" * level


def ncx(entries: Sequence[NavigationEntry], title: str, identifier: str, language: str) -> str:
    """The contents for readers of EPUB 2."""
    entries = without_jumps(entries)
    return _NCX.format(
        lang=language,
        identifier=escaped(identifier),
        depth=max(entry.level for entry in entries),
        title=escaped(title) or "-",
        points="".join(_points(entries)),
    )


def _points(entries: Sequence[NavigationEntry]) -> Iterator[str]:
    orders: dict[str, int] = {}  # what leads to one place has one number
    level = 0
    for number, entry in enumerate(entries, 1):
        yield "</navPoint>\n" * (level + 1 - entry.level)
        order = orders.setdefault(entry.href, len(orders) + 1)
        yield f'<navPoint id="point{number}" playOrder="{order}">\n'
        yield f"<navLabel><text>{escaped(entry.title)}</text></navLabel>\n"
        yield f'<content src="{escaped(entry.href)}"/>\n'
        level = entry.level
    yield "</navPoint>\n" * level
