"""What is said of a recording before it is judged."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.practice.recording.checks import check
from langdu.practice.recording.sound import LONGEST_SECONDS, RATE, Sound, prepared
from tests.practice.sounds import OTHER, hiss, spoken, whispered


def louder(sound: Sound, factor: float, noise: float = 0.0) -> Sound:
    return prepared(np.clip(sound.samples * factor + hiss(noise)[: len(sound.samples)], -1, 1), RATE)


@pytest.mark.parametrize("name", OTHER)
def test_what_is_no_speech_is_refused_with_advice(name: str) -> None:
    said = check(OTHER[name]())
    assert ":" in said.refusal
    assert said.warnings == ()


def test_only_zeros_are_told_from_a_quiet_room() -> None:
    assert "muted" in check(OTHER["silence"]()).refusal
    assert "come closer" in check(OTHER["a faint hiss"]()).refusal


def test_a_clean_recording_passes_without_a_word() -> None:
    said = check(spoken())
    assert (said.refusal, said.warnings) == ("", ())


def test_a_clipped_recording_is_judged_with_a_warning() -> None:
    said = check(louder(spoken(), 12))
    assert said.refusal == ""
    assert "distorted" in said.warnings[0]


def test_a_quiet_recording_is_judged_with_a_warning_and_a_faint_one_is_refused() -> None:
    assert "quiet" in check(louder(spoken(), 0.02)).warnings[0]
    assert "too quiet" in check(louder(spoken(), 0.0015)).refusal


def test_a_noisy_recording_is_judged_with_a_warning() -> None:
    padded = np.pad(0.2 * spoken().samples, RATE // 2)
    said = check(prepared(padded + hiss(0.01)[: len(padded)], RATE))
    assert said.refusal == ""
    assert "noisy" in said.warnings[0]


def test_a_whisper_has_no_tone() -> None:
    assert "whisper" in check(whispered(spoken())).refusal


def test_three_minutes_are_too_long() -> None:
    assert "two minutes" in check(Sound(np.zeros(round((LONGEST_SECONDS + 60) * RATE), np.float32), 0.0)).refusal
