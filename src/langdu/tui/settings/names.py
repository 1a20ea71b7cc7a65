"""What the texts among the settings may name on this machine: voices, palettes, themes, sound devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config.settings import AUTO_THEME
from langdu.errors import LangduError
from langdu.tui.themes import palette_names, themes

if TYPE_CHECKING:
    from langdu.config.setting import Names

#: The best voice that is installed; and that a text names nothing.
AUTO_VOICE, NOTHING = "auto", ""


def known(names: Names) -> tuple[str, ...]:
    """The names there are to choose from; () where they cannot be told. Devices may take a moment to answer."""
    if names == "palette":
        return palette_names()
    if names == "theme":
        return (AUTO_THEME, *themes())
    if names in {"voice", "voices"}:
        return (AUTO_VOICE if names == "voice" else NOTHING, *_installed_voices())
    return (NOTHING, *_devices(names)) if names else ()


def trouble(names: Names, value: str) -> str | None:
    """What is wrong with a name and what to do; None if nothing is.

    A sound device or microphone that is not there is not wrong: it may come back.
    """
    if names in {"voice", "voices"}:
        return _trouble_with_voices(value) if value != AUTO_VOICE else None
    if names in {"palette", "theme"} and value not in known(names):
        return f"there is no {names} {value!r}; use one of {', '.join(known(names))}"
    return None


def _trouble_with_voices(value: str) -> str | None:
    from langdu.speech import VoiceStore

    store = VoiceStore()
    for name in filter(None, map(str.strip, value.split(","))):
        try:
            store.get(name)
        except LangduError as error:
            what = error.what if name in error.what else f"{error.what} {name!r}"
            return f"{what}; {error.remedy}"
    return None


def _installed_voices() -> tuple[str, ...]:
    from langdu.speech import VoiceStore

    store = VoiceStore()
    return tuple(voice.id for voice in store.voices() if store.installed(voice))


def _devices(names: Names) -> tuple[str, ...]:
    from langdu.audio import device_names, microphone_names

    try:
        return tuple(device_names() if names == "device" else microphone_names())
    except LangduError:
        return ()
