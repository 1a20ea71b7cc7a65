"""The text of a page as one string, and of each of its characters the place in the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.book.kept.pages.names import OPS, html, local
from langdu.model.text import INVISIBLE, clean

if TYPE_CHECKING:
    from lxml import etree

#: What is no text of a book: importers leave the same out.
SKIPPED = frozenset(
    (
        "head", "script", "style", "template", "nav", "form", "button", "select", "textarea", "svg", "math", "iframe",
        "noscript", "object", "audio", "video", "rt", "rp", "rtc",
    )
)  # fmt: skip
_NOTES = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_MARK = re.compile(r"[\[(（【〔]?(?:\d{1,3}|[①-⑳*†]|注\d*)[\])）】〕]?")


@dataclass(frozen=True, slots=True)
class TextSlot:
    """A piece of text in the tree.

    Attributes:
        element: that it is the text of, or that it follows.
        is_tail: whether it follows.
        text: what stands there.
        offsets: of its characters that count, in it.
        start: the place of the first of them in the page's string.
    """

    element: etree._Element
    is_tail: bool
    text: str
    offsets: tuple[int, ...]
    start: int


class PageText:
    """A page's characters, spaces and invisible ones left out.

    Attributes:
        text: all of them.
        slots: where they are, in order; those without any too.
    """

    def __init__(self, root: etree._Element) -> None:
        self.slots: list[TextSlot] = []
        self._length = 0
        self._pieces: list[str] = []
        body = root.find(html("body"))
        if body is not None:
            self._walk(body)
        self.text = "".join(self._pieces)

    def _walk(self, element: etree._Element) -> None:
        self._slot(element, element.text, is_tail=False)
        for child in element:
            if not _is_skipped(child):
                self._walk(child)
            self._slot(child, child.tail, is_tail=True)

    def _slot(self, element: etree._Element, text: str | None, *, is_tail: bool) -> None:
        shown = clean(text or "")
        offsets = tuple(i for i, char in enumerate(shown) if counts(char))
        if offsets:
            self.slots.append(TextSlot(element, is_tail, text or "", offsets, self._length))
            self._pieces.append("".join(shown[i] for i in offsets))
            self._length += len(offsets)


def counts(char: str) -> bool:
    """Whether a character is compared: spaces differ between a page and its text."""
    return not char.isspace() and char != INVISIBLE


def _is_skipped(element: etree._Element) -> bool:
    name = local(element)
    if name in SKIPPED or not name:
        return True
    kind = set(f"{element.get(f'{{{OPS}}}type', '')} {element.get('role', '')}".split())
    return bool(kind & _NOTES) or (name == "a" and _is_mark(element, kind))


def _is_mark(link: etree._Element, kind: set[str]) -> bool:
    """Whether a link is the mark of a note: it says so, or it is raised and a number."""
    if kind & {"noteref", "doc-noteref"}:
        return True
    parent = link.getparent()
    raised = any(local(e) == "sup" for e in link.iter()) or (parent is not None and local(parent) == "sup")
    said = "".join("".join(map(str, link.itertext())).split())
    return raised and "#" in link.get("href", "") and _MARK.fullmatch(said) is not None
