"""What in plain text is not text: targets of links, pictures, marks of notes; and where its notes are.

Links as [文](https://…) become their words, pictures are left out. Marks of notes go, and the notes themselves, which
stay in the text, are set aside. A line that is only an address is shown and not read; so are formulas, which the stage
of numbers and signs knows. All else stays as it is, so that a place in the text is the place in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from langdu.importers.edits import Edit, Edited
from langdu.importers.plain_text import addresses
from langdu.importers.plain_text.notes import find_notes
from langdu.model import SetAside, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A target that is one: pinyin in round brackets behind square ones is a gloss.
TARGET = re.compile(
    r"(?:[a-z]+://|mailto:|www\.|[/#]|\.{1,2}/)|[^\s()]+\.(?:html?|md|txt|pdf|php|com|cn|org|net)\b", re.I
)
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,300})\]"
    r"\((?P<target>[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:[ \t]+[\"'“][^\n)]{0,200})?\)"
)


class CleanText(NamedTuple):
    """A text without what is not text.

    Attributes:
        text: it.
        notes: what is kept in it and set aside.
        unread: the lines that are shown and not read.
    """

    text: str
    notes: tuple[SetAside, ...] = ()
    unread: tuple[Span, ...] = ()


def cleaned(text: str) -> CleanText:
    """The text of a plain text."""
    notes = find_notes(text)
    edited = Edited(text, [*_links(text), *(Edit(*mark, "") for mark in notes.marks)])
    unread = addresses.alone(edited.text)
    set_aside = (
        SetAside("footnote", Span(edited.place(note.start), edited.place(note.end)), _anchor(edited, note.mark))
        for note in notes.notes
    )
    return CleanText(edited.text, tuple(set_aside), tuple(Span(*line) for line in unread))


def _anchor(edited: Edited, mark: int | None) -> int | None:
    return None if mark is None else edited.place(mark)


def _links(text: str) -> Iterator[Edit]:
    for match in _LINK.finditer(text) if "](" in text else ():
        if match["picture"]:
            yield Edit(*match.span(), "")
        elif TARGET.match(match["target"]):
            yield Edit(*match.span(), addresses.shortened(match["words"]))
