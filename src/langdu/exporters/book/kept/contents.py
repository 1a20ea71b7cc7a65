"""The contents of a kept book: its own page where that leads everywhere, else one made of what it says elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.exporters.book.kept.pages.html import html_tree
from langdu.exporters.book.kept.pages.names import OPS, local
from langdu.exporters.book.kept.source import relative
from langdu.exporters.book.navigation import NavigationEntry, nav_page, ncx

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from langdu.exporters.book.kept.source import SourceBook


def contents_of(book: SourceBook) -> tuple[list[NavigationEntry], bool]:
    """The lines of the contents, their addresses as paths in the zip, and whether a page of its own has them all."""
    if book.nav is not None:
        root = html_tree(book.archive.read(book.nav.path))
        found = [_checked(entry, book) for entry in _nav_entries(root, book.nav.path, book)]
        entries = [entry for entry in found if entry is not None]
        if entries:
            return entries, len(entries) == len(found)
    if book.ncx is not None:
        found = [_checked(e, book) for e in _ncx_entries(book.archive.xml(book.ncx.path), book.ncx.path, book)]
        entries = [entry for entry in found if entry is not None]
        if entries:
            return entries, False
    return [], False


def _checked(entry: NavigationEntry, book: SourceBook) -> NavigationEntry | None:
    """A line without an id that is not there; None where the page is not."""
    path, _, anchor = entry.href.partition("#")
    if path not in book.ids:
        return None
    return entry if not anchor or anchor in book.ids[path] else replace(entry, href=path)


def _nav_entries(root: etree._Element, path: str, book: SourceBook) -> Iterator[NavigationEntry]:
    for nav in root.iter():
        if local(nav) != "nav" or "toc" not in nav.get(f"{{{OPS}}}type", "").split():
            continue
        for link in nav.iter():
            if local(link) == "a":
                level = sum(local(above) == "ol" for above in link.iterancestors())
                yield _entry(level, "".join(map(str, link.itertext())), link.get("href", ""), path, book)
        return


def _ncx_entries(root: etree._Element, path: str, book: SourceBook) -> Iterator[NavigationEntry]:
    for point in root.iter():
        if local(point) != "navPoint":
            continue
        level = 1 + sum(local(above) == "navPoint" for above in point.iterancestors())
        said = next((child for child in point if local(child) == "navLabel"), None)
        title = "" if said is None else "".join(map(str, said.itertext()))
        content = next((child for child in point if local(child) == "content"), None)
        yield _entry(level, title, "" if content is None else content.get("src", ""), path, book)


def _entry(level: int, title: str, address: str, path: str, book: SourceBook) -> NavigationEntry:
    target, anchor = book.place(address, path) if address else ("", "")
    return NavigationEntry(level, title, f"{target}#{anchor}" if anchor else target)


def contents_page(entries: Sequence[NavigationEntry], path: str, language: str, style: str) -> str:
    """The page, for a file at `path`."""
    return nav_page(_from(entries, path), language, relative(style, path))


def contents_ncx(entries: Sequence[NavigationEntry], path: str, *, title: str, identifier: str, language: str) -> str:
    """The contents for readers of EPUB 2, for a file at `path`."""
    return ncx(_from(entries, path), title, identifier, language)


def _from(entries: Sequence[NavigationEntry], path: str) -> list[NavigationEntry]:
    parts = [entry.href.partition("#") for entry in entries]
    hrefs = [relative(target, path) + mark + anchor for target, mark, anchor in parts]
    return [replace(entry, href=href) for entry, href in zip(entries, hrefs, strict=True)]
