"""What is recorded, and what is left of it when the microphone goes."""

from __future__ import annotations

import wave
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.audio import microphone_names
from langdu.audio.playing.output import open_output
from langdu.audio.recording import recorder as recorder_module
from langdu.audio.recording import recordings
from langdu.audio.recording.microphone import RATE
from langdu.audio.recording.open import open_microphone
from langdu.audio.recording.recorder import LONGEST_SECONDS, PRE_ROLL, STALLED, STARTING, Recorder, measured
from langdu.errors import NoAudioDevice, OutputFailed
from tests.audio.fakes import FakeMicrophones, noise, pcm_of
from tests.audio.loopback import Server, find, is_there, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.audio.recording.microphone import Hear
    from tests.audio.fakes import FakeMicrophone


@pytest.fixture
def microphones() -> FakeMicrophones:
    return FakeMicrophones()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_moment_before_the_key_is_kept(microphones: FakeMicrophones) -> None:
    sound = noise(2.0)
    with Recorder(opener=microphones) as recorder:
        recorder.open()
        microphones.made.hear(sound[:RATE])
        recorder.start()
        microphones.made.hear(sound[RATE:])
        recorded = recorder.finish()
    assert recorded == pcm_of(sound[RATE - round(PRE_ROLL * RATE) :])


def test_a_second_recording_has_nothing_of_the_first(microphones: FakeMicrophones) -> None:
    with Recorder(opener=microphones) as recorder:
        recorder.open()
        for level in (0.1, 0.3):
            recorder.start()
            microphones.made.hear(noise(0.5, level))
            assert recorder.finish() == pcm_of(noise(0.5, level))


def test_the_moment_before_is_left_out_where_something_was_played(microphones: FakeMicrophones) -> None:
    with Recorder(opener=microphones) as recorder:
        recorder.open()
        microphones.made.hear(noise(1.0))
        recorder.start(pre_roll=False)
        microphones.made.hear(noise(0.5, seed=1))
        assert recorder.finish() == pcm_of(noise(0.5, seed=1))


def test_what_came_is_read_piece_by_piece(microphones: FakeMicrophones) -> None:
    with Recorder(opener=microphones) as recorder:
        recorder.open()
        recorder.start()
        microphones.made.hear(noise(0.1))
        microphones.made.hear(noise(0.2, seed=1))
        first = recorder.read(0)
        microphones.made.hear(noise(0.1, seed=2))
        assert first + recorder.read(0) == recorder.finish()
        assert recorder.read(0) == b""


def test_a_microphone_that_goes_leaves_what_it_heard(microphones: FakeMicrophones) -> None:
    clock = Clock()
    with Recorder(opener=microphones, clock=clock) as recorder:
        recorder.open()
        recorder.start()
        microphones.made.hear(noise(0.5))
        clock.now = STALLED + 0.1
        recorder.read(0)
        assert not recorder.is_lost  # there was something to read
        recorder.read(0)
        assert recorder.is_lost
        assert recorder.finish() == pcm_of(noise(0.5))
        with pytest.raises(NoAudioDevice):
            recorder.start()
        recorder.open()
        recorder.start()
        assert recorder.is_open


def test_a_microphone_may_be_slow_to_begin(microphones: FakeMicrophones) -> None:
    clock = Clock()
    with Recorder(opener=microphones, clock=clock) as recorder:
        recorder.open()
        recorder.start()
        clock.now = STALLED + 0.1
        recorder.read(0)
        assert not recorder.is_lost
        clock.now = STARTING + 0.1
        recorder.read(0)
        assert recorder.is_lost


def test_a_recording_ends_at_two_minutes(microphones: FakeMicrophones) -> None:
    with Recorder(opener=microphones) as recorder:
        recorder.open()
        recorder.start()
        recorder._hear(bytes(2 * RATE * 119))
        assert not recorder.is_full
        recorder._hear(bytes(2 * RATE * 3))
        assert recorder.is_full
        assert len(recorder.finish()) == LONGEST_SECONDS * RATE * 2


