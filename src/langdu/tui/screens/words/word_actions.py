"""What the reader's keys and clicks do with words; the card itself is imported when the first word is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from langdu.tui.widgets.text.ruby import RubyView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import DescendantFocus
    from textual.geometry import Size

    from langdu.session.reading.navigator import Navigator
    from langdu.tui.screens.reading.reader import ReaderScreen
    from langdu.tui.screens.words.looking_up import LookingUp
    from langdu.tui.widgets.words.card_panel import CardPanel


class WordActions:
    """The part of a reader screen that looks words up."""

    navigator: Navigator
    _looking_up: LookingUp | None = None

    @property
    def looking_up(self) -> LookingUp:
        """Who shows cards, made at the first use."""
        if self._looking_up is None:
            from langdu.tui.screens.words.looking_up import LookingUp

            self._looking_up = LookingUp(cast("ReaderScreen", self))
        return self._looking_up

    @property
    def has_card(self) -> bool:
        """Whether a card shows."""
        return self._looking_up is not None and self._looking_up.is_open

    def card_columns(self, size: Size) -> int:
        """The columns that a card takes from the text on a screen of a size."""
        return self.looking_up.columns(size) if self.has_card else 0

    def fit_card(self, size: Size) -> None:
        """Give the card the room that a screen of a size has for it."""
        if self.has_card:
            self.looking_up.fit(size)

    def repaint_card(self) -> None:
        """The colours have changed."""
        if self.has_card:
            self.looking_up.repaint()

    def renew_card(self, failed: Sequence[int]) -> None:
        """Blocks were read in full, but those that failed."""
        if self._looking_up is not None:
            self._looking_up.renew(failed)

    def end_looking_up(self) -> None:
        """The screen goes."""
        if self._looking_up is not None:
            self._looking_up.end()

    def action_look_up(self) -> None:
        """The card of the word at the cursor, or no card."""
        self.looking_up.toggle()

    def action_play_cursor(self) -> None:
        """Read from the cursor on."""
        if self.navigator.cursor is not None:
            self.navigator.play_from(self.navigator.cursor)

    def on_ruby_view_clicked(self, event: RubyView.Clicked) -> None:
        """Look the word up that was clicked; twice, read from there."""
        if event.chain > 1:
            self.action_play_cursor()
        else:
            self.navigator.move_cursor(event.unit.start)
            self.looking_up.click()

    def on_card_panel_asked(self, event: CardPanel.Asked) -> None:
        """A key of the card."""
        self.looking_up.do(event.what, event.which)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """While a card shows, its keys come before the text's."""
        if self.has_card and isinstance(event.widget, RubyView):
            self.looking_up.take_focus()
