"""Where the chapters of a sound file begin, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.model import ExportedChapter

#: What joins the titles of chapters that begin at once, as a part and its first chapter do.
JOINT = " · "


class ChapterTile(NamedTuple):
    """A chapter from its first sample to the next one's."""

    title: str
    start: int
    end: int


class ChapterMarks:
    """The chapters, as they come.

    The order is flat: nested ones follow one another. Those that begin at the same sample are one, with both titles.

    Args:
        sample_rate: in which the chapters' starts are counted, in Hz.
        title: of the file; what stands before the first chapter, and all of it where there are none, is called so.
        lead_in: samples up to which nothing is said: a chapter that begins there begins the file.
    """

    def __init__(self, sample_rate: int, title: str, lead_in: int = 0) -> None:
        self.sample_rate, self._title, self.lead_in = sample_rate, one_line(title), lead_in
        self._found: list[tuple[str, int]] = []

    def add(self, chapter: ExportedChapter) -> None:
        """The next chapter."""
        title = one_line(chapter.title) or str(chapter.number)
        if self._found and self._found[-1][1] == chapter.start:
            self._found[-1] = (JOINT.join((self._found[-1][0], title)), chapter.start)
        else:
            self._found.append((title, chapter.start))

    def tiles(self, samples: int) -> list[ChapterTile]:
        """The chapters that cover a file of `samples`, from its first to its last; none where the text has none."""
        found = [(title, start) for title, start in self._found if start < samples]
        if not found:
            return []
        if found[0][1] <= self.lead_in:
            found[0] = (found[0][0], 0)
        else:
            found.insert(0, (self._title or "…", 0))
        ends = [start for _, start in found[1:]] + [samples]
        return [ChapterTile(title, start, end) for (title, start), end in zip(found, ends, strict=True)]
