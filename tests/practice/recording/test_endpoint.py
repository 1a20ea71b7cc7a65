"""Where speech begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.practice.recording.endpoint import END_SILENCE_SECONDS, STEP, Endpointer, activity
from langdu.practice.recording.sound import RATE
from tests.audio.fakes import pcm_of
from tests.practice.sounds import OTHER, hiss, spoken

if TYPE_CHECKING:
    from numpy.typing import NDArray


def fed(samples: NDArray[np.float32], quiet: float = END_SILENCE_SECONDS) -> Endpointer:
    """As a microphone hands it over, in pieces that are no whole number of chunks."""
    endpointer, pcm = Endpointer(quiet), pcm_of(samples)
    for at in range(0, len(pcm), 640):
        endpointer.feed(pcm[at : at + 640])
    return endpointer


def test_speech_ends_after_a_silence_and_not_before() -> None:
    room = 0.001 * np.ones(RATE) * np.sign(hiss(1.0)[:RATE])
    loud = np.flatnonzero(np.abs(spoken().samples) > 0.1 * np.abs(spoken().samples).max()) / RATE
    short = fed(np.concatenate([room, spoken().samples, room[: RATE // 8]]))
    assert short.began == pytest.approx(1 + loud[0], abs=0.15)
    assert short.ended is None
    assert fed(np.concatenate([room, spoken().samples, room])).ended == pytest.approx(1 + loud[-1], abs=0.25)


def test_a_faint_voice_is_heard_too() -> None:
    assert fed(np.concatenate([hiss(1e-5)[:RATE], 0.02 * spoken().samples, hiss(1e-5)[:RATE]])).ended is not None


def test_noise_never_begins() -> None:
    assert fed(OTHER["coughs"]().samples).began is None


def test_a_pause_in_a_sentence_is_not_its_end() -> None:
    pause = hiss(0.0005)[: RATE // 2]
    assert fed(np.concatenate([spoken().samples, pause, spoken().samples]), quiet=1.2).ended is None


def test_where_speech_is_told_to_32_milliseconds() -> None:
    there = activity(np.concatenate([np.zeros(RATE, np.float32), spoken().samples])).spoken()
    assert not there[: round(0.9 / STEP)].any()
    assert there.any()
