"""What the keys and the palette do to the page of the reader screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config import CHOICES, LIMITS
from langdu.packages import is_missing, remedy
from langdu.tui.widgets.bars import StatusLine, TitleBar

if TYPE_CHECKING:
    from textual.events import Click

    from langdu.session.reading.navigator import Navigator
    from langdu.session.reading.stops.stopping import Stopping
    from langdu.tui.preferences import Preferences
    from langdu.tui.screens.reading.appearance import Appearance
    from langdu.tui.screens.reading.page.copying import Copying

#: Cells that a step makes a line longer, and a margin wider.
TEXT_WIDTH_STEP, MARGIN_STEP = 8, 2
#: What is told of each choice.
TOLD = {
    "notation": {
        "pinyin": "pinyin by character",
        "words": "pinyin by word",
        "zhuyin": "zhuyin",
    },
    "script": {
        "written": "characters as they are written",
        "simplified": "simplified characters",
        "traditional": "traditional characters",
    },
    "line_spacing": {"airy": "a blank row between lines, where there is room", "compact": "line below line"},
    "paragraphs": {"spaced": "a blank row between paragraphs", "indented": "paragraphs begin with an indent"},
    "movement": {"scroll": "the text scrolls with the voice", "page": "the text turns a page when the voice leaves it"},
}


class PageKeys:
    """The reader screen's actions for the page; what they use is the screen's."""

    appearance: Appearance
    copying: Copying
    navigator: Navigator
    preferences: Preferences
    stopping: Stopping

    def notice(self, text: str) -> None:
        """Tell the reader something."""
        raise NotImplementedError

    def action_play(self) -> None:
        """Play or pause."""
        raise NotImplementedError

    def action_contents(self) -> None:
        """All chapters."""
        raise NotImplementedError

    def action_notation(self) -> None:
        """Pinyin by character, pinyin by word, zhuyin."""
        self._next("notation")

    def action_script(self) -> None:
        """Characters as they are written, simplified, traditional."""
        if is_missing("opencc"):
            self.notice(f"characters cannot be converted without OpenCC: {remedy('opencc')}")
        else:
            self._next("script")

    def action_word_spacing(self) -> None:
        """Words apart from each other, or not."""
        spaced = not self.appearance.choice("word_spacing")
        self.appearance.choose("word_spacing", spaced)
        self.notice("a space between words" if spaced else "no space between words")

    def action_line_spacing(self) -> None:
        """A blank row between lines, or none."""
        self._next("line_spacing")

    def action_paragraphs(self) -> None:
        """A blank row between paragraphs, or an indent."""
        self._next("paragraphs")

    def action_text_width(self, steps: int = 1) -> None:
        """Longer lines, or shorter."""
        cells = self._step("text_width", steps * TEXT_WIDTH_STEP)
        self.notice(f"lines of {cells} cells at most")

    def action_margin(self, steps: int = 1) -> None:
        """Wider margins, or narrower."""
        cells = self._step("margin", steps * MARGIN_STEP)
        self.notice(f"{cells} blank cells on either side at least")

    def action_sentence_style(self) -> None:
        """How the sentence that is read stands out."""
        self.notice(f"the sentence that is read: {self._next_of('sentence_style')}")

    def action_syllable_style(self) -> None:
        """How the syllable at the speaker stands out."""
        self.notice(f"the syllable at the speaker: {self._next_of('syllable_style')}")

    def action_movement(self) -> None:
        """The text scrolls with the voice, or turns a page."""
        self._next("movement")

    def action_sentence_pause(self) -> None:
        """Wait for a key after each sentence, or read on."""
        self.stopping.stop_at_sentences(not self.stopping.at_sentences)
        self.preferences.choose("sentence_pause", self.stopping.at_sentences)
        self.navigator.wake()

    def action_copy(self) -> None:
        """The sentence's characters to the clipboard, and with their pinyin the next time."""
        self.copying.copy()

    def action_copy_pinyin(self) -> None:
        """The sentence's characters with their pinyin to the clipboard."""
        self.copying.copy_pinyin()

    def on_click(self, event: Click) -> None:
        """The line of the state plays and pauses, the title shows the contents."""
        if isinstance(event.widget, StatusLine):
            self.action_play()
        elif isinstance(event.widget, TitleBar):
            self.action_contents()

    def _next(self, name: str) -> None:
        self.notice(TOLD[name][self._next_of(name)])

    def _next_of(self, name: str) -> str:
        """Take the next choice there is; which."""
        choices = CHOICES[name]
        chosen = choices[(choices.index(str(self.appearance.choice(name))) + 1) % len(choices)]
        self.appearance.choose(name, chosen)
        return chosen

    def _step(self, name: str, cells: int) -> int:
        low, high = LIMITS[name]
        now = self.appearance.choice(name)
        chosen = max(int(low), min(int(high), int(now) + cells))
        self.appearance.choose(name, chosen)
        return chosen
