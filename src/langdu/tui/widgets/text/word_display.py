"""The words in a `RubyView`: what shows, whose pinyin is back for the moment, what a change redraws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from langdu.model import NEW
from langdu.session.words.placed_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Span
    from langdu.session.words.placed_words import PlacedWord
    from langdu.tui.widgets.text.ruby import RubyView
    from langdu.tui.words.looks import WordLooks

#: Where hidden pinyin is back for the moment: nowhere, in the sentence that is read, on the whole page.
Peek = Literal["", "sentence", "page"]
PEEKS: tuple[Peek, ...] = ("", "sentence", "page")


class WordDisplay:
    """Shows words in `view` as `looks` has them.

    Attributes:
        looks: how words look.
        peek: where hidden pinyin is back, see `PEEKS`.
    """

    def __init__(self, view: RubyView, looks: WordLooks) -> None:
        self._view, self.looks = view, looks
        self.peek: Peek = ""
        self._hovered: Span | None = None
        self._picked: Span | None = None
        self._shows_statuses = looks.shows_statuses
        looks.vocabulary.on_change(self._changed)

    def revealed(self, start: int, end: int) -> tuple[Span, ...]:
        """Where between two code points hidden pinyin is back."""
        if not self.looks.hides:
            return ()
        sentence = self._view.highlight.sentence if self.peek == "sentence" else None
        spans = (span for span in (sentence, self._picked, self._hovered) if span is not None)
        return tuple(span for span in spans if span.start < end and start < span.end)

    # What is where

    def at(self, offset: int) -> PlacedWord | None:
        """The word at a code point; None where there is none, or its block has not been read yet."""
        book, page = self._view.book, self._view.page
        block = book.document.blocks.at(offset)
        if page.is_laid(block) and page.laid(block).is_final:
            return self.looks.word_at(block, page.laid(block), offset)
        # To lay a far block out could move the text.
        words = (word for sentence in book.annotated(block) or () if sentence.is_spoken for word in words_of(sentence))
        return next((word for word in words if offset in word.span), None)

    def is_read(self, offset: int) -> bool:
        """Whether the words at a code point are known."""
        book, page = self._view.book, self._view.page
        block = book.document.blocks.at(offset)
        return book.annotated(block) is not None or (page.is_laid(block) and page.laid(block).is_final)

    def on_screen(self) -> list[str]:
        """The words on the screen that have no status, each once, in order; of blocks that have been read."""
        found = (word.word for word in self._visible() if self.looks.vocabulary.status(word.word) == NEW)
        return list(dict.fromkeys(found))

    def _visible(self) -> Iterator[PlacedWord]:
        view = self._view
        for block in view.shown():
            laid, top = view.page.laid(block), view.page.top(block)
            for word in self.looks.words(block, laid) if laid.is_final else ():
                row = top + laid.line_at(word.span.start) * laid.rows
                if view.top <= row <= view.top + view.size.height - view.rows_a_line + view.page.leading:
                    yield word

    # What is back for the moment

    def next_peek(self) -> Peek:
        """Bring hidden pinyin back in the sentence, then on the page, then nowhere."""
        self.peek = PEEKS[(PEEKS.index(self.peek) + 1) % len(PEEKS)]
        self.looks.peeks = self.peek == "page"
        self.redraw()
        return self.peek

    def pick(self, offset: int) -> None:
        """The user put the cursor on a character: its word's pinyin is back as long as it stays in the word."""
        word = self.at(offset) if self.looks.hides else None
        self._picked = self._revealing(self._picked, word)

    def left(self, cursor: int | None) -> set[Span | None]:
        """The cursor has moved: what has to be drawn anew for that."""
        if self._picked is None or (cursor is not None and cursor in self._picked):
            return set()
        gone, self._picked = self._picked, None
        return {gone}

    def hover(self, offset: int | None) -> None:
        """The mouse is over a character, or over none."""
        word = None if offset is None or not self.looks.hides else self.at(offset)
        self._hovered = self._revealing(self._hovered, word)

    def _revealing(self, before: Span | None, word: PlacedWord | None) -> Span | None:
        span = word.span if word is not None and self.looks.is_hidden(word) else None
        if span != before:
            self._view.refresh_spans({before, span})
        return span

    # What changes

    def show(self, pinyin_for: str | None = None, shown: str | None = None) -> None:
        """Show other words' pinyin, or statuses or none."""
        self.looks.pinyin_for = pinyin_for or self.looks.pinyin_for
        self.looks.shown = shown or self.looks.shown
        self._hovered = self._picked = None
        self.redraw()

    def redraw(self) -> None:
        """Draw all words anew; they stand where they stood."""
        self.looks.forget()
        self._shows_statuses = self.looks.shows_statuses
        self._view.drawn_lines.clear()
        self._view.refresh()

    def _changed(self, words: frozenset[str]) -> None:
        if not self._view.page.width:
            return  # nothing has been drawn yet
        if self._shows_statuses != self.looks.shows_statuses:
            self.redraw()
            return
        self.looks.forget()
        self._view.drawn_lines.forget(self._lines(words))
        self._view.refresh_spans(word.span for word in self._near() if word.word in words)

    def _lines(self, words: frozenset[str]) -> set[tuple[int, int]]:
        """The drawn lines that show any of some words: blocks and numbers."""
        return {
            (block, laid.line_at(start))
            for block, laid in self._view.drawn_lines.blocks()
            for word in self.looks.words(block, laid)
            for start in (word.span.start, word.last)
            if word.word in words or not laid.is_final
        }

    def _near(self) -> Iterator[PlacedWord]:
        """The words of the blocks that show."""
        for block in self._view.shown():
            yield from self.looks.words(block, self._view.page.laid(block))
