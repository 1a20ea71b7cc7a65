"""PortAudio, by a stand-in for its package."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from langdu.audio import device_names, microphone_names, system
from langdu.audio.playing import output
from langdu.audio.playing.device import DevicePlayer
from langdu.audio.portaudio import PortAudioInput, PortAudioOutput
from langdu.audio.recording.microphone import RATE
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable


class Stream:
    """An open stream, which calls back when a test says so."""

    def __init__(self, **options: Any) -> None:
        self.options, self.is_started, self.is_closed = options, False, False

    def start(self) -> None:
        self.is_started = True

    def close(self) -> None:
        self.is_closed = True

    def pull(self, count: int) -> bytes:
        block = bytearray(2 * count)
        self.options["callback"](block, count, None, None)
        return bytes(block)


class Package(SimpleNamespace):
    """The package `sounddevice`; `streams` are those that were opened."""

    PortAudioError = type("PortAudioError", (Exception,), {})

    def __init__(self) -> None:
        super().__init__(streams=[])

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {"name": "Speakers", "max_output_channels": 2, "max_input_channels": 0},
            {"name": "Headset", "max_output_channels": 2, "max_input_channels": 1},
        ]

    def RawOutputStream(self, **options: Any) -> Stream:  # noqa: N802
        self.streams.append(Stream(**options))
        return self.streams[-1]

    RawInputStream = RawOutputStream


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Package:
    """A system where there is PortAudio and no miniaudio."""
    made = Package()
    monkeypatch.setitem(sys.modules, "sounddevice", made)
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    system.library.cache_clear()
    return made


def test_it_plays_where_there_is_no_miniaudio(package: Package) -> None:
    with DevicePlayer("head") as player:
        player.start(8000)
        player.write(bytes([1, 0]) * 400)
        assert (player.silent, package.streams[-1].options["device"]) == (False, 1)
        assert package.streams[-1].pull(160) == bytes([1, 0]) * 160
    assert package.streams[-1].is_closed


def test_it_lists_devices(package: Package) -> None:
    assert (device_names(), microphone_names()) == (["Speakers", "Headset"], ["Headset"])


def test_a_fault_in_filling_is_silence(package: Package) -> None:
    def broken(_: int) -> bytes:
        raise ZeroDivisionError

    output.open_output(broken, 8000)
    assert package.streams[-1].pull(10) == bytes(20)


@pytest.mark.parametrize(
    "make", [lambda: PortAudioOutput(bytes, 8000, "piano"), lambda: PortAudioInput(print, "piano")]
)
def test_a_name_that_is_not_there(package: Package, make: Callable[[], object]) -> None:
    with pytest.raises(NoAudioDevice, match="'piano'"):
        make()


def test_it_hands_over_what_it_hears(package: Package) -> None:
    heard: list[bytes] = []
    microphone = PortAudioInput(heard.append, "head")
    stream = package.streams[-1]
    assert {key: stream.options[key] for key in ("device", "samplerate", "channels")} == {
        "device": 1,
        "samplerate": RATE,
        "channels": 1,
    }
    stream.options["callback"](memoryview(b"abcd"), 2, None, None)
    assert heard == [b"abcd"]
    microphone.close()
    assert stream.is_closed


def test_what_only_plays_is_no_microphone(package: Package) -> None:
    with pytest.raises(NoAudioDevice, match="speakers"):
        PortAudioInput(print, "speakers")
