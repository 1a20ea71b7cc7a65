"""What the keys for words do on the reader screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import WordStatus
    from langdu.session.words.vocabulary import Vocabulary
    from langdu.tui.words.marking import WordMarking


class WordKeys:
    """The reader screen's actions for words; `marking` and `vocabulary` are the screen's."""

    marking: WordMarking
    vocabulary: Vocabulary

    def action_mark_word(self, status: WordStatus) -> None:
        """Give the word at the cursor a status."""
        self.marking.mark(status)

    def action_mark_page(self) -> None:
        """All words on the page that have no status are known."""
        self.marking.mark_page()

    def action_unmark(self) -> None:
        """Take the last marking back."""
        self.marking.undo()

    def action_statuses(self) -> None:
        """Statuses in the text, or none."""
        self.marking.next_shown()

    def action_pinyin_for(self) -> None:
        """Which words have pinyin."""
        self.marking.next_pinyin_for()

    def action_hsk_level(self) -> None:
        """Above which level of HSK words have pinyin."""
        self.marking.next_level()

    def action_peek(self) -> None:
        """Hidden pinyin for the moment."""
        self.marking.peek()

    def on_screen_resume(self) -> None:
        """Practice may have heard tones meanwhile."""
        self.vocabulary.reload_tones()
