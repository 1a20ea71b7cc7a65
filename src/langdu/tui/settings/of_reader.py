"""The settings over the reader: what is changed is heard and seen in the text behind at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from langdu.session.kept_settings import KeptSettings
from langdu.tui.screens.settings import SettingsScreen

if TYPE_CHECKING:
    from langdu.tui.screens.reading.reader import ReaderScreen

#: What is read by settings that were read when the text was opened, and what nothing in a reader shows.
LATER = {"gloss", "dialogue_voice", "device"}
PLAYBACK, SHADOWING = {"volume", "latency"}, {"repeat", "gap", "speeds"}


def show_settings(reader: ReaderScreen) -> None:
    """Show them over the reader."""
    settings = KeptSettings(reader.library)
    reader.app.push_screen(SettingsScreen(settings, partial(_changed, reader, settings)))


def _changed(reader: ReaderScreen, settings: KeptSettings, key: str) -> str | None:
    """Have a setting hold at once; what to tell of it, if anything."""
    controller = reader.controller
    value: Any = settings.value(key)
    if key == "rate":
        controller.set_rate(value)
    elif key in PLAYBACK:
        controller.hear(replace(controller.playback, **{key: value}))
    elif key in SHADOWING:
        controller.shadow(replace(controller.shadowing, **{key: value}))
    elif key == "voice":
        return _take_voice(reader, str(value))
    elif key == "sentence_pause":
        reader.stopping.stop_at_sentences(value)
    elif key in LATER:
        return "it holds from the next text that is opened"
    else:
        reader.preferences.obey_settings(key)
        reader.appearance.reread()
    reader.tell_status()
    return None


def _take_voice(reader: ReaderScreen, name: str) -> str:
    if not reader.controller.only_voice:
        reader.controller.change_to(name)
    return reader.controller.only_voice or "the voice is coming"
