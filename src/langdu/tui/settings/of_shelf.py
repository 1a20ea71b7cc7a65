"""The settings over the shelf, below a sample of text that shows at once what they make of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container

from langdu.session import book_from_text
from langdu.session.kept_settings import KeptSettings
from langdu.session.words.vocabulary import Vocabulary
from langdu.tui.layout.inks import Inks
from langdu.tui.preferences import Preferences
from langdu.tui.screens.settings import SettingsScreen
from langdu.tui.themes import themes, tones_of
from langdu.tui.widgets.text.ruby import RubyView
from langdu.tui.words.looks import WordLooks

if TYPE_CHECKING:
    from textual.app import App, ComposeResult

    from langdu.library import Library

#: Words of every level of HSK, tones that change beside others, and each tone.
SAMPLE = "你好！我想去银行换一点儿钱。\n\n天气不错，行长一边慢慢地喝咖啡，一边欣赏窗外迷人的景色。\n"


class TextSample(Container):
    """A short text, as the reader would show it.

    Args:
        library: whose preferences and words.
    """

    DEFAULT_CSS = """
    TextSample { height: 1fr; background: $background; }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._preferences = Preferences(library, lambda _: None)
        self._vocabulary = Vocabulary(library)
        self._book = book_from_text(SAMPLE, "sample", background=True)

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._view()

    def _view(self) -> RubyView:
        shown = self._preferences
        colours = themes()[shown.theme]
        looks = WordLooks(self._vocabulary, shown.pinyin_for, shown.statuses)
        inks = Inks(colours, tones_of(shown.tones, colours), shown.highlights)
        view = RubyView(self._book, inks, looks, shown.style)
        view.page.spoken = shown.spoken
        view.can_focus = False
        return view

    async def show(self) -> None:
        """Show it as the settings are now."""
        await self.remove_children()
        await self.mount(self._view())

    def on_unmount(self) -> None:
        """The text is not needed any more."""
        self._book.close()


def show_settings(app: App[int], library: Library) -> None:
    """Show them over the shelf."""
    sample = TextSample(library)
    app.push_screen(SettingsScreen(KeptSettings(library), partial(_changed, app, library, sample), sample))


def _changed(app: App[int], library: Library, sample: TextSample, key: str) -> None:
    """Show the sample anew."""
    del key
    app.theme = Preferences(library, lambda _: None).theme
    sample.call_later(sample.show)
