"""Ways about a text: its contents, and where a user means: 40 %, a sentence's number, a time, a chapter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.model import HANZI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Document, Place, Section, Span
    from langdu.session.text.book import Book

#: Syllables a second that a voice says at speed 1, pauses included.
SYLLABLES_A_SECOND = 3.9
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?) ?[%％]")
_TIME = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-5][0-9])")
_CHAPTER = re.compile(r"(?:c|ch|chapter)\.? ?([0-9]{1,5})", re.IGNORECASE)
_REMEDY = "say 40%, 120 (a sentence), 12:30 (a time), c3 (number 3 of the contents) or a part of a chapter's title"


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents.

    Attributes:
        number: which, from 1.
        level: 1 for the highest.
        title: what it says.
        start: the code point where it begins.
    """

    number: int
    level: int
    title: str
    start: int


def spoken_seconds(hanzi: int, rate: float = 1.0) -> float:
    """About how long it takes to say so many hanzi at a speed."""
    return hanzi / (SYLLABLES_A_SECOND * rate)


def entries(sections: Sequence[Section]) -> tuple[ContentsEntry, ...]:
    """The contents in the order of the text, numbered through."""
    return tuple(
        ContentsEntry(number, level, section.title, section.start)
        for number, (level, section) in enumerate(_flat(sections, 1), 1)
    )


def _flat(sections: Sequence[Section], level: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield level, section
        yield from _flat(section.sections, level + 1)


def entry_at(contents: Sequence[ContentsEntry], offset: int) -> ContentsEntry | None:
    """The last entry that begins at a code point or before it."""
    return next((entry for entry in reversed(contents) if entry.start <= offset), None)


def place_of(book: Book, told: str, rate: float = 1.0) -> Place:
    """The sentence that a user means.

    Args:
        book: where.
        told: 40%, a sentence's number from 1, minutes:seconds, c3 for the third entry of the contents, or a part of a
            chapter's title.
        rate: the speed that a time is meant at; where the text has times of its own, those are meant.

    Raises:
        UsageError: there is no such place, or it cannot be made out.
    """
    told = told.strip()
    if found := _PERCENT.fullmatch(told):
        return book.at(round(len(book.document.source) * min(1.0, float(found[1]) / 100)))
    if found := _TIME.fullmatch(told):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return book.at(_at_time(book.document, hours * 3600 + minutes * 60 + seconds, rate))
    if told.isascii() and told.isdecimal():
        return book.numbered(int(told) - 1)
    chapter = _CHAPTER.fullmatch(told)
    return book.at(_entry(book, told, int(chapter[1]) if chapter else None, _REMEDY).start)


def number_of(book: Book, told: str, rate: float = 1.0) -> int:
    """The same as the sentence's number from 0, exactly; counts all before it. For the arguments see `place_of`."""
    told = told.strip()
    if told.isascii() and told.isdecimal():
        return max(0, min(int(told), book.exact_number(None)) - 1)
    return book.exact_number(place_of(book, told, rate))


def chapter_of(book: Book, told: str) -> ContentsEntry:
    """The entry of the contents that a user means by its number or a part of its title.

    Raises:
        UsageError: there is none.
    """
    number = int(told) if told.isascii() and told.isdecimal() else None
    return _entry(book, told, number, "say its number in langdu annotate --contents, or a part of its title")


def sentences_of(book: Book, entry: ContentsEntry) -> tuple[int, int]:
    """The number of a chapter's first sentence and of the one after its last, from 0; counts all before it."""
    following = (other for other in book.contents[entry.number :] if other.level <= entry.level)
    end = next((book.at(other.start) for other in following), None)
    return book.exact_number(book.at(entry.start)), book.exact_number(end)


def _entry(book: Book, told: str, number: int | None, remedy: str) -> ContentsEntry:
    """The entry of a number, or without one the first that has `told` in its title."""
    contents = book.contents
    wanted = (
        (entry for entry in contents if entry.number == number)
        if number is not None
        else (entry for entry in contents if told and told.casefold() in entry.title.casefold())
    )
    if (found := next(wanted, None)) is None:
        have = f"the contents have {len(contents)} entries" if contents else "the text has no contents"
        raise UsageError(f"there is no place {told!r}; {have}", remedy=remedy)
    return found


def _at_time(document: Document, seconds: float, rate: float) -> int:
    """The code point that is said then: of cues the one that is shown, or was shown last."""
    if not document.cues:
        return _said_after(document, seconds * SYLLABLES_A_SECOND * rate)
    cue = bisect_right(document.cues, seconds, key=lambda cue: cue.start) - 1
    while cue > 0 and document.blocks[cue].kind == "translation":
        cue -= 1
    return document.blocks[max(0, cue)].span.start


def _said_after(document: Document, syllables: float) -> int:
    """The code point after so many hanzi; the text's end where it has fewer."""
    found = next(islice(HANZI.finditer(document.source), round(syllables), None), None)
    return len(document.source) if found is None else found.start()


def notes_in(document: Document, span: Span) -> tuple[str, ...]:
    """The footnotes whose marks stand in these code points or right behind them."""
    return tuple(
        document.source[part.span.start : part.span.end].strip()
        for part in document.set_aside
        if part.kind == "footnote" and part.anchor is not None and span.start <= part.anchor <= span.end
    )
