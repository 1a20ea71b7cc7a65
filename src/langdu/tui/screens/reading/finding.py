"""The reader screen's ways about the text: search, contents, jumps and back, footnotes."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.session.text.finding.confirmed_search import ConfirmedSearch
from langdu.session.text.finding.jump_history import JumpHistory
from langdu.session.text.finding.matches import Matches
from langdu.session.text.finding.navigation import entry_at, notes_in, place_of
from langdu.tui.widgets.bars import TitleBar
from langdu.tui.widgets.prompt import PromptBar

if TYPE_CHECKING:
    from langdu.model import Span
    from langdu.session.text.finding.navigation import ContentsEntry
    from langdu.tui.screens.reading.reader import ReaderScreen

SEARCH, GO = "search", "go"
HINTS = {
    SEARCH: "search: 银行, yinhang, yin2hang2, yh, English · enter searches, esc closes",
    GO: "go to: 40%, 120 (a sentence), 12:30, c3 or a chapter's title · enter goes, esc closes",
}


class Finding:
    """What is searched for, and where one came from."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._matches, self._history = Matches(), JumpHistory()
        self._contents: tuple[ContentsEntry, ...] = ()
        self._search_now: ConfirmedSearch | None = None
        #: Whether its first match was gone to, and its matches were told of.
        self._has_arrived = self._is_told = False

    # The contents

    def look_at_contents(self) -> None:
        """Find the contents out; takes some time in a long text, for a thread."""
        contents = self._screen.book.contents
        self._screen.home.call(self._have, contents)

    def _have(self, contents: tuple[ContentsEntry, ...]) -> None:
        self._contents = contents
        self.tell_chapter()

    def tell_chapter(self) -> None:
        """Show which chapter the reader is in."""
        entry = entry_at(self._contents, self._offset)
        self._screen.query_one(TitleBar).tell(entry.title if entry else "")

    def show_contents(self) -> None:
        """All chapters, to go to one."""
        from langdu.tui.screens.reading.contents import ContentsScreen

        if not self._contents:
            self._screen.notice("this text has no chapters; : goes to 40%, to sentence 120, to 12:30")
            return
        entry = entry_at(self._contents, self._offset)
        screen = ContentsScreen(
            self._contents, len(self._screen.book.document.source), entry.number if entry is not None else 0
        )
        self._screen.app.push_screen(screen, self._chosen)

    def _chosen(self, start: int | None) -> None:
        if start is not None:
            self.jump(start)

    # Searching and jumping

    def ask(self, asked: str) -> None:
        """Ask what to search for, or where to go."""
        self._screen.query_one(PromptBar).ask(asked, HINTS[asked])

    def told(self, asked: str, text: str) -> None:
        """Search, or go."""
        if asked == GO:
            self._go(text)
        else:
            self._end()
            search = ConfirmedSearch(self._screen.book, text, self._offset)
            self._search_now, self._has_arrived, self._is_told = search, False, False
            threading.Thread(target=self._search, args=(search,), daemon=True).start()

    def _go(self, text: str) -> None:
        book = self._screen.book
        try:
            place = place_of(book, text, self._screen.controller.rate)
            sentence = self._screen.navigator.sentence(place)
        except LangduError as error:
            self._screen.notice(str(error))
            return
        if sentence is not None:
            self.jump(sentence.span.start)

    def _search(self, search: ConfirmedSearch) -> None:
        call, text = self._screen.home.call, search.query.text
        try:
            if (first := search.first()) is not None:
                call(self._found_first, search, first)
            for spans in search.matches():
                call(self._found, search, Matches(text, spans, is_exact=search.is_exact))
        except CancelledError:
            return  # the book was closed

    def _found_first(self, search: ConfirmedSearch, span: Span) -> None:
        if not search.is_ended:
            self._history.leave(self._offset)
            self._screen.navigator.visit(span.start)
            self._has_arrived = True

    def _found(self, search: ConfirmedSearch, matches: Matches) -> None:
        """Take the matches; the first time they are told of, later only that there is none after all."""
        if search.is_ended:
            return
        is_first, self._is_told = not self._is_told, True
        self._matches = matches
        self._screen.view.light(matches.spans)
        if not matches.spans:
            self._screen.notice(f"{matches.query} is not in this text")
        elif is_first:
            if not self._has_arrived:
                self._history.leave(self._offset)
            self._visit(matches.step(self._offset - 1, 1))

    def step(self, step: int) -> None:
        """The next match, or the one before."""
        number = self._matches.step(self._offset, step)
        if number is None:
            self._screen.notice("nothing is searched for; / searches")
        else:
            self._visit(number)

    def _visit(self, number: int | None) -> None:
        if number is not None:
            self._screen.navigator.visit(self._matches.spans[number].start)
            self._screen.notice(self._matches.told(number))

    def end_search(self) -> None:
        """Show the matches no more."""
        self._end()
        if self._matches.spans:
            self._matches = Matches()
            self._screen.view.light(())

    def _end(self) -> None:
        """What still is looked for is not."""
        if self._search_now is not None:
            self._search_now.is_ended = True

    def back(self, step: int) -> None:
        """Where a jump came from (-1), or on again (1)."""
        target = self._history.back(self._offset) if step < 0 else self._history.on(self._offset)
        if target is None:
            self._screen.notice("no jump to go back from" if step < 0 else "no jump to go on to")
        else:
            self._arrive(target)

    def jump(self, offset: int) -> None:
        """Go to a code point; backspace comes back."""
        self._history.leave(self._offset)
        self._arrive(offset)

    def _arrive(self, offset: int) -> None:
        navigator = self._screen.navigator
        if self._screen.has_card:
            navigator.visit(offset)  # who looks words up moves about, and the voice stays where it is
        else:
            navigator.go(self._screen.book.at(offset))
        self._screen.view.move_to(offset)
        self.tell_chapter()

    @property
    def _offset(self) -> int:
        navigator = self._screen.navigator
        return navigator.cursor if navigator.cursor is not None else self._screen.view.first_offset()

    # Footnotes

    def show_notes(self) -> None:
        """The footnotes of the sentence at the cursor."""
        book, navigator = self._screen.book, self._screen.navigator
        sentence = navigator.sentence(book.at(self._offset))
        notes = () if sentence is None else notes_in(book.document, sentence.span)
        self._screen.notice(" · ".join(notes) if notes else "this sentence has no footnote")
