"""Markdown: a text whose headings tell their level (CommonMark 4.2, headings with #)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.importers.text import TextImporter
from langdu.model import Section, nested, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.importers.base import Source
    from langdu.model import Document

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


class MarkdownImporter(TextImporter):
    """A Markdown file."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        document = super().document(source)
        return replace(document, sections=nested(_headings(document.source)))


def _headings(text: str) -> Iterator[Section]:
    """The headings that stand in no block of code."""
    at, in_code = 0, False
    for line in text.splitlines(keepends=True):
        in_code ^= _FENCE.match(line) is not None
        found = None if in_code else _HEADING.fullmatch(line.rstrip())
        if found is not None:
            yield Section(one_line(found[2]), len(found[1]), at + found.start(1))
        at += len(line)
