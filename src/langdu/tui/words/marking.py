"""The reader screen's words: marked as new, being learned, known or ignored, and which of them have pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.model import KNOWN
from langdu.session.words.vocabulary import status_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import WordStatus
    from langdu.session.words.placed_words import PlacedWord
    from langdu.tui.screens.reading.reader import ReaderScreen

#: The levels of HSK that pinyin can begin above.
HSK_LEVELS = 6
PEEK_NOTICES = {
    "sentence": "hidden pinyin is back in the sentence · h: on the whole page",
    "page": "hidden pinyin is back on the page · h hides it",
    "": "hidden pinyin is hidden again",
}
_BACK = "U takes it back"


class WordMarking:
    """Marks the words that a reader screen shows."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._level = screen.preferences.hsk_level

    def _word(self) -> PlacedWord | None:
        """The word at the cursor; says so where there is none."""
        screen, cursor = self._screen, self._screen.navigator.cursor
        place = screen.navigator.place
        if cursor is None and place is not None:
            sentence = screen.navigator.sentence(place)
            cursor = None if sentence is None else sentence.span.start
        word = None if cursor is None else screen.view.words.at(cursor)
        if word is None:
            screen.notice(self._why_none(cursor))
        return word

    def _why_none(self, cursor: int | None) -> str:
        is_read = cursor is None or self._screen.view.words.is_read(cursor)
        return "here is no word; , and . move the cursor" if is_read else "the words here are still being found"

    def mark(self, status: WordStatus) -> None:
        """Give the word at the cursor a status."""
        if (word := self._word()) is None:
            return
        vocabulary = self._screen.vocabulary
        if vocabulary.status(word.word) == status:
            self._screen.notice(f"{word.word} is {status_name(status)} already")
            return
        showed = self._screen.view.words.looks.shows_statuses
        told = self._kept(lambda: vocabulary.mark([word.word], status))
        self._screen.notice(f"{word.word}: {status_name(status)} · {_BACK}{self._hint(showed)}{told}")

    def mark_page(self) -> None:
        """Give all words on the screen that have no status the status known."""
        words = self._screen.view.words.on_screen()
        if not words:
            self._screen.notice("every word on this page has a status")
            return
        told = self._kept(lambda: self._screen.vocabulary.mark(words, KNOWN))
        self._screen.notice(f"{_counted(len(words))} of this page without a status: known now · {_BACK}{told}")

    def undo(self) -> None:
        """Take the last marking back."""
        vocabulary, last = self._screen.vocabulary, self._screen.vocabulary.last_marking
        told = self._kept(vocabulary.undo)
        if last is None:
            self._screen.notice("no word was marked since langdu was started")
        elif len(last.before) == 1:
            ((word, status),) = last.before.items()
            self._screen.notice(f"{word}: {status_name(status)} again{told}")
        else:
            self._screen.notice(f"{_counted(len(last.before))}: no longer {status_name(last.status)}{told}")

    def _kept(self, change: Callable[[], object]) -> str:
        """Change statuses; what to add to the notice where that could not be stored."""
        try:
            change()
        except LangduError as error:
            return f" · it holds for now, but could not be kept: {error}"
        return ""

    def _hint(self, showed: bool) -> str:
        """What to say of statuses in the text: with the first, or where none are to be seen."""
        if self._screen.view.words.looks.shown == "off":
            return " · W shows statuses in the text"
        is_first = not showed and self._screen.view.words.looks.shows_statuses
        return " · new words stand out from now on; W hides that" if is_first else ""

    # What is shown of words

    def next_shown(self) -> None:
        """Statuses in the text, or none."""
        screen, looks = self._screen, self._screen.view.words.looks
        shown = "off" if looks.shows_statuses else "on"
        screen.view.words.show(shown=shown)
        screen.preferences.keep("statuses", shown)
        signs = "⠁ new, ⡀ ⡄ ⡆ ⡇ learning 1 to 4, ⢸ tones missed"
        screen.notice(f"statuses of words are shown: {signs}" if shown == "on" else "no statuses of words in the text")

    def next_pinyin_for(self) -> None:
        """Pinyin for all words, for unknown ones, for those above a level, for those with missed tones, for none."""
        choices = ("all", "unknown", f"hsk{self._level}", "missed", "none")
        now = self._screen.view.words.looks.pinyin_for
        self._show_pinyin_for(choices[(choices.index(now) + 1) % len(choices)])

    def next_level(self) -> None:
        """Pinyin for words above the next level of HSK; first for those above the level that was chosen last."""
        if self._screen.view.words.looks.pinyin_for.startswith("hsk"):
            self._level = self._level % HSK_LEVELS + 1
        self._screen.preferences.keep("hsk", f"hsk{self._level}")
        self._show_pinyin_for(f"hsk{self._level}")

    def _show_pinyin_for(self, pinyin_for: str) -> None:
        screen = self._screen
        screen.view.words.show(pinyin_for)
        screen.preferences.keep("pinyin_for", pinyin_for)
        back = "" if pinyin_for == "all" or screen.view.mode in {"pinyin", "off"} else " · h brings the rest back"
        screen.notice(f"pinyin for {pinyin_name(pinyin_for)}{back}{self._where()}")

    def _where(self) -> str:
        where = {"pinyin": " · p: beside the text, where some can be hidden", "off": " · p shows pinyin"}
        return where.get(self._screen.view.mode, "")

    def peek(self) -> None:
        """Bring hidden pinyin back for the moment, or hide it again."""
        words = self._screen.view.words
        if words.looks.pinyin_for == "all" or self._screen.view.mode in {"pinyin", "off"}:
            self._screen.notice("no pinyin is hidden; y chooses which words have it")
        else:
            self._screen.notice(PEEK_NOTICES[words.next_peek()])


def pinyin_name(pinyin_for: str) -> str:
    """Which words have pinyin, in words."""
    if pinyin_for.startswith("hsk"):
        return f"words above HSK {pinyin_for[-1]} · Y: another level"
    return {
        "all": "all words",
        "unknown": "words that you do not know",
        "missed": "words whose tones you missed",
    }.get(pinyin_for, "no word")


def _counted(words: int) -> str:
    return "1 word" if words == 1 else f"{words:,} words"
