"""What is really played: a private sound server, and what its loudspeaker would have given."""

from __future__ import annotations

import math
import os
from array import array
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.audio import Player, device_names
from langdu.audio.playing.device import DevicePlayer
from langdu.model import Prosody
from langdu.speech import plan
from langdu.speech.registry import engine
from langdu.speech.store import VoiceStore
from tests.audio.loopback import Recorder, Server, find, is_there, wait_for
from tests.speech.making import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE = 24000

pytestmark = pytest.mark.skipif(
    not is_there(), reason="there is no PulseAudio on this machine (apt-get install pulseaudio)"
)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
def player(server: Server) -> Iterator[Player]:
    """On a sink that has begun to take sound: a null sink does nothing for its first two seconds."""
    with DevicePlayer() as made:
        made.start(RATE)
        made.write(bytes(200))
        made.drain()
        yield made


def tone(seconds: float) -> bytes:
    return array("h", (round(8000 * math.sin(i / 9)) for i in range(round(seconds * RATE)))).tobytes()


def is_loud(samples: np.ndarray) -> bool:
    return float(np.abs(samples).max(initial=0)) > 100


def test_what_was_played_is_what_was_synthesised(server: Server, player: Player) -> None:
    voice = VoiceStore().get("espeak")
    (utterance,) = plan(sentence("你好，世界。", "ni2 hao3 shi4 jie4"), voice)
    chunks = list(engine(voice, None).speak(utterance, Prosody()))
    said = b"".join(chunk.pcm for chunk in chunks)
    player.start(chunks[0].sample_rate)
    sound = np.frombuffer(said, "<i2").astype(float)

    def heard() -> float:
        with Recorder(chunks[0].sample_rate) as recorder:
            player.write(said)
            player.drain()
            recorder.wait_heard(0.3)
            return find(sound, recorder.samples())[1]

    # A machine that is very busy may starve the device, which then takes more at a time: so three tries.
    assert any(heard() > 0.99 for _ in range(3))


def test_a_pause_silences_and_nothing_is_lost_by_it(server: Server, player: Player) -> None:
    with Recorder(RATE) as recorder:
        player.write(tone(1.0))
        wait_for(lambda: is_loud(recorder.samples()))
        player.pause()
        recorder.wait_heard(0.3)
        held = player.played()
        start = len(recorder.samples())
        recorder.wait_heard(0.3)
        assert not is_loud(recorder.samples()[start:])
        assert player.played() == held
        player.resume()
        player.drain()
        recorder.wait_heard(0.3)
        loud = np.flatnonzero(np.abs(recorder.samples()) > 100)
    pauses = np.flatnonzero(np.diff(loud) > 0.1 * RATE)
    assert len(pauses) == 1
    heard = loud[-1] - loud[0] - (np.diff(loud)[pauses[0]] - 1)
    assert heard == pytest.approx(RATE, abs=0.03 * RATE)


def test_another_default_device_takes_over_and_the_notice_of_a_lost_one_is_told(server: Server, player: Player) -> None:
    player.write(tone(60))
    server.control("set-default-sink", "other")
    with Recorder(RATE, "other") as recorder:
        wait_for(lambda: is_loud(recorder.samples()))
    assert (player.silent, player.notice) == (False, "")
    server.unplug("other")
    with Recorder(RATE, "fake") as recorder:
        wait_for(lambda: is_loud(recorder.samples()))
    server.kill()
    wait_for(lambda: player.silent)
    assert player.notice == "the sound device is gone: reading on in silence, in time"
    before = player.played()
    wait_for(lambda: player.played() > before)
    server.start()
    player.resume()
    with Recorder(RATE, "fake") as recorder:
        wait_for(lambda: is_loud(recorder.samples()))
    assert not player.silent


def test_a_device_by_name(server: Server) -> None:
    assert device_names() == ["Fake", "Other"]
    with DevicePlayer("oth") as player:
        player.start(RATE)
        player.write(tone(60))
        with Recorder(RATE, "other") as recorder:
            wait_for(lambda: is_loud(recorder.samples()))
        server.unplug("other")
        with Recorder(RATE, "fake") as recorder:
            wait_for(lambda: is_loud(recorder.samples()))
        assert player.notice == "the sound device is gone: reading on with the default one"


def test_the_server_leaves_no_trace_in_the_environment() -> None:
    before = dict(os.environ)
    with Server():
        pass
    assert dict(os.environ) == before
