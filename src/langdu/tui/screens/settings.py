"""The settings: each with its control, what it does and where its value comes from; what is changed is seen at once.

What is changed is written to config.toml. A part of what is behind stays in sight: the text, or on the shelf a sample.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Input, Static

from langdu.config.settings import SETTINGS
from langdu.errors import LangduError
from langdu.tui.screens.choosing import ChoosingScreen
from langdu.tui.screens.over import OverScreen
from langdu.tui.settings import names
from langdu.tui.settings.rows import EMPTY, WIDE, is_named, stepped, titled
from langdu.tui.threads import UiThread
from langdu.tui.widgets.bars import KeyHints, NoticeBar
from langdu.tui.widgets.settings_list import SettingsList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize
    from textual.theme import Theme
    from textual.widget import Widget

    from langdu.config.setting import Names, Value
    from langdu.session.kept_settings import KeptSettings

HINTS = (("←→", "change"), ("enter", "choose"), ("esc", "done"), ("backspace", "the default"), ("↑↓", "another"))
TYPING = "type it; enter takes it, esc leaves it"
#: Rows of the settings at least, and rows of what is behind at most; the part of the height that is left to it.
FEWEST_ROWS, MOST_BEHIND, BEHIND = 8, 12, 3


class SettingsScreen(OverScreen[None]):
    """Changes settings.

    Args:
        settings: what is changed.
        changed: told the key of what was, to show it; what it answers is told, if anything.
        sample: what shows how text looks where there is none behind; None where there is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,S", "close", "Done"),
        ("backspace,delete", "reset", "The default"),
    ]
    DEFAULT_CSS = """
    SettingsScreen { align: center bottom; background: $background 0%; }
    SettingsScreen #behind { width: 100%; background: $background; }
    SettingsScreen #panel { width: 100%; background: $surface; }
    SettingsScreen SettingsList, SettingsScreen SettingsList:focus {
        height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; text-wrap: nowrap; text-overflow: clip;
    }
    SettingsScreen #about { height: 2; padding: 0 2; background: $panel; color: $foreground; }
    SettingsScreen KeyHints, SettingsScreen NoticeBar { padding: 0 2; }
    SettingsScreen Input, SettingsScreen Input:focus {
        height: 1; border: none; padding: 0 2; display: none; color: $foreground; background: $panel;
    }
    """

    def __init__(
        self, settings: KeptSettings, changed: Callable[[str], str | None], sample: Widget | None = None
    ) -> None:
        super().__init__()
        self._settings, self._changed, self._sample = settings, changed, sample
        self._known: dict[Names, Sequence[str]] = {}
        self._home = UiThread(lambda: self.is_attached)

    def compose(self) -> ComposeResult:
        """From above to below."""
        if self._sample is not None:
            with Vertical(id="behind"):
                yield self._sample
        with Vertical(id="panel"):
            yield SettingsList(self._settings)
            yield NoticeBar()
            yield Input()
            yield Static(id="about")
            yield KeyHints(HINTS)

    def on_mount(self) -> None:
        """The first setting is at the cursor."""
        self._list.focus()
        self.app.theme_changed_signal.subscribe(self, self._follow_theme)

    def _follow_theme(self, _: Theme) -> None:
        self._list.repaint()
        self._tell_about()

    def on_resize(self, event: Resize) -> None:
        """A part of the height is left to what is behind."""
        height = event.size.height
        behind = max(0, min(MOST_BEHIND, height // BEHIND, height - FEWEST_ROWS))
        self.query_one("#panel").styles.height = height - behind
        if self._sample is not None:
            self.query_one("#behind").styles.height = behind
        self.query_one("#about").styles.height = 2 if event.size.width >= WIDE else 3
        self._list.fit(event.size.width - 3)

    @property
    def _list(self) -> SettingsList:
        return self.query_one(SettingsList)

    # What is told

    def on_option_list_option_highlighted(self) -> None:
        """What the setting at the cursor does."""
        self._tell_about()

    def _tell_about(self) -> None:
        key = self._list.key
        if key:
            one, colours = SETTINGS[key], self.app.theme_variables
            told = f"{one.about.removesuffix('.')}: {one.allowed}" if one.limits else one.about
            text = Text(f"{told}\n")
            origin = f"{self._settings.told(key)}: {key} = {one.written(self._settings.value(key))}"
            self.query_one("#about", Static).update(text.append(origin, style=colours["aside"]))

    def _tell(self, text: str) -> None:
        self.query_one(NoticeBar).tell(text)

    # Changing

    def on_settings_list_stepped(self, event: SettingsList.Stepped) -> None:
        """A step back or on."""
        one = SETTINGS[self._list.key]
        if is_named(one):
            self._with_names(one.names, partial(self._step, one.key, event.steps))
        elif one.kind in {"text", "numbers"}:
            self._type()
        else:
            self._step(one.key, event.steps, ())

    def _step(self, key: str, steps: int, known: Sequence[str]) -> None:
        value = stepped(SETTINGS[key], self._settings.value(key), steps, known)
        if value == self._settings.value(key):
            self._tell(f"{titled(key)} can be {SETTINGS[key].allowed or 'nothing else here'}")
        else:
            self._set(key, value)

    def on_option_list_option_selected(self) -> None:
        """A switch is thrown; of names one is chosen from a list; all else is typed."""
        one = SETTINGS[self._list.key]
        if one.kind == "switch":
            self._step(one.key, 1, ())
        elif is_named(one):
            self._with_names(one.names, partial(self._choose, one.key))
        elif one.choices:
            self._choose(one.key, one.choices)
        else:
            self._type()

    def _choose(self, key: str, known: Sequence[str]) -> None:
        if len(known) <= 1 and not SETTINGS[key].choices:
            self._type()
            return
        now = str(self._settings.value(key))
        screen = ChoosingScreen(titled(key), known, now, EMPTY)
        self.app.push_screen(screen, lambda chosen: None if chosen is None else self._set(key, chosen))

    def _with_names(self, which: Names, then: Callable[[Sequence[str]], None]) -> None:
        """Go on with the names that are there; devices take a moment to answer."""
        if which in self._known:
            then(self._known[which])
        elif which in {"palette", "theme"}:
            then(names.known(which))
        else:
            self._tell("looking what is there …")
            threading.Thread(target=self._look, args=(which, then), daemon=True).start()

    def _look(self, which: Names, then: Callable[[Sequence[str]], None]) -> None:
        self._home.call(self._found, which, names.known(which), then)

    def _found(self, which: Names, found: Sequence[str], then: Callable[[Sequence[str]], None]) -> None:
        self._known[which] = found
        self.query_one(NoticeBar).dismiss()
        if self.app.screen is self:
            then(found)

    def action_reset(self) -> None:
        """The default, and no line in the file."""
        self._set(self._list.key, None)

    def _set(self, key: str, value: Value | None) -> None:
        try:
            kept = self._settings.set(key, value)
        except LangduError as error:
            self._tell(str(error))
            return
        told = self._changed(key)
        if kept is not None:
            told = f"config.toml was not understood; as it was it is kept as {kept.name}"
        if told:
            self._tell(told)
        self._show(key)

    def _show(self, key: str) -> None:
        for one in self._list.keys:  # a line more or less in the file moves the others' lines
            self._list.tell(one)
        self._tell_about()

    # Typing

    def _type(self) -> None:
        key, field = self._list.key, self.query_one(Input)
        one = SETTINGS[key]
        field.value = one.shown(self._settings.value(key))
        field.cursor_position = len(field.value)
        field.placeholder = one.allowed or TYPING
        field.display = True
        self.set_focus(field)  # before it is drawn, where `focus` waits: who sees it can type

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, if it may be that."""
        key = self._list.key
        one = SETTINGS[key]
        try:
            value = one.parsed(event.value)
        except ValueError as error:
            self._tell(str(error))
            return
        if one.names and (trouble := names.trouble(one.names, str(value))) is not None:
            self._tell(trouble)
            return
        self._end_typing()
        self._set(key, value)

    def _end_typing(self) -> None:
        self.query_one(NoticeBar).dismiss()
        self.query_one(Input).display = False
        self._list.focus()

    def action_close(self) -> None:
        """All is kept already."""
        if self.query_one(Input).display:
            self._end_typing()
        else:
            self.dismiss(None)
