"""PDF with text, by pdfium: columns in order, lines joined, page numbers and running heads set aside."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from langdu.errors import BadInput
from langdu.importers.base import Importer
from langdu.importers.builder import Builder
from langdu.importers.pdf.furniture import find_furniture
from langdu.importers.pdf.lines import PageLine, in_order
from langdu.importers.pdf.paragraphs import HYPHEN, paragraphs
from langdu.importers.plain_text import chapters
from langdu.model import Section, nested, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument, PdfPage

    from langdu.importers.base import Source
    from langdu.model import Document

#: Pages, pieces of a page and entries of an outline that are read: a damaged file may claim any number.
PAGES, PIECES, ENTRIES = 10_000, 5_000, 5_000
#: Titles that programs give by themselves.
_NO_TITLE = re.compile(r"|untitled.*|Microsoft (?:Word|PowerPoint) - .*|.*\.\w{2,5}", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00\x01\x03-\x08\x0b\x0e-\x1f\uffff\ud800-\udfff]")


class OutlineEntry(NamedTuple):
    """An entry of the outline.

    Attributes:
        title: it.
        level: 1 for the highest.
        page: where it leads, from 0.
        height: in points from the foot of the page; None for all of it.
    """

    title: str
    level: int
    page: int
    height: float | None


class PdfImporter(Importer):
    """A PDF file."""

    magic = (b"%PDF",)

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        from pypdfium2 import PdfiumError

        try:
            file = _opened(source)
            pages, heights = _pages(file)
            outline = list(_outline(file))
            meta = {key: one_line(file.get_metadata_value(key)) for key in ("Title", "Author")}
        except (PdfiumError, ValueError, OverflowError, OSError) as error:
            raise _bad(source, f"the PDF is damaged: {error}", "fetch it again") from error
        if not any(pages):
            remedy = "run text recognition (OCR) over it first"
            raise _bad(source, "there is no text in this PDF: it is empty, or its pages are pictures", remedy)
        return _document(source, pages, heights, outline, meta)


def _bad(source: Source, what: str, remedy: str) -> BadInput:
    return BadInput(what, where=source.name, remedy=remedy)


def _opened(source: Source) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(source.data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            remedy = "open it with its password and save it without one"
            raise _bad(source, "the PDF is encrypted", remedy) from None
        raise _bad(source, "the PDF is damaged or cut off", "fetch it again") from None


def _pages(file: PdfDocument) -> tuple[list[list[PageLine]], list[float]]:
    """The lines of each page, and its height; a page that cannot be read has none."""
    from pypdfium2 import PdfiumError

    pages: list[list[PageLine]] = []
    heights: list[float] = []
    for number in range(min(len(file), PAGES)):
        try:
            page = file[number]
        except PdfiumError:
            continue
        heights.append(page.get_height())
        pages.append(in_order(list(_pieces(page, number))))
        page.close()
    return pages, heights


def _pieces(page: PdfPage, number: int) -> Iterator[PageLine]:
    from pypdfium2 import PdfiumError

    try:
        text = page.get_textpage()
        count = min(text.count_rects(), PIECES)
    except PdfiumError:
        return
    for index in range(count):
        left, bottom, right, top = text.get_rect(index)
        written = text.get_text_bounded(left, bottom, right, top).replace("\ufffe", HYPHEN)
        written = " ".join(_INVISIBLE.sub("", written).split())
        if written:
            yield PageLine(written, left, bottom, right, top, number)
    text.close()


def _outline(file: PdfDocument) -> Iterator[OutlineEntry]:
    """The entries of the outline that lead to a page."""
    for number, entry in enumerate(file.get_toc()):
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        if number >= ENTRIES:
            return
        title = one_line(entry.get_title())
        if target is not None and page is not None and title:
            _, view = target.get_view()
            height = view[1] if len(view) > 1 else None
            yield OutlineEntry(title, entry.level + 1, page, height)


def _document(
    source: Source,
    pages: Sequence[list[PageLine]],
    heights: Sequence[float],
    outline: Sequence[OutlineEntry],
    meta: dict[str, str],
) -> Document:
    furniture = find_furniture(pages, heights)
    lines = [line for page in pages for line in page]
    beside = [line for line in lines if line in furniture]
    builder = Builder()
    starts: list[tuple[PageLine, int]] = []
    for paragraph in paragraphs([line for line in lines if line not in furniture]):
        starts += ((line, builder.length) for line in paragraph.lines)
        builder.line(paragraph.kind, paragraph.text)
        while beside and beside[0].page < paragraph.lines[-1].page:  # what stands between two pages cuts no paragraph
            builder.aside(furniture[beside[0]], beside.pop(0).text)
    for line in beside:
        builder.aside(furniture[line], line.text)
    title = source.title if _NO_TITLE.fullmatch(meta["Title"]) else meta["Title"]
    document = builder.document(title, author=meta["Author"])
    return replace(document, sections=_sections(document.source, starts, outline))


def _sections(
    source: str, starts: Sequence[tuple[PageLine, int]], outline: Sequence[OutlineEntry]
) -> tuple[Section, ...]:
    """By the outline; where there is none, the chapters that are found in the text."""
    if not outline or not starts:
        return chapters.sections(chapters.judged(source))
    found = [Section(entry.title, entry.level, _place(entry, starts)) for entry in outline]
    return nested(sorted(found, key=lambda section: section.start))


def _place(entry: OutlineEntry, starts: Sequence[tuple[PageLine, int]]) -> int:
    """Where the paragraph begins that an entry leads to: the first line below its height, or of a page behind."""
    for line, start in starts:
        is_below = entry.height is None or line.bottom <= entry.height
        if line.page > entry.page or (line.page == entry.page and is_below):
            return start
    return starts[-1][1]
