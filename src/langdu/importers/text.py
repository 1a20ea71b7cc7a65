"""Plain text: a line is a paragraph, or part of one, and short lines may be headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from langdu.importers.base import Importer
from langdu.importers.blocks import find_blocks, rows
from langdu.importers.encoding.decode import decode
from langdu.importers.plain_text import chapters
from langdu.importers.plain_text.by_content import ending_of
from langdu.model import Blocks, Document, SetAside, Span, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.importers.base import Source
    from langdu.importers.plain_text.chapters import JudgedHeading
    from langdu.model import BlockKind

#: One of these is in a text with links, addresses or marks of notes.
SIGNS = ("://", "www.", "[", "〔", "［")


class TextImporter(Importer):
    """A text file, whatever its encoding; one that holds subtitles or the like is read as these."""

    def document(self, source: Source) -> Document:
        """See `Importer`.

        Raises:
            UsageError: `source.chapters` is no regular expression, too.
        """
        text = decode(source.data, source.name, source.encoding)
        ending = ending_of(text)
        if ending:
            from langdu import plugins

            importer = cast("type[Importer]", plugins.load("importers", ending))
            return importer().document(source)
        if not any(sign in text for sign in SIGNS):
            return _document(text, source.title, source.chapters)
        from langdu.importers.plain_text.clean_text import cleaned  # with its patterns: few texts wait for them

        clean = cleaned(text)
        return _document(clean.text, source.title, source.chapters, clean.notes, clean.unread)


def from_text(text: str, title: str) -> Document:
    """The document of a text at hand, all of which is text: nothing is taken out of it."""
    return _document(text, title)


def _document(
    text: str, title: str, chapter_rule: str = "", notes: Sequence[SetAside] = (), unread: Sequence[Span] = ()
) -> Document:
    found = chapters.judged(text, chapter_rule)
    contents = [SetAside("contents", Span(*place)) for place in chapters.contents_of(text, found)]
    aside = sorted((*notes, *contents), key=lambda part: part.span.start)
    if not found and not aside and not unread:
        return Document(text, one_line(title), find_blocks(text))
    blocks = Blocks(_kept(rows(text), _kinds(found, unread), [part.span for part in aside]))
    return Document(text, one_line(title), blocks, sections=chapters.sections(found), set_aside=tuple(aside))


def _kinds(found: Sequence[JudgedHeading], unread: Sequence[Span]) -> dict[int, BlockKind]:
    """What is known of the blocks that begin at some places."""
    kinds: dict[int, BlockKind] = {}
    for heading, is_accepted, _ in found:
        if is_accepted or heading.kind != "plain":
            kinds[heading.start] = "heading" if is_accepted else "body"
    return kinds | dict.fromkeys((span.start for span in unread), "aside")


def _kept(
    blocks: Iterator[tuple[BlockKind, int, int]], kinds: dict[int, BlockKind], aside: Sequence[Span]
) -> Iterator[tuple[BlockKind, int, int]]:
    """The blocks that are not set aside, each of the kind that is known of it."""
    ahead = iter(aside)
    part = next(ahead, None)
    for kind, start, end in blocks:
        while part is not None and part.end <= start:
            part = next(ahead, None)
        if part is None or not part.start <= start < part.end:
            yield kinds.get(start, kind), start, end
