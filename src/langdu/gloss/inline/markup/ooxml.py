"""Word's phonetic guide, as XML: the markup of a paragraph folds away, its w:rt become hints.

`<w:ruby><w:rubyPr>…</w:rubyPr><w:rt>…<w:t>zì</w:t>…</w:rt><w:rubyBase>…<w:t>字</w:t>…</w:rubyBase></w:ruby>`
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import FoldedGlosses, found, hint
from langdu.gloss.inline.markup.gloss_syllables import said
from langdu.model import HANZI, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Hint

#: A tag with the space around it, which Word does not show; inside w:t it does.
_TAG = re.compile(r"<(?P<close>/?)w:(?P<name>\w+)[^<>]*?(?P<empty>/?)>")
_SPACE = re.compile(r"\s+")


def find(text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
    """The ruby in a text, and the rest of Word's markup around it."""
    tags = list(_TAG.finditer(text))
    rubies = list(_rubies(text, tags))
    if not any(hints for _, hints in rubies) and not _is_fragment(text):
        return FoldedGlosses()
    removed = [Span(offset + start, offset + end) for start, end in _markup(text, tags)]
    removed += [Span(offset + note.start, offset + note.end) for note, hints in rubies if hints]
    hints = [hint(offset + said.span.start, said.syllable, said.written) for _, part in rubies for said in part]
    return found(removed, hints)


def _is_fragment(text: str) -> bool:
    """Whether the text is markup from end to end, as a paragraph without ruby is in a document that has some."""
    return text.startswith(("<w:p ", "<w:p>", "<w:r>", "<w:r ")) and text.endswith(("</w:p>", "</w:r>"))


def _markup(text: str, tags: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for tag, following in zip(tags, [*tags[1:], None], strict=True):
        shown = tag["name"] == "t" and not tag["close"]
        between = None if shown else _SPACE.match(text, tag.end(), following.start() if following else len(text))
        yield tag.start(), between.end() if between else tag.end()


_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class _Ruby:
    """One w:ruby while it is read: which part of it, its annotation and that one's place, its characters."""

    inside: str = "ruby"
    written: str = ""
    note: Span = _NOWHERE
    base: list[int] = field(default_factory=list)

    def part(self, tag: re.Match[str]) -> None:
        """Go into w:rt or w:rubyBase, or out of it."""
        if tag["name"] == "rt":
            self.note = Span(self.note.start if tag["close"] else tag.start(), tag.end())
        self.inside = "ruby" if tag["close"] else tag["name"]

    def read(self, text: str, start: int, end: int) -> None:
        """Take the content of a w:t."""
        if self.inside == "rt":
            self.written += html.unescape(text[start:end])
        elif self.inside == "rubyBase":
            self.base += [i for i in range(start, end) if HANZI.match(text[i])]

    def hints(self, text: str) -> list[Hint]:
        """What it says, in the text's own places; nothing if it does not fit its characters."""
        parts = said("".join(text[i] for i in self.base), self.written)
        return [hint(self.base[part.place], part.syllable, part.written) for part in parts]


def _rubies(text: str, tags: list[re.Match[str]]) -> Iterator[tuple[Span, list[Hint]]]:
    """The place of each annotation, and its hints."""
    ruby: _Ruby | None = None
    for tag, following in zip(tags, [*tags[1:], None], strict=True):
        name = tag["name"]
        if name == "ruby":
            if tag["close"] and ruby is not None:
                yield ruby.note, ruby.hints(text)
            ruby = None if tag["close"] else _Ruby()
        elif ruby is not None and name in ("rt", "rubyBase"):
            ruby.part(tag)
        elif ruby is not None and name == "t" and not tag["close"] and following is not None:
            ruby.read(text, tag.end(), following.start())
