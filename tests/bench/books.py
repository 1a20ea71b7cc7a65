"""Books: a large EPUB's first page beside a text of the same length, the shelf beside a bare Textual app, searching.

POSIX only: the frames are read from a pty.
"""

from __future__ import annotations

import asyncio
import io
import os
import statistics
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from langdu.importers import from_text
from langdu.library import Library
from langdu.session import Book, open_book
from langdu.session.text.finding.confirmed_search import ConfirmedSearch
from langdu.session.text.finding.search import find
from tests.bench import PASSAGE, Figure, first_paint, scroll_and_highlight
from tests.bench.first_paint import BARE, SIGN, novel
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Document

TIMES = 7
LENGTH, CHAPTERS, SEARCHED = 1_000_000, 100, 3_000_000
QUERIES = ("老人", "yinhang", "yin2hang2", "yh", "de", "coffee")
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def run(shared: Path) -> Iterator[Figure]:
    del shared
    home = ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, dict.fromkeys(home, folder)):
        text, book = Path(folder) / "novel.txt", Path(folder) / "novel.epub"
        text.write_text(novel(LENGTH), encoding="utf-8")
        book.write_bytes(epub(novel(LENGTH)))
        reader = [sys.executable, "-m", "langdu", "read"]
        plain, packed = _first_page([*reader, str(text)]), _first_page([*reader, str(book)])
        yield Figure("first page, EPUB of a million characters", packed, "s", "limit 1.0")
        yield Figure("beside a text of the same length", packed / plain, "x", "limit 1.5")
        with Terminal([*reader, str(text)]) as terminal:  # those above ended before the book was on the shelf
            terminal.until(lambda t: t.shows("■"))
        bare = _first_page([sys.executable, "-c", BARE])
        shelf = _first_page([sys.executable, "-m", "langdu"], b"novel")
        yield Figure("the shelf beside a bare Textual app", shelf / bare, "x", "limit 1.2")
        yield from _reading(Path(folder))
    yield from _searching()


def _reading(folder: Path) -> Iterator[Figure]:
    """A long EPUB on the screen while a process annotates it."""
    path = folder / "long.epub"
    path.write_bytes(epub(novel(SEARCHED)))
    library = Library(folder / "long.db")
    book = open_book(str(path), library=library, background=True)
    yield from asyncio.run(scroll_and_highlight.measured(book, library))
    book.close()
    library.close()
    yield from first_paint.memory([sys.executable, "-m", "langdu", "read", str(path)])


def epub(text: str) -> bytes:
    """An EPUB of a text, in chapters of equal length."""
    out, size = io.BytesIO(), -(-len(text) // CHAPTERS)
    numbers = range(CHAPTERS)
    items = "".join(f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("META-INF/container.xml", CONTAINER)
        file.writestr(
            "b.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>novel</dc:title></metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for n in numbers:
            body = "".join(f"<p>{line}</p>" for line in text[n * size : (n + 1) * size].splitlines() if line)
            page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>第{n + 1}章</h1>{body}</body></html>'
            file.writestr(f"{n}.xhtml", page)
    return out.getvalue()


def _first_page(argv: Sequence[str], sign: bytes = SIGN) -> float:
    times = []
    for _ in range(TIMES):
        with Terminal(argv) as terminal:
            while sign not in terminal.raw:
                terminal.read(1)
            times.append(time.monotonic() - terminal.started)
    return statistics.median(times)


def _searching() -> Iterator[Figure]:
    document = from_text(novel(SEARCHED), "novel")
    find(from_text(PASSAGE, "page"), "yh")  # the tables are made once
    for query in QUERIES:
        began = time.perf_counter()
        found = find(document, query)
        yield Figure(f"all of {query}, {len(found)} matches", time.perf_counter() - began, "s", "limit 2.0")
    yield from _first_matches(document)


def _first_matches(document: Document) -> Iterator[Figure]:
    """As the reader has them: confirmed by full readings of a process of its own, which has read a page before."""
    book = Book(document, background=True)
    try:
        book.sentences(0)
        for query in QUERIES:
            times = [_first_match(book, query, len(document.source) * part // TIMES) for part in range(TIMES)]
            yield Figure(f"first match of {query}", statistics.median(times), "s", f"limit 0.2, worst {max(times):.3f}")
    finally:
        book.close()


def _first_match(book: Book, query: str, offset: int) -> float:
    began = time.perf_counter()
    ConfirmedSearch(book, query, offset).first()
    return time.perf_counter() - began
