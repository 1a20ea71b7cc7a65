"""Takes a stream of text, paragraph ends, ruby and notes into a `Builder`; every format of markup feeds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.builder import Builder
from langdu.importers.ruby import hints_of
from langdu.model import one_line
from langdu.model.text import clean

if TYPE_CHECKING:
    from langdu.importers.base import Source
    from langdu.model import Document, Section

_SPACES = re.compile(r"\s+")


class Flow:
    """What has come so far.

    Attributes:
        length: of the text, in code points, the paragraph that is not at its end included.
        path: the file in the container that the text comes from.
        places: where the elements with an id stand, by `path#id`.
        marks: where the marks of notes stand, by the note's name.
        notes: name and text of each note.
    """

    def __init__(self) -> None:
        self.length = 0
        self.path = ""
        self.places: dict[str, int] = {}
        self.marks: dict[str, int] = {}
        self.notes: list[tuple[str, str]] = []
        self._builder = Builder()
        self._paragraph: list[str] = []
        self._continues = False

    def text(self, text: str | None) -> None:
        """Add text; spaces are as wide as one, and none begins a paragraph."""
        said = _SPACES.sub(" ", clean(text or ""))
        if self._continues:
            said = self._continued(said)
        elif said.startswith(" ") and (not self._paragraph or self._paragraph[-1].endswith(" ")):
            said = said[1:]
        if said:
            self._paragraph.append(said)
            self.length += len(said)

    def _continued(self, said: str) -> str:
        """What comes first behind a paragraph that goes on: between Latin letters a space is put."""
        said = said.lstrip()
        self._continues = not said
        last = self._paragraph[-1]
        return f" {said}" if said and (last[-1] + said[0]).isascii() else said

    def picture(self, name: str, *, is_cover: bool = False) -> None:
        """Take note of a picture, which nothing shows."""
        self._builder.pictures.add(name)
        self._builder.has_cover |= is_cover

    @property
    def last(self) -> str:
        """The paragraph that ended last, if nothing came since; "" if that was a heading."""
        return "" if self._paragraph else self._builder.last()

    def go_on(self) -> None:
        """Have what comes next belong to the paragraph that ended `last`."""
        self._paragraph = [self._builder.take_back()]
        self.length = self._builder.length + len(self._paragraph[0])
        self._continues = True

    def ruby(self, base: str, over: str) -> None:
        """Add the text under a ruby, and what the ruby says of it."""
        start, before = self.length, len(self._paragraph)
        self.text(base)
        self._builder.hints += hints_of("".join(self._paragraph[before:]), over, start)

    def close(self, level: int = 0) -> None:
        """End the paragraph: a heading of `level`, or one of the body for 0. An empty one leaves nothing."""
        if not self._paragraph or self._continues:
            return
        said = "".join(self._paragraph)
        self._paragraph.clear()
        if level and said.strip():
            self._builder.section(said, level, self.path)
        self._builder.line("heading" if level else "body", said)
        self.length = self._builder.length

    def end(self) -> None:
        """End the paragraph at the end of a page, and with it one that was to go on and did not."""
        self._continues = False
        self.close()

    def document(self, source: Source, title: str, language: str, author: str, contents: list[Section]) -> Document:
        """The document; notes stand at its end, in no block.

        Args:
            source: the file.
            title: what the file calls itself; empty to go by its name.
            language: as it tells.
            author: as it tells.
            contents: what it says of its sections, in order; empty to go by the headings.

        Raises:
            BadInput: there is no text.
        """
        self.end()
        if not self.length:
            raise BadInput("there is no text in it", where=source.name, remedy="choose another file")
        for name, text in self.notes:
            self._builder.aside("footnote", text, self.marks.get(name))
        title = one_line(title) or source.title
        return self._builder.document(title, author=author, language=language, sections=contents)
