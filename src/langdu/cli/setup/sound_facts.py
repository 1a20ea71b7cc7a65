"""What `langdu doctor` tells of sound devices and microphones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.cli.setup.finding import CheckResult
from langdu.config import settings
from langdu.errors import LangduError, NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def findings() -> Iterator[CheckResult]:
    """What plays and records here, and what the settings want and is not there."""
    from langdu.audio import require_device, require_microphone

    yield _sound()
    yield from _wanted("device", settings().device, require_device)
    yield _microphone()
    yield from _wanted("microphone", settings().microphone, require_microphone)


def _sound() -> CheckResult:
    from langdu.audio import device_names, open_player

    player = open_player()
    try:
        if player.silent:
            return CheckResult("sound", False, player.notice, "plug in or switch on a device; export works without one")
        devices = ", ".join(device_names())
        return CheckResult("sound", True, f"a playback device answers; --device takes {devices}")
    finally:
        player.close()


def _microphone() -> CheckResult:
    from langdu.audio import microphone_names
    from langdu.audio.recording.open import open_microphone

    try:
        open_microphone(lambda _: None).close()
    except LangduError as error:
        return CheckResult("microphone", False, error.what, error.remedy)
    named = ", ".join(microphone_names())
    return CheckResult("microphone", True, f"one answers{f'; --microphone takes {named}' if named else ''}")


def _wanted(key: str, name: str, require: Callable[[str], None]) -> Iterator[CheckResult]:
    """The one of the settings, if it is not there."""
    try:
        if name:
            require(name)
    except NoAudioDevice as error:
        seen = f"{error.what}, which the settings want: the system's stands in for it"
        yield CheckResult(key, False, seen, f"plug it in, or change {key} in the settings; {error.remedy}")
