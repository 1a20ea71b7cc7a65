"""`<ruby>脑梗<rt>nǎogěng</rt></ruby>`: the tags fold away, the annotation becomes hints.

HTML, and EPUB's XHTML: with or without rb, rp and rtc, a name space or attributes; several rt in one ruby, none of
them closed; further tags inside. An annotation that does not fit its characters stays visible, tags and all.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import FoldedGlosses, found, hint
from langdu.gloss.inline.markup.gloss_syllables import said, syllables
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Hint

_TAG = re.compile(r"<(?P<close>/?)(?:[A-Za-z]\w*:)?(?P<name>[A-Za-z]\w*)[^<>]*>")
_PARTS = frozenset(("rb", "rt", "rp", "rtc", "rbc"))
_LINE_END = re.compile(r"[\n\r]\s*")


@dataclass(slots=True)
class _Group:
    """Characters and the annotations that are for them, as they are met."""

    base: list[int] = field(default_factory=list)
    other: bool = False
    written: list[str] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)

    def hints(self, text: str, offset: int) -> list[Hint] | None:
        """What is said of the characters; None if it cannot be understood."""
        written = " ".join(filter(None, self.written))
        if not written:
            return []
        parts = said("".join(text[i] for i in self.base), written)
        if not parts:
            # Figures are annotated too: <ruby>12%<rt>bǎi fēn zhī shí èr</rt></ruby>.
            return [] if self.other and syllables(written) else None
        return [hint(offset + self.base[part.place], part.syllable, part.written) for part in parts]


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The ruby in a text."""
    removed: list[Span] = []
    hints: list[Hint] = []
    for tags in _rubies(text):
        gaps, groups = _read(text, tags)
        understood = [(group, known) for group in groups if (known := group.hints(text, offset)) is not None]
        removed += gaps if understood else []
        for group, known in understood:
            removed += group.notes
            hints += known
    return found([Span(offset + span.start, offset + span.end) for span in removed], hints)


def spans(text: str) -> Iterator[Span]:
    """Where each ruby begins and ends."""
    for tags in _rubies(text):
        yield Span(tags[0].start(), tags[-1].end())


def _rubies(text: str) -> Iterator[list[re.Match[str]]]:
    """The tags of each ruby; one that is never closed, or has another in it, is text."""
    tags: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name == "ruby" and not tag["close"]:
            tags = [tag]
        elif tags:
            tags.append(tag)
            if name == "ruby":
                yield tags
                tags = []


def _read(text: str, tags: list[re.Match[str]]) -> tuple[list[Span], list[_Group]]:
    """What is markup in one ruby, and its groups."""
    gaps, groups, inside = [Span(*tags[0].span())], [_Group()], ""
    for tag, following in pairwise(tags):
        name = tag["name"].lower()
        if name in _PARTS:
            inside = "" if tag["close"] else name
        start, end = tag.end(), following.start()
        if inside in ("rt", "rp", "rtc"):
            _annotate(groups[-1], inside, Span(tag.start(), end), text[start:end])
            continue
        if tag["close"] and groups[-1].notes and name in _PARTS:
            groups[-1].notes.append(Span(*tag.span()))
        else:
            gaps.append(Span(*tag.span()))
        if text[start:end].strip():
            groups = _based(groups, text, start, end)
        gaps += [Span(*match.span()) for match in _LINE_END.finditer(text, start, end)]
    return [*gaps, Span(*tags[-1].span())], groups


def _annotate(group: _Group, inside: str, place: Span, content: str) -> None:
    group.notes.append(place)
    if inside != "rp":
        group.written.append(html.unescape(content).strip())


def _based(groups: list[_Group], text: str, start: int, end: int) -> list[_Group]:
    """The groups with more base text: a new group where the last has its annotation already."""
    group = groups[-1]
    if group.written:
        groups = [*groups, group := _Group()]
    group.base += [i for i in range(start, end) if HANZI.match(text[i])]
    group.other = group.other or any(not HANZI.match(char) and not char.isspace() for char in text[start:end])
    return groups
