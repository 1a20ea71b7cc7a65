"""Builds a document a line at a time, for formats whose markup is not part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.importers.blocks import LONGEST_BLOCK_CHARACTERS, cut
from langdu.model import Blocks, Document, Section, SetAside, Span, nested, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import BlockKind, Hint, SetAsideKind


class Builder:
    """What there is of a document so far.

    Attributes:
        length: of the text, in code points: where what is added next begins.
        hints: what ruby says, in order.
        pictures: the names of those that the file has, each once.
        has_cover: whether one of them is its cover.
    """

    def __init__(self) -> None:
        self.length = 0
        self.hints: list[Hint] = []
        self.pictures: set[str] = set()
        self.has_cover = False
        self._pieces: list[str] = []
        self._rows: list[tuple[BlockKind, int, int]] = []
        self._sections: list[Section] = []
        self._set_aside: list[SetAside] = []

    def line(self, kind: BlockKind, text: str) -> None:
        """Add a block, and what ends its line; nothing for a text of spaces."""
        before = len(text) - len(text.lstrip())
        start, end = self.length + before, self.length + len(text.rstrip())
        if end - start > LONGEST_BLOCK_CHARACTERS and kind == "body":
            self._rows += self._cut(text)
        elif start < end:
            self._rows.append((kind, start, end))
        self._add(text + "\n")

    def _cut(self, text: str) -> list[tuple[BlockKind, int, int]]:
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        return [(kind, self.length + start, self.length + end) for kind, start, end in cut(text, first, last)]

    def last(self) -> str:
        """The text of the last block, if it is one of the body, ends what there is and was not cut; else ""."""
        if not self._rows or self._rows[-1][0] != "body":
            return ""
        piece = self._pieces[-1]
        start, end = self._rows[-1][1] - self.length + len(piece), self._rows[-1][2] - self.length + len(piece)
        return piece[:end] if start >= 0 and not piece[:start].strip() else ""

    def take_back(self) -> str:
        """Take out what `last` says, and give it."""
        text = self.last()
        self._rows.pop()
        self.length -= len(self._pieces.pop())
        return text

    def space(self) -> None:
        """Add an empty line: what comes is no part of the paragraph before."""
        if self.length:
            self._add("\n")

    def section(self, title: str, level: int, path: str = "") -> None:
        """Say that a section begins with what is added next."""
        self._sections.append(Section(one_line(title), level, self.length, path=path))

    def aside(self, kind: SetAsideKind, text: str, anchor: int | None = None) -> None:
        """Add what is set aside, and what ends its line."""
        text = text.strip()
        if text:
            self._set_aside.append(SetAside(kind, Span(self.length, self.length + len(text)), anchor))
            self._add(text + "\n")

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def document(
        self,
        title: str,
        *,
        author: str = "",
        language: str = "",
        has_paragraphs: bool = True,
        sections: Sequence[Section] = (),
    ) -> Document:
        """It, complete; `sections`, in order, take the place of those that were added."""
        return Document(
            "".join(self._pieces),
            one_line(title),
            Blocks(self._rows),
            hints=tuple(self.hints),
            has_paragraphs=has_paragraphs,
            language=one_line(language),
            author=one_line(author),
            sections=nested(sections or self._sections),
            set_aside=tuple(self._set_aside),
            pictures=len(self.pictures),
            has_cover=self.has_cover,
        )
