"""Frames of grammar filled with words."""

from __future__ import annotations

import numpy as np

from langdu.pinyin import is_legal
from langdu.training.polyphones.examples.frames import framed


def test_frames_are_filled_and_marked() -> None:
    rows = list(framed(np.random.default_rng(1), 2))
    assert all("{" not in text and "<" not in text for text, _ in rows)
    assert all(is_legal(said) for _, readings in rows for said in readings.values())
    assert {"着", "得", "了", "地", "还"} <= {text[at] for text, readings in rows for at in readings}


def test_the_same_seed_fills_them_alike() -> None:
    assert list(framed(np.random.default_rng(3), 1)) == list(framed(np.random.default_rng(3), 1))
