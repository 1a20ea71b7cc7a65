"""A pitch curve led to the tones that are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.model import Range
from langdu.speech.engines.kokoro.model import Drawn
from langdu.speech.engines.kokoro.phones import KokoroPhones, spell
from langdu.speech.engines.kokoro.tones import WORD, led
from tests.speech.engines.sounds import says

SPEAKER = Range(200.0, 4.0)
#: Frames of a syllable: 0.3 seconds, all voiced but the first few pitches.
FRAMES, UNVOICED = 12, 4


def spoken(*texts: str, pitch: float = 200.0) -> tuple[Drawn, KokoroPhones]:
    """What a network that knows no tones draws of syllables."""
    made = spell(says(*texts), "。")
    frames = np.zeros(len(made.text) + 1)
    for first, last, start in zip(made.firsts, made.firsts[1:], range(2, 10_000, FRAMES), strict=False):
        frames[first : last + 1] = np.linspace(start, start + FRAMES, last - first + 1)
    frames[made.firsts[-1] :] = 2 + FRAMES * len(texts)
    curve = np.full(2 * (4 + FRAMES * len(texts)), pitch)
    for number in range(len(texts)):
        begin = 2 * (2 + FRAMES * number)
        curve[begin : begin + UNVOICED] = 0.0
    return Drawn(frames, curve), made


def contours(*texts: str) -> list[np.ndarray]:
    """Each syllable's voiced pitch, in standard deviations from the speaker's median."""
    curve = led(*spoken(*texts), SPEAKER)
    parts = [curve[2 * (2 + FRAMES * n) : 2 * (2 + FRAMES * (n + 1))][UNVOICED:] for n in range(len(texts))]
    return [12 * np.log2(part / SPEAKER.median) / SPEAKER.spread for part in parts]


def test_each_tone_has_its_shape() -> None:
    (level,), (rise,), (low,), (fall,) = (contours(f"ma{tone}") for tone in (1, 2, 3, 4))
    assert level.min() > 1.2
    assert np.ptp(level) < 0.3
    assert rise[-1] - rise.min() > 1.0
    assert low[len(low) // 2 :].max() < -0.8
    assert fall[0] > 0.8
    assert fall[-1] < -0.6


@pytest.mark.parametrize("first", [1, 2, 3, 4])
@pytest.mark.parametrize("second", [1, 2, 3, 4])
def test_every_pair_of_tones_keeps_both(first: int, second: int) -> None:
    """A second first tone is level and above a third; a second fourth falls, a second rises at its end."""
    _, after = contours(f"ma{first}", f"ma{second}")
    late = after[len(after) // 2 :]
    if second == 1:
        assert np.ptp(late) < 0.4
        assert late.mean() > 0.5
    elif second == 2:
        assert late[-1] > late.min() + 0.3
    elif second == 3:
        assert late.mean() < -1.0
    else:
        assert after.max() - after[-1] > 1.2


def test_a_neutral_tone_is_low_but_after_a_third() -> None:
    ends = {tone: contours(f"ma{tone}", "ma5")[1][-1] for tone in (1, 2, 3, 4)}
    assert ends[3] > 0.2
    assert max(ends[tone] for tone in (1, 2, 4)) < -0.2
    assert min(ends, key=ends.__getitem__) == 4


def test_what_is_not_voiced_and_what_is_silent_stays() -> None:
    drawn, made = spoken("ni3", "hao3")
    curve = led(drawn, made, SPEAKER)
    assert (curve[drawn.pitch == 0] == 0).all()
    assert (curve[:4] == drawn.pitch[:4]).all()
    assert (curve[-4:] == drawn.pitch[-4:]).all()


SENTENCE = ("ma1", "ma4", "ma2", "ma3", "ma1", "ma4")


def changed(drawn: Drawn, made: KokoroPhones) -> float:
    """By how many semitones a curve is led, on the whole."""
    voiced = drawn.pitch > 0
    return float(np.abs(12 * np.log2(led(drawn, made, SPEAKER)[voiced] / drawn.pitch[voiced])).mean())


def test_a_sentence_is_led_where_its_tones_are_wrong_and_left_where_they_are_right() -> None:
    flat, made = spoken(*SENTENCE)
    right = Drawn(flat.frames, np.concatenate([spoken("ma1")[0].pitch[:4], *_said_word_by_word(), flat.pitch[-4:]]))
    assert changed(flat, made) > 0.5
    assert changed(right, made) < changed(flat, made) / 2


def _said_word_by_word() -> list[np.ndarray]:
    """The curve of each syllable of the sentence with its tone, as it is alone, and not as wide."""
    parts = []
    for text in SENTENCE:
        drawn, made = spoken(text)
        curve = led(drawn, made, Range(SPEAKER.median, 0.75 * SPEAKER.spread))
        parts.append(curve[4:-4])
    return parts


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("pitch", [160.0, 200.0, 250.0])
def test_the_melody_stays_where_the_network_has_it(count: int, pitch: float) -> None:
    """A voice that says a sentence higher says it higher as a whole, in every part, however short it is."""
    texts = ["ma1"] * (WORD + count)
    curve = led(*spoken(*texts, pitch=pitch), SPEAKER)
    voiced = curve > 0
    assert np.abs(12 * np.log2(curve[voiced] / pitch)).max() < 0.01


@pytest.mark.parametrize("texts", [("de5",), ("ma", "ma4"), ("ma5", "ma3", "ma5", "ma1", "ma5")])
def test_a_neutral_or_unknown_tone_may_come_first(texts: tuple[str, ...]) -> None:
    drawn, made = spoken(*texts)
    curve = led(drawn, made, SPEAKER)
    assert np.isfinite(curve).all()
    assert np.abs(12 * np.log2(curve[drawn.pitch > 0] / SPEAKER.median)).max() < 4 * SPEAKER.spread


def test_a_voice_that_is_not_voiced_at_all_is_left_alone() -> None:
    drawn, made = spoken("ma1", pitch=0.0)
    assert (led(drawn, made, SPEAKER) == drawn.pitch).all()
