"""What the networks of alignment are taught with: the answers stand where the sounds are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.pinyin import numbered, parse
from langdu.practice.alignment.features import features
from langdu.practice.alignment.phones import NUMBERS, SILENCE
from langdu.practice.tones.features import SyllableTimes
from langdu.training.alignment import joints
from langdu.training.alignment.recorded import augment, noises
from langdu.training.alignment.recorded.cache import cached
from langdu.training.alignment.recorded.recordings import recordings
from langdu.training.alignment.recorded.utterance import SpokenRecording
from langdu.training.alignment.shown import joined, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RATE = 16_000


def single(text: str, seconds: float = 0.4) -> SpokenRecording:
    """A buzz in a quiet room, as a syllable."""
    time = np.arange(round(seconds * RATE)) / RATE
    buzz = np.sign(np.sin(2 * np.pi * 150 * time)) * 0.3
    quiet = np.random.default_rng(0).normal(0, 1e-4, RATE // 4)
    sound = np.concatenate([quiet, buzz, quiet]).astype(np.float32)
    return SpokenRecording(text, "a", sound, (parse(text),), (SyllableTimes(0.25, 0.3, 0.25 + seconds),))


def test_a_sounds_ends_are_found_and_a_click_is_none() -> None:
    said = single("ma1")
    said.samples[1000:1040] = 0.2
    assert joints.bounds(said.samples) == pytest.approx((0.25, 0.65), abs=0.006)


def test_silence_has_ends_too() -> None:
    assert joints.bounds(np.zeros(RATE, np.float32)) == (0.0, 1.0)


def test_joined_syllables_are_where_it_says() -> None:
    said = joints.joined([single("ma1"), single("shi4", 0.3)], np.random.default_rng(1))
    assert len(said.times) == len(said.syllables) >= 2
    assert all(a.start < a.vowel < a.end <= b.start for a, b in zip(said.times, said.times[1:], strict=False))
    for time in said.times:
        middle = round((time.start + 0.02) * RATE), round((time.end - 0.03) * RATE)
        assert np.abs(said.samples[slice(*middle)]).min() > 0.1


def test_every_frame_has_the_sound_that_is_said() -> None:
    view = augment.View(np.zeros((40, 40), np.float32), 0.01)
    answer = shown(
        view, [parse("ma1"), parse("er4")], [SyllableTimes(0.1, 0.15, 0.25), SyllableTimes(0.25, 0.25, 0.355)]
    )
    assert [NUMBERS["m"]] * 5 == answer.sounds[10:15].tolist()
    assert [NUMBERS["a"]] * 10 == answer.sounds[15:25].tolist()
    assert set(answer.sounds[:10]) == set(answer.sounds[36:]) == {SILENCE}
    assert answer.begins[[9, 10, 25]].tolist() == pytest.approx([0, 1, 1])
    assert answer.vowels[[15, 25]].tolist() == pytest.approx([1, 1])


def test_between_recordings_nothing_is_asked() -> None:
    piece = shown(augment.View(np.zeros((10, 40), np.float32), 0.01), (), ())
    whole = joined([piece, piece])
    assert (whole.sounds[10:30] == -1).all()
    assert (whole.begins[10:30] == -1).all()


def test_varied_recordings_keep_their_length_in_seconds() -> None:
    samples, random = single("ma1").samples, np.random.default_rng(3)
    for _ in range(20):
        view = augment.varied(samples, random, [samples])
        assert len(view.features) * view.hop == pytest.approx(len(samples) / RATE, abs=0.03)
        assert np.isfinite(view.features).all()


@pytest.mark.parametrize("kind", augment.NOISES)
def test_noise_is_as_loud_as_asked(kind: str) -> None:
    random = np.random.default_rng(1)
    speech = random.normal(0, 0.1, RATE).astype(np.float32)
    noise = augment.NOISES[kind](RATE, random, [speech])
    added = augment.mixed(speech, noise, 10.0) - speech
    loud = np.sort(speech**2)[RATE // 2 :].mean()
    assert 10 * np.log10(loud / (added**2).mean()) == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize("make", noises.NOISES)
def test_what_nobody_says_has_its_length(make: Callable[..., np.ndarray]) -> None:
    for count in (4000, 20_000):
        sound = make(count, np.random.default_rng(2))
        assert len(sound) == count
        assert np.isfinite(features(np.asarray(sound, np.float32))).all()


def test_what_was_said_is_kept(tmp_path: Path) -> None:
    said = [single("ma1"), single("lv4")]
    path = tmp_path / "said.npz"
    made = cached(path, lambda: said)
    again = cached(path, lambda: pytest.fail("it is kept"))
    assert [(s.name, s.voice, s.syllables) for s in made] == [(s.name, s.voice, s.syllables) for s in again]
    assert again[1].times[0] == pytest.approx(said[1].times[0])
    assert np.allclose(again[0].samples, said[0].samples, atol=1e-3)


def test_a_colouring_er_belongs_to_the_syllable_before(tmp_path: Path, shared: Path) -> None:
    folder = tmp_path / "sentences-h"
    folder.mkdir()
    (folder / "sentences.tsv").write_text("id\ttext\tpinyin\nx\t这儿\tzhe4 r5\n", "utf-8")
    recording = next((shared / "data" / "practice" / "sentences-h").glob("*.mp3"))
    (folder / "x.mp3").symlink_to(recording)
    (said,) = recordings(tmp_path, "h")
    assert [numbered(syllable) for syllable in said.syllables] == ["zher4"]
