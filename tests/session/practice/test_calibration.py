"""What is said to calibrate, and what comes of it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from langdu.model import is_hanzi
from langdu.pinyin import numbered
from langdu.practice.pitch import Pitch
from langdu.session import book_from_text
from langdu.session.practice.calibration import UNLIKELY, WHISPERED, has_voice, items, measured, phrases


def pitch(semitones: np.ndarray, voiced: bool = True) -> Pitch:
    there = np.full(len(semitones), voiced)
    return Pitch(semitones.astype(np.float32), there, there.astype(np.float32), np.zeros(len(there), np.float32))


def test_every_tone_is_said_equally_often_at_each_place() -> None:
    assert set(Counter(s.tone for item in items() for s in item.syllables).values()) == {16}
    for place in range(4):
        assert Counter(item.syllables[place].tone for item in phrases()) == dict.fromkeys((1, 2, 3, 4), 2)


def test_the_pinyin_is_what_the_reader_would_say() -> None:
    book = book_from_text("\n".join(item.text for item in items()), "calibration")
    for block, item in enumerate(items()):
        (sentence,) = book.sentences(block)
        said = [numbered(s) for reading in sentence.readings for s in reading.spoken]
        assert said == [numbered(s) for s in item.syllables], item.text
        assert all(map(is_hanzi, item.text))
    book.close()


def test_a_voice_has_its_median_and_spread() -> None:
    range_, why = measured([pitch(np.linspace(85, 97, 400))] * 3)
    assert why == ""
    assert range_ is not None
    assert range_.median == pytest.approx(2 ** (91 / 12), rel=0.01)
    assert 2 < range_.spread < 6


def test_a_whisper_is_no_calibration() -> None:
    whisper = pitch(np.full(100, 90.0), voiced=False)
    assert not has_voice(whisper)
    assert measured([whisper] * 25) == (None, WHISPERED)


def test_a_whistle_is_no_speaking_pitch() -> None:
    assert measured([pitch(np.full(2000, 112.0))]) == (None, UNLIKELY)
