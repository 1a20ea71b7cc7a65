"""What every player must do; the sound device is miniaudio's null backend, which keeps time like a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from array import array
from typing import TYPE_CHECKING, ClassVar

import pytest

from langdu.audio import PlaybackSettings, Player, SilentPlayer, device_names, open_player, require_device, system
from langdu.audio.playing.device import DevicePlayer
from langdu.errors import NoAudioDevice
from tests.audio.loopback import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RATE = 8000


def samples(count: int) -> bytes:
    return array("h", [1000] * count).tobytes()


MAKERS: dict[str, Callable[[], Player]] = {
    "silent": SilentPlayer,
    "device": lambda: DevicePlayer(backend="NULL"),
}


@pytest.fixture(params=MAKERS)
def player(request: pytest.FixtureRequest) -> Iterator[Player]:
    with MAKERS[request.param]() as made:
        made.start(RATE)
        yield made


def test_everything_written_is_played(player: Player) -> None:
    assert (player.played(), player.written(), player.buffered()) == (0, 0, 0)
    player.write(samples(400))
    player.write(samples(400))
    player.drain()
    assert (player.written(), round(player.played())) == (800, 800)


def test_a_paused_player_holds_what_is_left(player: Player) -> None:
    player.pause()
    player.write(samples(800))
    player.drain()
    assert player.buffered() == 800
    player.resume()
    player.drain()
    assert player.buffered() < 1


def test_what_is_cut_is_not_played(player: Player) -> None:
    player.pause()
    player.write(samples(8000))
    assert player.cut(400) == 400
    player.write(samples(100))
    assert player.written() == 500
    player.resume()
    player.drain()
    assert round(player.played()) == 500


def test_flushing_leaves_at_most_a_fade(player: Player) -> None:
    player.pause()
    player.write(samples(8000))
    assert player.flush() <= 0.005 * RATE


def test_a_cut_beyond_the_end_changes_nothing(player: Player) -> None:
    player.pause()
    player.write(samples(100))
    assert player.cut(5000) == 100


def test_a_new_stream_counts_from_nothing(player: Player) -> None:
    player.write(samples(8000))
    player.start(2 * RATE)
    assert (player.sample_rate, player.written(), player.buffered()) == (2 * RATE, 0, 0)
    player.write(samples(160))
    player.drain()
    assert round(player.played()) == 160


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_silent_players_time_is_the_clocks() -> None:
    clock = Clock()
    player = SilentPlayer(clock=clock)
    player.start(RATE)
    clock.now = 5
    player.write(samples(RATE))
    clock.now = 5.25
    assert player.played() == 0.25 * RATE
    player.pause()
    clock.now = 7
    assert player.played() == 0.25 * RATE
    player.resume()
    clock.now = 99
    assert player.played() == RATE
    player.write(samples(RATE))
    clock.now = 99.5
    assert player.played() == 1.5 * RATE


def test_what_is_committed_cannot_be_cut_and_what_is_not_can(player: Player) -> None:
    player.pause()
    player.write(samples(8000))
    at = round(player.committed()) + 1
    assert player.cut(at) == at


def test_a_late_headset_makes_the_position_later_and_nothing_is_lost() -> None:
    with DevicePlayer(backend="NULL") as player:
        player.start(RATE)
        player.write(samples(1600))
        wait_for(lambda: player.played() > 800)
        player.latency = 0.1
        assert player.played() < player.committed() - 0.09 * RATE
        player.drain()
        assert round(player.played()) == 1600
        player.latency = -0.1
        assert player.played() == 1600


def test_a_cut_fades_out() -> None:
    player = DevicePlayer(backend="NULL")
    player.start(RATE)
    player.pause()
    player.write(samples(8000))
    player.cut(400)
    kept = array("h", bytes(player._stream._data))
    player.close()
    assert kept[:360] == array("h", [1000] * 360)
    assert list(kept[360:]) == sorted(kept[360:], reverse=True)
    assert kept[-1] == 0


def test_without_a_device_it_is_said_once_and_time_goes_on() -> None:
    """In a process of its own, whose sound servers are out of reach; nothing may come out on fd 2."""
    script = (
        "from langdu.audio import open_player\n"
        "p = open_player()\n"
        "print(p.silent, p.notice)\n"
        "p.start(8000); p.write(bytes(1600)); p.drain(); print(p.played())\n"
    )
    paths = os.environ.get("PYTHONPATH", "") or "src"
    nowhere = {"PULSE_SERVER": "unix:/nowhere", "XDG_RUNTIME_DIR": "/nowhere", "PYTHONPATH": paths}
    environment = os.environ | nowhere
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    told, played = done.stdout.splitlines()
    if told == "False ":
        pytest.skip("this machine has a sound device")
    assert told == "True there is no sound device: reading on in silence, in time"
    assert float(played) == 800


def test_a_device_that_is_asked_for_must_be_there() -> None:
    with pytest.raises(NoAudioDevice, match="no sound device 'no such loudspeaker'"):
        require_device("no such loudspeaker")


def test_a_device_that_is_set_and_not_there_is_told_and_no_reason_to_stop() -> None:
    with open_player(PlaybackSettings("no such loudspeaker")) as player:
        assert player.notice.startswith("there is no sound device")


class Listed:
    """What miniaudio lists on a Linux without a sound server."""

    backend = "ALSA"
    names: ClassVar = {b"null": "Discard all samples", b"upmix": "Plugin for channel upmix", b"hw:1,0": "Speakers"}

    def __init__(self, _: object) -> None:
        pass

    def get_playbacks(self) -> list[dict[str, object]]:
        ffi = system.library().ffi
        return [{"name": name, "id": ffi.new("char[256]", id_)} for id_, name in self.names.items()]


def test_what_plays_nothing_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.library(), "Devices", Listed)
    assert system.names("playback") == ["Speakers"]


def test_where_there_is_no_miniaudio_reading_goes_on_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    system.library.cache_clear()
    with open_player() as player:
        assert player.silent
        assert player.notice == "there is no miniaudio on this system: reading on in silence, in time"
    assert device_names() == []


def test_silence_can_be_asked_for() -> None:
    player = open_player(silent=True)
    assert player.silent
    assert player.notice == ""
