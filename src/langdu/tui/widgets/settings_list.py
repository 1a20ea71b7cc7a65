"""The settings under their headings: the arrows choose one and change it, a click on a sign steps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message
from textual.widgets.option_list import Option

from langdu.config.settings import SETTINGS, shown
from langdu.tui.settings.rows import row
from langdu.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Click

    from langdu.session.kept_settings import KeptSettings
    from langdu.tui.settings.rows import SettingRow


class SettingsList(ChoiceList):
    """Shows what `settings` has; the screen changes it.

    Args:
        settings: whose.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("left,h,minus", "step(-1)", "Less, or the one before"),
        ("right,l,plus,equals_sign", "step(1)", "More, or the next"),
        ("space", "select", "Change it"),
    ]

    class Stepped(Message):
        """The setting at the cursor is to be so many steps on."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def __init__(self, settings: KeptSettings) -> None:
        super().__init__()
        self._settings, self._width = settings, 0

    @property
    def key(self) -> str:
        """The setting at the cursor."""
        option = self.highlighted_option
        return option.id or "" if option is not None else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """All settings that it has."""
        return tuple(option.id for option in self.options if option.id)

    def fit(self, width: int) -> None:
        """Show all, in so many cells."""
        if width == self._width:
            return
        self._width, key = width, self.key
        self.clear_options()
        for heading, settings in shown():
            text = Text(heading, style=f"bold {self.app.theme_variables['heading']}", no_wrap=True)
            self.add_option(Option(text, disabled=True))
            self.add_options([Option(self._line(one.key), one.key) for one in settings])
        self.highlighted = self.get_option_index(key) if key else 1

    def tell(self, key: str) -> None:
        """Show another value of one of them."""
        self.replace_option_prompt(key, self._line(key))

    def repaint(self) -> None:
        """Show all in the colours of another theme."""
        width, self._width = self._width, 0
        self.fit(width)

    def _line(self, key: str) -> Text:
        colours, shown = self.app.theme_variables, self._row(key)
        text = Text(no_wrap=True, overflow="crop")
        text.append(shown.name).append(shown.before, style=colours["ruby"])
        text.append(shown.value, style=f"bold {colours['spoken']}")
        return text.append(shown.after, style=colours["ruby"]).append(shown.origin, style=colours["aside"])

    def _row(self, key: str) -> SettingRow:
        settings = self._settings
        origin = "" if settings.origin(key) == "default" else settings.told(key)
        return row(SETTINGS[key], settings.value(key), origin, self._width)

    def action_step(self, steps: int) -> None:
        """The setting at the cursor steps."""
        self.post_message(self.Stepped(steps))

    def on_click(self, event: Click) -> None:
        """A click on a sign steps; elsewhere it is Textual's, and opens what is to be changed."""
        number = event.style.meta.get("option")
        option = None if number is None else self.get_option_at_index(number)
        steps = self._row(option.id).step_at(event.x - self.gutter.left) if option is not None and option.id else 0
        if steps:
            event.prevent_default()
            self.highlighted = number
            self.action_step(steps)
