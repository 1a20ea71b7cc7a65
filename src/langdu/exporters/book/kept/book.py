"""A source's own pages, one after the other, with ruby and overlays as the sentences come."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from langdu.exporters.book.kept.contents import contents_ncx, contents_of, contents_page
from langdu.exporters.book.kept.copying import copy_files
from langdu.exporters.book.kept.metadata import BookMetadata
from langdu.exporters.book.kept.package import KeptPackage, PageAdditions
from langdu.exporters.book.kept.pages.html import html_tree, serialized
from langdu.exporters.book.kept.pages.links import mend_links
from langdu.exporters.book.kept.pages.marking import PageMarking
from langdu.exporters.book.kept.pages.matching import SentenceFinder
from langdu.exporters.book.kept.pages.names import XHTML, html
from langdu.exporters.book.kept.pages.placing import placed
from langdu.exporters.book.kept.pages.stream import PageText
from langdu.exporters.book.kept.source import page_properties, relative
from langdu.exporters.book.markup import language_of
from langdu.exporters.book.navigation import NavigationEntry
from langdu.exporters.book.overlay import MediaOverlay
from langdu.exporters.book.style import OVERLAY_STYLE

if TYPE_CHECKING:
    from langdu.exporters.book.container import EpubContainer
    from langdu.exporters.book.kept.pages.matching import FoundSentence
    from langdu.exporters.book.kept.pages.placing import PlacedSentence
    from langdu.exporters.book.kept.source import SourceBook
    from langdu.model import ExportInfo, TimedSentence

#: Pages whose text waits for the search.
PAGES_HELD = 16
#: The part of what is said that may be missing on the pages, before the book is made from the text instead.
MOST_MISSED = 0.02


class KeptBook:
    """The book.

    Args:
        source: it.
        container: what pages and overlays are written to.
        root: the folder for what is added, with a slash behind; the source has none of that name.
        info: what is known of the text.
    """

    def __init__(self, source: SourceBook, container: EpubContainer, root: str, info: ExportInfo) -> None:
        self._source, self._container, self._root, self._info = source, container, root, info
        self._finder = SentenceFinder(len(source.spine), lru_cache(PAGES_HELD)(self._text_of))
        self._prefix = _prefix(source)
        entries, self._is_whole = contents_of(source)
        first = source.items[source.spine[0]].path
        self._entries = entries or [NavigationEntry(1, info.title, first)]
        self._nav = f"{root}nav.xhtml" if source.nav is None else source.nav.path
        self._spoken = self._missed = 0
        self._page = 0
        self._sentences: list[tuple[PlacedSentence, int]] = []
        self._overlay: list[tuple[int, int]] = []
        self._sounds: list[tuple[int, str, int]] = []
        self._pages: dict[str, PageAdditions] = {}
        self._added: list[str] = []

    @property
    def has_failed(self) -> bool:
        """Whether too much of what is said is not found on the pages."""
        return self._missed > MOST_MISSED * self._spoken

    @property
    def missed(self) -> str:
        """How many of the spoken sentences are not found on the pages, in words; empty for none."""
        return f"{self._missed} of {self._spoken} sentences" if self._missed else ""

    def find(self, timed: TimedSentence) -> FoundSentence | None:
        """Where a spoken sentence stands; to be asked once for each, in order."""
        found = self._finder.find(timed.sentence)
        self._spoken += 1
        self._missed += found is None
        return found

    def turns(self, found: FoundSentence | None) -> bool:
        """Whether a sentence stands on another page than the last one."""
        return found is not None and found.page != self._page

    def turn(self, found: FoundSentence) -> None:
        """Write the page, and those up to the one that a sentence stands on."""
        while self._page < found.page:
            self._write_spine()

    def add(self, timed: TimedSentence, found: FoundSentence, origin: int) -> None:
        """The next sentence of the page; its file of sound begins with the sample `origin` of the stream."""
        least = max(1, self._info.sample_rate // 1000)
        place = placed(timed, found, self._info.style.highlight, least, self._prefix)
        self._sentences.append((place, origin))

    def end_sound(self, path: str, samples: int) -> None:
        """A file of sound is whole; what was added since the last one is heard in it."""
        self._sounds.append((len(self._sentences), path, samples))
        self._added.append(path)

    def _text_of(self, number: int) -> str:
        item = self._source.items[self._source.spine[number]]
        if item is self._source.nav:
            return ""
        return PageText(html_tree(self._source.archive.read(item.path))).text

    def _write_spine(self) -> None:
        """Write the page, and go on to the next."""
        self._write(self._source.items[self._source.spine[self._page]].path)
        self._sentences.clear()
        self._sounds.clear()
        self._page += 1

    def _write(self, path: str) -> None:
        if path == self._nav and not self._is_whole:
            language = language_of(self._info.language, self._info.voice.language)
            self._container.add(path, contents_page(self._entries, path, language, f"{self._root}style.css"))
            self._pages[path] = PageAdditions(frozenset())
            return
        root = html_tree(self._source.archive.read(path))
        overlay = self._marked(root, path) if self._sentences else None
        mend_links(root, path, self._source)
        name, length = "", 0
        if overlay is not None and overlay.clips:
            name, length = f"{self._root}overlay/{self._page + 1:03}.smil", overlay.milliseconds
            self._container.add(name, overlay.smil(relative(path, name)))
            self._added.append(name)
            self._style(root, path)
        self._container.add(path, serialized(root))
        self._pages[path] = PageAdditions(frozenset(page_properties(root)), name, length)

    def _marked(self, root: etree._Element, path: str) -> MediaOverlay:
        """Put ruby and ids in, and say when which is heard."""
        rubies = [ruby for place, _ in self._sentences for ruby in place.rubies]
        parts = [part for place, _ in self._sentences for part in place.parts]
        found = PageMarking(PageText(root)).mark(root, rubies, parts)
        spans = iter([*found.items(), ("", 1 << 62)])
        overlay = MediaOverlay(self._info.sample_rate)
        span, first = next(spans), 0
        for end, sound, samples in self._sounds:
            for place, origin in self._sentences[first:end]:
                while place.parts and span[1] < place.parts[-1].end:
                    overlay.add(span[0], max(0, place.start(span[1]) - origin))
                    span = next(spans)
            overlay.close(relative(sound, f"{self._root}overlay/x"), samples)
            first = end
        return overlay

    def _style(self, root: etree._Element, path: str) -> None:
        head = root.find(html("head"))
        if head is not None:
            href = relative(f"{self._root}style.css", path)
            etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href=href)

    def finish(self, target: EpubContainer) -> str:
        """Write what remains; the files that stay as they are go to `target`. The package document's path."""
        while self._page < len(self._source.spine):
            self._write_spine()
        for item in self._source.pages():
            if item.path not in self._pages:
                self._write(item.path)
        style = f"{self._root}style.css"
        self._container.add(style, OVERLAY_STYLE)
        self._added.append(style)
        metadata = BookMetadata(self._source, self._info)
        self._write_contents(metadata)
        self._write_package(metadata)
        copy_files(self._source, target)
        return self._source.path

    def _write_contents(self, metadata: BookMetadata) -> None:
        ncx = self._source.ncx
        if self._source.nav is None:
            page = contents_page(self._entries, self._nav, metadata.language, f"{self._root}style.css")
            self._container.add(self._nav, page)
            self._added.append(self._nav)
        if ncx is not None:
            about = {"title": metadata.title, "identifier": metadata.identifier, "language": metadata.language}
            self._container.add(ncx.path, contents_ncx(self._entries, ncx.path, **about))

    def _write_package(self, metadata: BookMetadata) -> None:
        package = KeptPackage(self._source, metadata, pages=self._pages, nav=self._nav, added=self._added)
        has_pictures = any(item.media_type.startswith("image/") for item in self._source.items.values())
        metadata.narrated(self._info, package.durations, has_pictures=has_pictures)
        self._container.add(self._source.path, package.document())


def _prefix(source: SourceBook) -> str:
    """What no id of the source begins with."""
    ids = {name for names in source.ids.values() for name in names}
    names = ("langdu" if not number else f"langdu{number}" for number in count())
    return next(name for name in names if not any(id_.startswith(f"{name}-") for id_ in ids))
