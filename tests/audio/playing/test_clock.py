"""The clock that follows the speaker."""

from __future__ import annotations

import pytest

from langdu.audio.playing.clock import DeviceClock

RATE, PERIOD = 24000, 720


def run(clock: DeviceClock, seconds: float, start: float = 0.0, rate: float = RATE, jitter: float = 0.0) -> float:
    """Let a device of two periods pull for some seconds; the time at the end."""
    at, number = start, 0
    while at < start + seconds:
        clock.pull(PERIOD, at + (jitter if number % 3 == 0 else 0.0))
        at += PERIOD / rate
        number += 1
    return at


def fill(clock: DeviceClock, at: float = 0.0) -> None:
    for _ in range(2):
        clock.pull(PERIOD, at)


def test_nothing_is_heard_before_the_first_pull() -> None:
    assert DeviceClock(RATE).position(5.0) == 0


def test_the_speaker_keeps_real_time_behind_the_pulls() -> None:
    clock = DeviceClock(RATE)
    fill(clock)
    end = run(clock, 3.0, PERIOD / RATE, jitter=0.004)
    assert clock.position(end) == pytest.approx(end * RATE, abs=0.004 * RATE)


def test_a_crystal_that_is_off_is_followed() -> None:
    clock = DeviceClock(RATE)
    fill(clock)
    end = run(clock, 100.0, PERIOD / RATE, rate=RATE * 1.0002)
    assert clock.position(end) == pytest.approx(end * RATE * 1.0002, abs=0.003 * RATE)


def test_a_device_that_slept_is_caught_up_with_at_once() -> None:
    clock = DeviceClock(RATE)
    fill(clock)
    end = run(clock, 1.0, PERIOD / RATE)
    before = clock.position(end)
    clock.pull(PERIOD, end + 60)
    assert clock.position(end + 60) == pytest.approx(before, abs=2 * PERIOD)


def test_never_beyond_what_was_pulled() -> None:
    clock = DeviceClock(RATE)
    fill(clock)
    assert clock.position(99.0) == 2 * PERIOD


def test_a_device_that_begins_late_is_waited_for() -> None:
    clock = DeviceClock(RATE)
    fill(clock)
    fill(clock, 2.0)
    assert clock.position(2.0) <= 3 * PERIOD
    assert clock.dry == 0


def test_a_device_that_ran_dry_is_noticed_and_the_clock_put_back() -> None:
    clock = DeviceClock(RATE)
    fill(clock)
    end = run(clock, 1.0, PERIOD / RATE)
    pulled = clock.pull(PERIOD, end + 0.1)
    assert clock.dry == 1
    assert clock.position(end + 0.1) <= pulled
