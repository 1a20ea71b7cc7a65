"""Ruby and ids put into a page of the book's own, around its own elements."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from langdu.exporters.book.kept.pages.names import html, local
from langdu.exporters.book.markup import legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.exporters.book.kept.pages.stream import PageText, TextSlot

#: Elements that a span may go around.
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_ATOM = "langdu-text"


@dataclass(frozen=True, slots=True)
class RubyPlace:
    """Characters of a page's text that stand together, and the pinyin over them."""

    start: int
    end: int
    pinyin: str


@dataclass(frozen=True, slots=True)
class PartPlace:
    """A part of a page's text that is highlighted at once: from the first of its characters to the last."""

    name: str
    start: int
    end: int


class PageMarking:
    """A page that ruby and ids are put into.

    Args:
        text: its text; the tree that it is of is changed.
    """

    def __init__(self, text: PageText) -> None:
        self._text = text
        self._ranges: dict[etree._Element, tuple[int, int]] = {}
        self._first: dict[int, etree._Element] = {}
        self._spans: dict[str, int] = {}

    def mark(self, root: etree._Element, rubies: Sequence[RubyPlace], parts: Sequence[PartPlace]) -> dict[str, int]:
        """Put everything in; the id of each span, and the place of its first character.

        A part that begins in one element and ends in another gets a span for each piece: `id`, `id-p2`, `id-p3`.
        """
        cuts = {place for part in parts for place in (part.start, part.end)}
        ahead = list(rubies)
        for slot in reversed(self._text.slots):
            mine = []
            while ahead and ahead[-1].start >= slot.start:
                mine.append(ahead.pop())
            self._fill(slot, mine[::-1], cuts)
        body = root.find(html("body"))
        found: dict[str, int] = {}
        if body is not None:
            self._measure(body)
            for part in parts:
                self._wrap(self._around(part, body), part, found)
        etree.strip_tags(root, _ATOM)
        return found

    def _fill(self, slot: TextSlot, rubies: Sequence[RubyPlace], cuts: set[int]) -> None:
        """Put elements in the place of a text: a ruby each, and an atom for what is between two cuts."""
        end = slot.start + len(slot.offsets)
        inside = any(local(e) == "ruby" for e in _holders(slot))
        rubies = [] if inside else [ruby for ruby in rubies if ruby.end <= end]
        taken = {place for ruby in rubies for place in range(ruby.start + 1, ruby.end)}
        bounds = {place for place in range(slot.start + 1, end) if place in cuts and place not in taken}
        bounds |= {place for ruby in rubies for place in (ruby.start, ruby.end)} | {slot.start, end}
        over = {ruby.start: ruby for ruby in rubies}
        made: list[etree._Element] = []
        places = sorted(bounds)
        for start, stop in pairwise(places):
            first = 0 if start == slot.start else slot.offsets[start - slot.start]
            last = len(slot.text) if stop == end else slot.offsets[stop - slot.start]
            ruby = over.get(start)
            if ruby is not None:
                made += self._ruby(slot, first, last, ruby)
            else:
                made.append(self._atom(slot.text[first:last], start, stop))
        self._put(slot, made)

    def _ruby(self, slot: TextSlot, first: int, last: int, ruby: RubyPlace) -> Iterator[etree._Element]:
        begin, end = slot.offsets[ruby.start - slot.start], slot.offsets[ruby.end - 1 - slot.start] + 1
        if slot.text[first:begin]:
            yield self._atom(slot.text[first:begin], ruby.start, ruby.start)
        element = etree.Element(html("ruby"))
        element.text = legal(slot.text[begin:end])
        for name, text in (("rp", "("), ("rt", ruby.pinyin), ("rp", ")")):
            etree.SubElement(element, html(name)).text = text
        self._ranges[element] = (ruby.start, ruby.end)
        self._first[ruby.start] = element
        yield element
        if slot.text[end:last]:
            yield self._atom(slot.text[end:last], ruby.end, ruby.end)

    def _atom(self, text: str, start: int, end: int) -> etree._Element:
        atom = etree.Element(_ATOM)
        atom.text = text
        self._ranges[atom] = (start, end)
        if start < end:
            self._first[start] = atom
        return atom

    @staticmethod
    def _put(slot: TextSlot, made: Sequence[etree._Element]) -> None:
        if slot.is_tail:
            slot.element.tail = None
            for element in reversed(made):
                slot.element.addnext(element)
        else:
            slot.element.text = None
            for at, element in enumerate(made):
                slot.element.insert(at, element)

    def _measure(self, element: etree._Element) -> tuple[int, int] | None:
        """The characters from the first to the last in an element; None where none counts."""
        if element in self._ranges:
            return self._ranges[element]
        found = [span for child in element if (span := self._measure(child)) is not None and span[0] < span[1]]
        if found:
            self._ranges[element] = (found[0][0], found[-1][1])
            return self._ranges[element]
        return None

    def _around(self, part: PartPlace, body: etree._Element) -> etree._Element:
        """The least element that a part is in and that is in no ruby."""
        first = self._first.get(part.start)
        if first is None:
            return body
        holders = list(first.iterancestors())
        ruby = max((at for at, holder in enumerate(holders) if local(holder) == "ruby"), default=-1)
        for holder in holders[ruby + 1 :]:
            start, end = self._ranges.get(holder, (0, 0))
            if start <= part.start and part.end <= end:
                return holder
        return body

    def _wrap(self, element: etree._Element, part: PartPlace, found: dict[str, int]) -> None:
        run: list[etree._Element] = []
        for child in list(element):
            start, end = self._ranges.get(child, (0, 0))
            if start >= end:
                if run and (child.tag == _ATOM or local(child) in INLINE):
                    run.append(child)
                continue
            if end <= part.start or start >= part.end:
                self._span(run, part, found)
                run = []
            elif part.start <= start and end <= part.end and (child.tag == _ATOM or local(child) in INLINE):
                run.append(child)
            else:
                self._span(run, part, found)
                run = []
                if local(child) != "ruby":
                    self._wrap(child, part, found)
                elif start >= part.start:
                    self._span([child], part, found)
        self._span(run, part, found)

    def _span(self, run: list[etree._Element], part: PartPlace, found: dict[str, int]) -> None:
        while run and self._ranges.get(run[-1], (0, 0))[0] >= self._ranges.get(run[-1], (0, 0))[1]:
            run.pop()
        if not run:
            return
        number = self._spans.get(part.name, 0)
        self._spans[part.name] = number + 1
        name = f"{part.name}-p{number + 1}" if number else part.name
        span = etree.Element(html("span"), id=name)
        run[0].addprevious(span)
        for element in run:
            span.append(element)
        self._ranges[span] = (self._ranges[run[0]][0], self._ranges[run[-1]][1])
        found[name] = self._ranges[span][0]


def _holders(slot: TextSlot) -> Iterator[etree._Element]:
    element = slot.element.getparent() if slot.is_tail else slot.element
    while element is not None:
        yield element
        element = element.getparent()
