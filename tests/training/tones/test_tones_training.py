"""What the networks of tones are taught, and that they learn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.model import Range
from langdu.practice.pitch import range_of
from langdu.practice.tones.measure import measure
from langdu.practice.tones.network import ToneNetwork
from langdu.training.tones import fit as fitting
from langdu.training.tones.disguise import disguised
from langdu.training.tones.heard import heard
from langdu.training.tones.rows import fitted, rows
from langdu.training.tones.textbook import described

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

VOICE = Range(200.0, 4.0)


def test_textbook_tones_run_as_they_are_called() -> None:
    for example in described(20):
        first, *_, last = example.pitch.semitones[example.pitch.voiced][3:-1]
        tone = example.said[0].tone
        rise = last - first
        assert {1: abs(rise) < 4, 2: rise > 0, 3: True, 4: rise < 1}[tone]


def test_a_disguise_keeps_what_was_said() -> None:
    lot = np.random.default_rng(1)
    for example in described(10):
        shown = disguised(example, VOICE, lot)
        (times,) = shown.times
        assert 0 <= times.start <= times.vowel < times.end
        assert len(shown.pitch.semitones) == len(shown.pitch.voiced) == len(shown.pitch.energy)
        assert np.isfinite(shown.pitch.semitones).all()


def test_a_network_learns_the_tones_of_a_textbook_and_finds_them_in_voices_of_other_height(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fitting, "EPOCHS", 12)
    network = ToneNetwork(fitted({"textbook": list(described(80))}, "words"))
    unseen = list(described(25, seed=2))
    for semitones in (-9, 0, 6):
        right = 0
        for example in unseen:
            moved = example.pitch.semitones + np.float32(semitones)
            pitch = type(example.pitch)(moved, example.pitch.voiced, example.pitch.confidence, example.pitch.energy)
            range_ = Range(VOICE.median * 2 ** (semitones / 12), VOICE.spread)
            (found,) = network.probabilities(pitch, example.times, measure(pitch, range_), example.told)
            right += int(found.argmax()) + 1 == example.said[0].tone
        assert right > 0.9 * len(unseen)


def test_rows_are_one_a_syllable_and_disguise() -> None:
    shown, right = rows(list(described(3)), 2, np.random.default_rng(1))
    assert len(shown) == len(right) == 3 * 4 * 2
    assert (right.sum(axis=1) == 1).all()


def test_what_was_heard_is_kept_for_the_next_training(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "speaker-c-words"
    folder.mkdir(parents=True)
    words = shared / "data" / "practice" / "speaker-c-words"
    for name in ("cmn-一半.mp3", "cmn-电子.mp3"):
        (folder / name).write_bytes((words / name).read_bytes())
    first = heard("c", tmp_path / "data", tmp_path / "kept")
    (folder / "cmn-电子.mp3").unlink()
    again = heard("c", tmp_path / "data", tmp_path / "kept")
    assert [e.said for e in again] == [e.said for e in first]
    assert [e.right for e in again] == [e.right for e in first]
    assert np.allclose(again[1].pitch.semitones, first[1].pitch.semitones)
    assert range_of([e.pitch for e in again]) == range_of([e.pitch for e in first])
