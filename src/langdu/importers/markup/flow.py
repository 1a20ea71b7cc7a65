"""Builds a `Document` from a stream of text, paragraph ends, ruby and notes; every format of markup feeds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.ruby import hints_of
from langdu.model import Blocks, Document, Section, SetAside, Span, nested, one_line
from langdu.model.text import clean

if TYPE_CHECKING:
    from langdu.importers.base import Source
    from langdu.model import BlockKind, Hint

_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Flow:
    """What has come so far; `length` counts the code points of the text."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    begin: int = 0
    rows: list[tuple[BlockKind, int, int]] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    headings: list[Section] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    path: str = ""

    def text(self, text: str | None) -> None:
        """Add text; spaces are as wide as one, and none begins a paragraph."""
        said = _SPACES.sub(" ", clean(text or ""))
        if said.startswith(" ") and (self.begin == self.length or self.parts[-1].endswith(" ")):
            said = said[1:]
        if said:
            self.parts.append(said)
            self.length += len(said)

    def ruby(self, base: str, over: str) -> None:
        """Add the text under a ruby, and what the ruby says of it."""
        start, before = self.length, len(self.parts)
        self.text(base)
        self.hints += hints_of("".join(self.parts[before:]), over, start)

    def close(self, level: int = 0) -> None:
        """End the paragraph: a heading of `level`, or one of the body for 0. An empty one leaves nothing."""
        if self.begin == self.length:
            return
        said = one_line(self._since(self.begin))
        if said:
            self.rows.append(("heading" if level else "body", self.begin, self.length))
            if level:
                self.headings.append(Section(said, level, self.begin, path=self.path))
        self.parts.append("\n")
        self.length += 1
        self.begin = self.length

    def _since(self, start: int) -> str:
        at, taken = self.length, []
        for part in reversed(self.parts):
            if at <= start:
                break
            taken.append(part)
            at -= len(part)
        return "".join(reversed(taken))

    def document(self, source: Source, title: str, language: str, author: str, contents: list[Section]) -> Document:
        """The document; notes stand at its end, in no block.

        Raises:
            BadInput: there is no text.
        """
        self.close()
        if not self.rows:
            raise BadInput("there is no text in it", where=source.name, remedy="choose another file")
        asides = [self._note(name, text) for name, text in self.notes if text]
        name, by = one_line(title) or one_line(source.title), one_line(author)
        sections = nested(contents or self.headings)
        return Document(
            "".join(self.parts), name, Blocks(self.rows), tuple(self.hints), True, one_line(language), by, sections,
            set_aside=tuple(asides),
        )  # fmt: skip

    def _note(self, name: str, text: str) -> SetAside:
        start = self.length
        self.parts += [text, "\n"]
        self.length += len(text) + 1
        return SetAside("footnote", Span(start, start + len(text)), self.marks.get(name))