def test_the_meter_knows_silence_half_and_full() -> None:
    assert measured(bytes(640)) == (-90.0, 0.0)
    level, peak = measured(pcm_of(np.sin(np.arange(320) / 5).astype(np.float32)))
    assert level == pytest.approx(-3, abs=0.3)
    assert peak == pytest.approx(1, abs=0.01)
    level, peak = measured(pcm_of(0.5 * np.sin(np.arange(320) / 5).astype(np.float32)))
    assert level == pytest.approx(-9, abs=0.3)


def test_without_a_microphone_the_first_reason_is_told() -> None:
    def portaudio(hear: object, name: str) -> None:
        raise NoAudioDevice("there is no PortAudio library")

    with pytest.raises(NoAudioDevice, match="there is no microphone"):
        open_microphone(lambda _: None, "", (FakeMicrophones(there=False), portaudio))


class Named(FakeMicrophones):
    """Microphones with names."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = list(names)

    def __call__(self, hear: Hear, name: str = "") -> FakeMicrophone:
        self.there = not name or name in self.names
        return super().__call__(hear, name)


def test_for_a_microphone_that_is_not_there_the_default_stands_in_until_it_is() -> None:
    opener = Named("built-in")
    with Recorder("headset", opener=opener) as recorder:
        recorder.open()
        stand_in = opener.made
        assert recorder.news() == "there is no microphone 'headset': recording with the default one"
        recorder.open()
        assert (recorder.news(), opener.made is stand_in) == ("", True)
        opener.names.append("headset")
        recorder.open()
        assert (recorder.is_open, stand_in.is_closed, opener.made.is_closed) == (True, True, False)
        assert recorder.news() == ""


def test_a_second_way_to_a_microphone_is_taken() -> None:
    second = FakeMicrophones()
    assert open_microphone(lambda _: None, "", (FakeMicrophones(there=False), second)) is second.made


def test_recordings_stay_in_their_folder_and_keep_apart(home: Path) -> None:
    now = datetime(2030, 1, 2, 3, 4, 5)
    first = recordings.keep(pcm_of(noise(0.1)), "../../你好，世界/\x1b[31m", now)
    second = recordings.keep(b"", "../../你好，世界/\x1b[31m", now)
    assert first.parent == second.parent == home / "data" / "recordings"
    assert (first.name, second.name) == ("20300102-030405-你好世界31m.wav", "20300102-030405-你好世界31m-2.wav")
    with wave.open(str(first)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (RATE, 1, 2)
        assert sound.readframes(RATE) == pcm_of(noise(0.1))
    assert len(list(first.parent.iterdir())) == 2


def test_a_recording_that_cannot_be_kept_says_so(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "recordings").write_text("in the way", "utf-8")
    with pytest.raises(OutputFailed, match="the recording cannot be kept"):
        recordings.keep(b"", "你好")


@pytest.mark.skipif(not is_there(), reason="there is no PulseAudio on this machine (apt-get install pulseaudio)")
def test_through_a_sound_server_what_is_played_is_recorded_until_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "STALLED", 0.4)
    sound = noise(0.5, 0.2)
    with Server() as server, Recorder("fake") as recorder:
        assert "Monitor of Fake" in microphone_names()
        with pytest.raises(NoAudioDevice, match="no microphone 'headset'"):
            open_microphone(lambda _: None, "headset")
        recorder.open()
        feed = memoryview(pcm_of(np.concatenate([noise(0.1, 0), sound, noise(60, 0)])))
        at = 0

        def pull(count: int) -> bytes:
            nonlocal at
            at += 2 * count
            return bytes(feed[at - 2 * count : at])

        recorder.start()
        output = open_output(pull, RATE, "fake")
        heard = bytearray()
        wait_for(lambda: heard.extend(recorder.read(0.1)) or len(heard.lstrip(b"\0")) > 2.2 * len(sound))
        output.close()
        server.kill()
        wait_for(lambda: recorder.read(0.1) is None or recorder.is_lost)
        recorded = np.frombuffer(recorder.finish(), "<i2").astype(float)
    # A server that gets no processor for a moment leaves a gap in the sound: what is between gaps is as it was played.
    pieces = np.split(sound.astype(float), 10)
    assert max(find(piece, recorded)[1] for piece in pieces) > 0.9
