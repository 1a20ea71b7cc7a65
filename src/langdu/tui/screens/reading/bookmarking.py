"""The reader screen's bookmarks: set and removed, their notes, the list of all, and the signs beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.tui.widgets.prompt import PromptBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.library.texts.bookmarks import Bookmark
    from langdu.model import Sentence
    from langdu.tui.screens.reading.reader import ReaderScreen

#: What the prompt is asked for.
NOTE = "note"
HINT = "your note · enter keeps it, empty removes it, ctrl+j begins another line"
#: Characters of a sentence that a notice quotes.
QUOTED = 16


class Bookmarking:
    """Sets and shows the bookmarks of the book that a reader screen reads."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._asked: Sentence | None = None

    def show(self) -> None:
        """Bring the signs beside the text up to date."""
        self._screen.view.mark(self._screen.book.bookmarks.starts())

    def _sentence(self) -> Sentence | None:
        """The sentence at the cursor; says so where there is none."""
        navigator, cursor = self._screen.navigator, self._screen.navigator.cursor
        found = None if cursor is None else navigator.sentence(self._screen.book.at(cursor))
        if found is None:
            self._screen.notice("there is no sentence here for a bookmark")
        return found

    def toggle(self) -> None:
        """Set a bookmark at the sentence, or remove the one that is there."""
        sentence = self._sentence()
        if sentence is None:
            return
        bookmarks = self._screen.book.bookmarks
        before = bookmarks.of(sentence.span)
        told = self._kept(lambda: bookmarks.toggle(sentence))
        if before is None:
            self._screen.notice(f"bookmark set: {quoted(sentence.text)} · M writes a note, ' lists all{told}")
        else:
            whose = " with its note; m again brings both back" if before.note else ""
            self._screen.notice(f"bookmark removed{whose}: {quoted(sentence.text)}{told}")

    def ask(self) -> None:
        """Ask for the note of the sentence; the one that it has stands there."""
        self._asked = self._sentence()
        if self._asked is not None:
            found = self._screen.book.bookmarks.of(self._asked.span)
            self._screen.query_one(PromptBar).ask(NOTE, HINT, "" if found is None else found.note)

    def told(self, note: str) -> None:
        """Keep the note of the sentence that was asked about."""
        sentence, bookmarks = self._asked, self._screen.book.bookmarks
        if sentence is None:
            return
        before = bookmarks.of(sentence.span)
        told = self._kept(lambda: bookmarks.write(sentence, note))
        if note.strip():
            self._screen.notice(f"note kept: {quoted(sentence.text)} · ' lists all{told}")
        elif before is not None and before.note:
            self._screen.notice(f"note removed, the bookmark stays: {quoted(sentence.text)}{told}")

    def _kept(self, change: Callable[[], object]) -> str:
        """Change the bookmarks; what to add to the notice where that could not be stored."""
        try:
            change()
        except LangduError as error:
            return f" · it holds for now, but could not be kept: {error}"
        finally:
            self.show()
        return ""

    def list(self) -> None:
        """All bookmarks, to go to one."""
        from langdu.tui.screens.reading.bookmarks import BookmarksScreen

        bookmarks = self._screen.book.bookmarks
        if not bookmarks.all():
            self._screen.notice("this text has no bookmark; m sets one at the sentence, M with a note")
            return
        cursor = self._screen.navigator.cursor
        self._screen.app.push_screen(BookmarksScreen(bookmarks, cursor or 0), self._chosen)

    def _chosen(self, bookmark: Bookmark | None) -> None:
        self.show()
        if bookmark is not None:
            self._screen.finding.jump(bookmark.start)
            if bookmark.note:
                self._screen.notice(bookmark.note)


def quoted(sentence: str) -> str:
    """The beginning of a sentence."""
    sentence = sentence.strip()
    return sentence if len(sentence) <= QUOTED else f"{sentence[:QUOTED]}…"
