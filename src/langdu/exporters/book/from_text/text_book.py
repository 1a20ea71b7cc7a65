"""A book made from a text: a page a chapter, with its overlay, as the sentences come."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from langdu.exporters.book.from_text.package import WrittenPage, identifier_of, package_document
from langdu.exporters.book.from_text.page import PageDraft
from langdu.exporters.book.markup import language_of
from langdu.exporters.book.navigation import NavigationEntry, nav_page, ncx
from langdu.exporters.book.style import PAGE_STYLE

if TYPE_CHECKING:
    from langdu.exporters.book.container import EpubContainer
    from langdu.model import ExportedChapter, ExportInfo, TimedSentence

#: A page that is longer goes on in another one, which the contents do not name: reading systems lay a page out whole.
LONGEST_PAGE_CHARACTERS = 20_000


class TextBook:
    """The pages, one after the other, and at the end what holds them together.

    Args:
        container: what they are written to.
        root: the folder in it, with a slash behind.
        info: what is known of the text.
    """

    def __init__(self, container: EpubContainer, root: str, info: ExportInfo) -> None:
        self._container, self._root, self._info = container, root, info
        self._language = language_of(info.language, info.voice.language)
        self._entries: list[NavigationEntry] = []
        self._pages: list[WrittenPage] = []
        self._chapters: list[ExportedChapter] = []
        self._page: PageDraft | None = None
        self._level = 0
        self._hash = hashlib.sha256()
        self._mark(info.title, info.album, info.author, info.language, info.voice.id, info.style.highlight)

    def _mark(self, *texts: str) -> None:
        self._hash.update("".join(f"{text}\0" for text in texts).encode("utf-8", "replace"))

    @property
    def package(self) -> str:
        """The path of the package document."""
        return f"{self._root}package.opf"

    @property
    def name(self) -> str:
        """What the files of the page that is being written are called, without folder and ending."""
        return f"{len(self._pages) + 1:03}"

    def chapter(self, chapter: ExportedChapter) -> None:
        """A chapter begins with the next sentence."""
        self._chapters.append(chapter)

    def wants_page(self, timed: TimedSentence) -> bool:
        """Whether a new page should begin with a sentence."""
        page = self._page
        if page is None or self._chapters:
            return True
        return page.characters > LONGEST_PAGE_CHARACTERS and timed.block != page.block

    def begin_page(self) -> None:
        """Begin a page; it is called after its chapter, or the one that goes on."""
        last = self._entries[-1].title if self._entries else self._info.title
        title = self._chapters[-1].title if self._chapters else last
        self._page = PageDraft(title, self._info.style.highlight, self._info.sample_rate)

    def add(self, timed: TimedSentence, origin: int) -> None:
        """The next sentence of the page; its audio begins with the sample `origin` of the stream."""
        page = self._page
        if page is None:
            return
        begins = bool(self._chapters)
        anchor = f"c{self._chapters[0].number}" if begins and page.characters else ""
        for chapter in self._chapters:
            href = f"text/{self.name}.xhtml" + (f"#{anchor}" if anchor else "")
            self._entries.append(NavigationEntry(chapter.level, chapter.title, href))
        if begins:
            self._level = self._chapters[0].level
        self._chapters.clear()
        page.add(timed, origin, self._level if begins else self._level + 1, anchor)
        self._mark(timed.text)

    def end_page(self, samples: int) -> bool:
        """Write the page, whose audio is so long; whether there is anything to hear of it."""
        page, self._page = self._page, None
        if page is None:
            return False
        name = f"{len(self._pages) + 1:03}"
        page.overlay.close(f"../audio/{name}.mp3", samples)
        self._container.add(f"{self._root}text/{name}.xhtml", page.markup(self._language, "../style.css"))
        if page.overlay.clips:
            smil = page.overlay.smil(f"../text/{name}.xhtml")
            self._container.add(f"{self._root}overlay/{name}.smil", smil)
        self._pages.append(WrittenPage(name, page.overlay.milliseconds))
        return bool(page.overlay.clips)

    def finish(self) -> str:
        """Write the contents, the style and the package document; its name."""
        if not self._pages:
            self.begin_page()
            self.end_page(0)
        info, identifier = self._info, identifier_of(self._hash.digest())
        first = f"text/{self._pages[0].name}.xhtml"
        entries = self._entries or [NavigationEntry(1, info.title, first)]
        package = package_document(info, self._language, identifier, self._pages)
        self._container.add(self.package, package)
        self._container.add(f"{self._root}nav.xhtml", nav_page(entries, self._language, "style.css", first))
        self._container.add(f"{self._root}toc.ncx", ncx(entries, info.title, identifier, self._language))
        self._container.add(f"{self._root}style.css", PAGE_STYLE)
        return self.package
