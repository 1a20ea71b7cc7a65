"""The sentence that is read, on the clipboard: as it is written, or with pinyin."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from langdu.model import clean
from langdu.session.words.pinyin_line import with_pinyin

if TYPE_CHECKING:
    from langdu.model import Place, Sentence
    from langdu.tui.screens.reading.reader import ReaderScreen


class Copying:
    """Copies sentences of the book on `screen`."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._copied: Place | None = None

    def copy(self) -> None:
        """The sentence's characters; of the sentence that was copied last with their pinyin."""
        if self._copied is not None and self._copied == self._place():
            self.copy_pinyin()
            return
        if (sentence := self._sentence()) is not None:
            self._put(sentence.text.strip())
            self._copied = self._place()
            self._screen.notice("the sentence is on the clipboard; C once more: with its pinyin")

    def copy_pinyin(self) -> None:
        """The sentence, and its pinyin by word below."""
        if (sentence := self._sentence()) is not None:
            self._put(with_pinyin(sentence))
            self._copied = None
            self._screen.notice("the sentence is on the clipboard, with its pinyin")

    def _place(self) -> Place | None:
        """The cursor's sentence, else the one that is read."""
        navigator = self._screen.navigator
        return navigator.place if navigator.cursor is None else self._screen.book.at(navigator.cursor)

    def _sentence(self) -> Sentence | None:
        place = self._place()
        sentence = None if place is None else self._screen.navigator.sentence(place)
        if sentence is None:
            self._screen.notice("there is no sentence here to copy")
        return sentence

    def _put(self, text: str) -> None:
        """To the terminal (OSC 52), which may be far away; and to this machine's clipboard, where there is one."""
        text = clean(text).replace("\u200b", "")
        self._screen.app.copy_to_clipboard(text)
        with suppress(ImportError, OSError, RuntimeError):  # there is none here: the terminal has been told
            import pyperclip

            pyperclip.copy(text)
