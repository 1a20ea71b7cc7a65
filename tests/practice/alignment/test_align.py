"""A known text in a recording: where its syllables are, what became of them, and what is not the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from langdu.pinyin import parse
from langdu.practice.alignment import align
from langdu.practice.alignment.network import SHIPPED, stored
from langdu.practice.recording.sound import load, prepared
from langdu.speech.engines.espeak.library import EspeakLibrary
from langdu.training.alignment.joints import bounds
from tests.bench._alteration import with_tempo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from langdu.model import Alignment, Syllable

RATE = 16_000
TEXT = "wo3 jin1 tian1 qu4 xue2 xiao4"
#: Speech, and when each syllable of it starts, in seconds.
Spoken = tuple[np.ndarray, list[float]]


def syllables(text: str) -> tuple[Syllable, ...]:
    return tuple(map(parse, text.split()))


@pytest.fixture(scope="module")
def say(shared: Path) -> Callable[..., Spoken]:
    """Speaker A's syllables, joined, a pause where `-` stands; and when each starts."""
    folder = shared / "data" / "practice" / "speaker-a-syllables"

    def said(text: str) -> Spoken:
        sound, starts = [np.zeros(RATE // 5, np.float32)], []
        for word in text.split():
            if word == "-":
                sound.append(np.zeros(RATE // 4, np.float32))
                continue
            one = load(folder / f"cmn-{word}.mp3").samples
            start, end = bounds(one)
            starts.append(sum(map(len, sound)) / RATE)
            sound.append(one[round(start * RATE) : round(end * RATE)])
        whole = np.concatenate([*sound, np.zeros(RATE // 5, np.float32)])
        hiss = np.random.default_rng(0).normal(0, 3e-4, len(whole))
        return np.asarray(whole + hiss, np.float32), starts

    return said


def heard(found: Alignment) -> list[str]:
    return [place.heard for place in found.places]


def test_syllables_are_where_they_were_said(say: Callable[..., Spoken]) -> None:
    sound, starts = say(TEXT)
    found = align(sound, syllables(TEXT))
    assert [place.start for place in found.places] == pytest.approx(starts, abs=0.05)
    assert heard(found) == ["said"] * 6
    assert min(place.confidence for place in found.places) > 0.5
    assert found.fit > 0.9
    assert found.extras == ()


def test_places_follow_one_another(say: Callable[..., Spoken]) -> None:
    sound, _ = say(TEXT)
    found = align(sound, syllables(TEXT)).places
    assert all(place.start <= place.vowel <= place.end for place in found)
    assert all(a.end <= b.start + 1e-6 for a, b in pairwise(found))
    assert found[0].vowel == found[0].start  # wo3 has no initial
    assert found[1].vowel > found[1].start


def test_a_pause_is_nobodys(say: Callable[..., Spoken]) -> None:
    sound, starts = say("wo3 jin1 tian1 - qu4 xue2 xiao4")
    before, after = align(sound, syllables(TEXT)).places[2:4]
    assert after.start == pytest.approx(starts[3], abs=0.05)
    assert after.start - before.end > 0.15


def test_a_syllable_that_is_left_out_is_told(say: Callable[..., Spoken]) -> None:
    sound, starts = say("wo3 jin1 qu4 xue2 xiao4")
    found = align(sound, syllables(TEXT))
    assert [i for i, told in enumerate(heard(found)) if told == "omitted"] == [2]
    assert heard(found).count("said") >= 4
    gap = found.places[2]
    assert gap.start <= gap.end <= starts[2] + 0.05
    assert gap.confidence < 0.5


def test_what_is_put_in_is_told(say: Callable[..., Spoken]) -> None:
    sound, starts = say("wo3 jin1 tian1 kuai4 pao3 qu4 xue2 xiao4")
    (extra,) = align(sound, syllables(TEXT)).extras
    assert (extra.kind, extra.before) == ("insertion", 3)
    assert (extra.start, extra.end) == pytest.approx((starts[3], starts[5]), abs=0.1)


def test_beginning_again_is_told(say: Callable[..., Spoken]) -> None:
    sound, starts = say("wo3 jin1 - wo3 jin1 tian1 qu4 xue2 xiao4")
    found = align(sound, syllables(TEXT))
    (extra,) = found.extras
    assert (extra.kind, extra.before) == ("restart", 0)
    assert found.places[0].start == pytest.approx(starts[2], abs=0.05)
    assert heard(found) == ["said"] * 6


def test_a_long_pause_is_a_hesitation(say: Callable[..., Spoken]) -> None:
    sound, starts = say("wo3 jin1 tian1 - - - - - - qu4 xue2 xiao4")
    (extra,) = align(sound, syllables(TEXT)).extras
    assert (extra.kind, extra.before) == ("hesitation", 3)
    assert extra.end == pytest.approx(starts[3], abs=0.05)


def test_another_text_is_refused(say: Callable[..., Spoken]) -> None:
    sound, _ = say("ming2 nian2 hui4 xia4 da4 yu3")
    assert align(sound, syllables(TEXT)).fit < 0.5


@pytest.mark.parametrize(
    ("language", "text", "fits"),
    [
        ("sit/cmn-latn-pinyin", TEXT, True),
        ("en", "Good morning, how are you today my friend?", False),
        ("fr", "Bonjour, comment allez-vous ce matin?", False),
    ],
)
def test_another_language_is_refused(language: str, text: str, fits: bool) -> None:
    library = EspeakLibrary()
    said = np.frombuffer(library.say(text, language, 150).pcm, "<i2").astype(np.float32) / 32768
    sound = prepared(said, library.sample_rate).samples
    assert (align(sound, syllables(TEXT)).fit >= 0.5) == fits


@pytest.mark.parametrize(
    "change", [lambda x: x * 0.003, lambda x: np.clip(x, -0.6 * x.max(), 0.6 * x.max()), lambda x: -x]
)
def test_level_clipping_and_polarity_do_not_matter(
    say: Callable[..., Spoken], change: Callable[..., np.ndarray]
) -> None:
    sound, starts = say(TEXT)
    found = align(change(sound).astype(np.float32), syllables(TEXT))
    assert [place.start for place in found.places] == pytest.approx(starts, abs=0.05)
    assert found.fit > 0.5


@pytest.mark.parametrize("times", [0.6, 1.4])
def test_slow_and_fast_speech_is_followed(say: Callable[..., Spoken], times: float) -> None:
    sound, starts = say(TEXT)
    found = align(with_tempo(sound, times), syllables(TEXT))
    assert [place.start for place in found.places] == pytest.approx([start / times for start in starts], abs=0.06)
    assert found.fit > 0.5


def test_a_telephone_and_hum_do_not_matter(say: Callable[..., Spoken], tmp_path: Path) -> None:
    sound, starts = say(TEXT)
    hum = 0.05 * np.sin(2 * np.pi * 50 * np.arange(len(sound)) / RATE) + 0.1
    soundfile.write(tmp_path / "phone.wav", (sound + hum)[::2], RATE // 2)
    found = align(load(tmp_path / "phone.wav").samples, syllables(TEXT))
    assert [place.start for place in found.places] == pytest.approx(starts, abs=0.06)


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(0), np.zeros(160), np.ones(160), np.zeros(RATE), np.full(RATE, 0.7), np.full(100, 1e30),
        np.random.default_rng(0).normal(0, 1, RATE), np.sin(np.arange(2 * RATE) / 9) * 1e-20,
    ],
    ids=["empty", "10 ms", "10 ms of a constant", "zeros", "constant", "huge", "noise", "faint whistle"],
)  # fmt: skip
def test_no_speech_is_no_text(sound: np.ndarray) -> None:
    found = align(sound.astype(np.float32), syllables("ni3 hao3"))
    assert found.fit < 0.5
    assert len(found.places) == 2


def test_no_text_is_found_nowhere() -> None:
    assert align(np.ones(RATE, np.float32), ()).places == ()


@settings(max_examples=15)
@given(st.integers(0, 4000), st.integers(1, 12), st.sampled_from([1e-30, 1e-3, 1.0, 1e6]), st.integers(0, 99))
def test_anything_has_an_answer(samples: int, count: int, level: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    sound = prepared((random.normal(0, level, samples)).astype(np.float32), RATE).samples
    text = [syllables("zhuang1 er2 a5 yu3")[i] for i in random.integers(0, 4, count)]
    found = align(sound, text)
    assert len(found.places) == count
    assert 0 <= found.fit <= 1
    assert all(
        0 <= p.start <= p.vowel <= p.end <= samples / RATE + 0.02 and 0 <= p.confidence <= 1 for p in found.places
    )


def test_the_weights_are_small_and_plain() -> None:
    assert SHIPPED.stat().st_size < 1_000_000
    assert all(array.dtype.kind == "f" for array in stored(SHIPPED).values())
