"""The port that every microphone fills, and the first that works here.

To write one: a class that is made with `hear` and a name, calls `hear(piece)` with mono signed 16-bit samples at
`RATE` from a thread of its own as they come, raises `NoAudioDevice` where it cannot, and stops at `close`. Name it in
`open_microphone`. tests/audio/test_recorder.py takes every microphone that this machine has.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Protocol

from langdu.errors import NoAudioDevice
from langdu.signal.rates import LISTENING_RATE

#: Hz: what the listening stages take.
RATE = LISTENING_RATE
#: Bytes a sample.
SAMPLE = 2
#: Milliseconds that a microphone hands over at a time.
PERIOD = 20

#: Is called with samples, from a thread of the microphone's; must be back within some milliseconds.
Hear = Callable[[bytes], None]


class Microphone(ABC):
    """An open microphone; it hears from the moment it is made until `close`."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device; nothing is heard any more when this returns."""


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
