"""A book in two forms, with the source's own pages and from the text, until it is known which can be had."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from langdu.exporters.book.container import EpubContainer
from langdu.exporters.book.kept.archive import BookArchive, BookUnusable
from langdu.exporters.book.kept.book import KeptBook
from langdu.exporters.book.kept.source import SourceBook

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.book.kept.pages.matching import FoundSentence
    from langdu.model import ExportInfo, TimedSentence

FROM_TEXT = "the EPUB is made from the text, without the pages of its source"


class BothBooks:
    """The two.

    Args:
        source: the source.
        info: what is known of the text.
        partial: the output; what waits is beside it.
        notes: what the user is told is added to.

    Attributes:
        text: what the book from the text is written to.
        root: the folder for what is added to either.
    """

    def __init__(self, source: SourceBook, info: ExportInfo, partial: Path, notes: list[str]) -> None:
        self._source, self._notes = source, notes
        self.root = _root(source)
        self._paths = [partial.with_name(f"{partial.stem}-{name}.zip") for name in ("text", "pages")]
        self.text, self._pages = map(EpubContainer, self._paths)
        self._kept = KeptBook(source, self._pages, self.root, info)
        self._found: FoundSentence | None = None
        self._failure = ""

    @classmethod
    def of(cls, info: ExportInfo, partial: Path, notes: list[str]) -> BothBooks | None:
        """The two for a text that is a whole EPUB's; None for any other, and where the source cannot be kept."""
        if info.source is None or info.source.suffix.lower() != ".epub":
            return None
        if info.track:
            notes.append(f"{FROM_TEXT}: these are kept in a whole book only, not in parts")
            return None
        archive = None
        try:
            archive = BookArchive(info.source)
            return cls(SourceBook(archive), info, partial, notes)
        except BookUnusable as error:
            if archive is not None:
                archive.close()
            notes.append(f"{FROM_TEXT}: {error}")
            return None

    def find(self, timed: TimedSentence) -> bool:
        """Look for the next sentence; whether it stands on another page than the last."""
        self._found = self._kept.find(timed) if timed.marks else None
        return self._kept.turns(self._found)

    def add(self, timed: TimedSentence, origin: int) -> None:
        """The sentence that was looked for; its file of sound begins with the sample `origin` of the stream."""
        if self._found is None or self._failure:
            return
        try:
            self._kept.turn(self._found)
        except BookUnusable as error:
            self._failure = str(error)
        else:
            self._kept.add(timed, self._found, origin)

    def end_sound(self, path: str, samples: int) -> None:
        """A file of sound is whole."""
        self._kept.end_sound(path, samples)

    def finish(self, target: EpubContainer, package: str) -> str:
        """Put one of the two into `target`; the path of its package document, the text's being `package`."""
        chosen = self._paths[0]
        if not self._failure and not self._kept.has_failed:
            try:
                package, chosen = self._kept.finish(target), self._paths[1]
            except BookUnusable as error:
                self._failure = str(error)
        self.text.close()
        self._pages.close()
        target.add_all(chosen)
        self._tell(is_kept=chosen is self._paths[1])
        self.discard()
        return package

    def _tell(self, *, is_kept: bool) -> None:
        missed = f"{self._kept.missed} are not found on its pages"
        if not is_kept:
            self._notes.append(f"{FROM_TEXT}: {self._failure or missed}")
        elif self._kept.missed:
            self._notes.append(f"{missed}: they are heard, and not highlighted")

    def discard(self) -> None:
        """Close, and take away what waits."""
        for container in (self.text, self._pages):
            container.close()
        for path in self._paths:
            path.unlink(missing_ok=True)
        self._source.archive.close()


def _root(source: SourceBook) -> str:
    """A folder that the source does not have."""
    names = ("EPUB/" if not number else f"langdu-{number}/" for number in count())
    return next(
        root for root in names if not any(name.lower().startswith(root.lower()) for name in source.archive.names)
    )
