"""A device that goes, and comes back; a fake one, so that a test says when it pulls."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from langdu.audio.playing import device
from langdu.audio.playing.device import DevicePlayer
from langdu.errors import NoAudioDevice
from tests.audio.loopback import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RATE = 8000
PERIOD = 160


class Socket:
    """Where devices are plugged in: opens what is there, under its name."""

    def __init__(self) -> None:
        self.names = ["Speakers", "Headset"]
        self.opened: list[Plugged] = []

    def __call__(self, pull: Callable[[int], bytes], rate: int, name: str, period: int, backend: str | None) -> Plugged:
        there = [called for called in self.names if name in called]
        if not there:
            raise NoAudioDevice("there is no sound device")
        self.opened.append(Plugged(there[0], pull, period))
        return self.opened[-1]


class Plugged:
    """An open device that pulls when a test says so."""

    def __init__(self, name: str, pull: Callable[[int], bytes], period: int) -> None:
        self.name, self._pull, self.period, self.is_closed = name, pull, period, False

    def pull(self, times: int = 1) -> array[int]:
        return array("h", b"".join(self._pull(PERIOD) for _ in range(times)))

    def close(self) -> None:
        self.is_closed = True

    abandon = close


class Time:
    """A clock that the test moves, in the place of the module."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def stall(self) -> None:
        """So long that a device that has pulled nothing in it is gone."""
        self.now += 0.06


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> Time:
    moments = Time()
    monkeypatch.setattr(device, "time", moments)
    return moments


@pytest.fixture
def socket(moments: Time, monkeypatch: pytest.MonkeyPatch) -> Socket:
    monkeypatch.setattr(device, "STALLED", 0.05)
    monkeypatch.setattr(device, "STARTING", 0.05)
    monkeypatch.setattr(device, "POLL_SECONDS", 0.01)
    return Socket()


@pytest.fixture
def make(socket: Socket) -> Iterator[Callable[..., DevicePlayer]]:
    made = []

    def maker(name: str = "") -> DevicePlayer:
        player = DevicePlayer(name, opener=socket)
        made.append(player)
        player.start(RATE)
        return player

    yield maker
    for player in made:
        player.close()


def counting(count: int) -> bytes:
    return array("h", range(1, count + 1)).tobytes()


def test_what_was_on_its_way_goes_to_the_device_that_takes_over(socket: Socket, moments: Time, make) -> None:
    player = make("Headset")
    player.write(counting(8000))
    socket.opened[-1].pull(3)
    socket.names = ["Speakers"]
    moments.stall()
    wait_for(lambda: player.notices == 1)
    new = socket.opened[-1]
    assert new.name == "Speakers"
    assert player.notice == "the sound device is gone: reading on with the default one"
    taken = new.pull(3)
    assert 1 <= taken[0] <= 3 * PERIOD
    assert list(taken) == list(range(taken[0], taken[0] + 3 * PERIOD))
    assert player.written() == 8000


def test_the_old_device_gets_nothing_any_more(socket: Socket, moments: Time, make) -> None:
    player = make("Headset")
    player.write(counting(8000))
    old = socket.opened[-1]
    old.pull(3)
    socket.names = ["Speakers"]
    moments.stall()
    wait_for(lambda: player.notices == 1)
    assert old.is_closed
    assert not any(old.pull(2))


def test_without_another_device_time_goes_on_and_playing_looks_for_one(socket: Socket, moments: Time, make) -> None:
    player = make()
    player.write(counting(8000))
    socket.opened[-1].pull(3)
    socket.names = []
    moments.stall()
    wait_for(lambda: player.silent)
    assert player.notice == "the sound device is gone: reading on in silence, in time"
    before = player.played()
    for _ in range(10):
        moments.now += 0.06
        after = player.played()
    assert after > before
    socket.names = ["Speakers"]
    opened = len(socket.opened)
    player.resume()
    wait_for(lambda: not player.silent)
    assert len(socket.opened) == opened + 1
    assert player.notice == "there is a sound device again"
    taken = socket.opened[-1].pull(2)
    assert taken[0] > 0
    assert list(taken) == list(range(taken[0], taken[0] + 2 * PERIOD))


def test_who_begins_without_a_device_gets_one_when_there_is(socket: Socket, make) -> None:
    socket.names = []
    player = make()
    assert player.silent
    assert player.notice == "there is no sound device: reading on in silence, in time"
    socket.names = ["Speakers"]
    player.resume()
    wait_for(lambda: not player.silent)


def test_a_device_that_opens_and_never_pulls_is_none(socket: Socket, moments: Time, make) -> None:
    player = make()
    moments.stall()
    wait_for(lambda: player.silent)
    assert player.notices == 1


def test_a_device_that_goes_twice_is_told_twice(socket: Socket, moments: Time, make) -> None:
    player = make()
    for told in (1, 2):
        socket.opened[-1].pull(3)
        moments.stall()
        wait_for(lambda told=told: player.notices == told)
    assert player.notice == "the sound device is gone: reading on with the default one"


def test_for_a_device_that_is_not_there_the_default_stands_in_until_it_is(
    socket: Socket, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device, "LOOK_FOR_NAMED", 0.0)
    player = make("Piano")
    assert player.notice == "there is no sound device 'Piano': reading on with the default one"
    player.write(counting(8000))
    stand_in = socket.opened[-1]
    assert stand_in.name == "Speakers"
    stand_in.pull(3)
    socket.names.append("Piano")
    wait_for(lambda: stand_in.is_closed)
    assert player.notice == "the sound device 'Piano' is there: reading on with it"
    taken = socket.opened[-1].pull(3)
    assert (socket.opened[-1].name, len(taken)) == ("Piano", 3 * PERIOD)
    assert list(taken) == list(range(taken[0], taken[0] + 3 * PERIOD))
    assert player.notices == 2


def test_a_device_that_goes_and_comes_back_is_taken_again(
    socket: Socket, moments: Time, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device, "LOOK_FOR_NAMED", 0.0)
    player = make("Headset")
    socket.opened[-1].pull(3)
    socket.names = ["Speakers"]
    moments.stall()
    wait_for(lambda: player.notice.endswith("the default one"))
    socket.names = ["Speakers", "Headset"]
    wait_for(lambda: socket.opened[-1].name == "Headset" and player.notice.endswith("reading on with it"))


def test_a_device_that_runs_dry_takes_more_at_a_time(
    socket: Socket, moments: Time, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device, "STALLED", 60.0)
    player = make()
    player.write(counting(8000))
    first = socket.opened[-1]
    opened = len(socket.opened)
    for wait in (0.02, 0.2, 0.02, 0.2):
        for _ in range(10):
            first.pull()
            moments.now += 0.02
        moments.now += wait
    first.pull()
    assert player.gaps >= 2
    wait_for(lambda: len(socket.opened) > opened and first.is_closed)
    assert socket.opened[-1].period == 2 * first.period
    assert player.notices == 0
    taken = socket.opened[-1].pull(2)
    assert list(taken) == list(range(taken[0], taken[0] + 2 * PERIOD))
    assert player.written() == 8000
