"""The first microphone that works here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.audio.recording.microphone import Hear, Microphone


class Opener(Protocol):
    """Makes a microphone."""

    def __call__(self, hear: Hear, name: str) -> Microphone:
        """The microphone whose name has `name` in it, "" for the system's default.

        Raises:
            NoAudioDevice: there is none, or none of that name, or the system does not let us use it.
        """


def open_microphone(hear: Hear, name: str = "", openers: Sequence[Opener] = ()) -> Microphone:
    """A microphone, by the first of `openers` that can; by miniaudio, and PortAudio where that fails.

    Raises:
        NoAudioDevice: none of them can; what the first of them said.
    """
    failures: list[NoAudioDevice] = []
    for opener in openers or _openers():
        try:
            return opener(hear, name)
        except NoAudioDevice as error:
            failures.append(error)
    raise failures[0]


def _openers() -> Sequence[Opener]:
    from langdu.audio.portaudio import PortAudioInput
    from langdu.audio.recording.input import Input

    return (Input, PortAudioInput)
