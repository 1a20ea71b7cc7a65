"""Ways through a text, on sounds that are told plainly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.pinyin import parse
from langdu.practice.alignment.hearing import FREE, WHOLE
from langdu.practice.alignment.phones import NUMBERS, PHONES, phones
from langdu.practice.alignment.search import Costs, Scores, search

if TYPE_CHECKING:
    from langdu.practice.alignment.paths import AlignmentPath

TEXT = [phones(parse(text)) for text in ("ni3", "hao3", "ma5")]


def heard(spoken: str) -> Scores:
    """A recording in which every word of `spoken`, `SOUND*FRAMES`, is plainly heard; `-` is silence."""
    runs = [run.split("*") for run in spoken.split()]
    numbers = [NUMBERS["" if sound == "-" else sound] for sound, count in runs for _ in range(int(count))]
    sounds = np.full((len(numbers), len(PHONES)), -6.0, np.float32)
    sounds[np.arange(len(numbers)), numbers] = 0
    flat = np.zeros(len(numbers), np.float32)
    return Scores(sounds, np.delete(sounds, 0, 1).max(1), flat, flat)


def told(way: AlignmentPath) -> str:
    names = {"syllable": "s", "silence": "-", "other": "?"}
    return " ".join(f"{names[p.kind]}{p.index}" if p.kind == "syllable" else names[p.kind] for p in way.pieces)


def way(spoken: str, costs: Costs = FREE) -> AlignmentPath:
    return search([(heard(spoken), costs)], TEXT)[0]


NI, HAO, MA = "n*6 i*12", "h*8 ao*14", "m*6 a*10"


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (f"-*10 {NI} {HAO} {MA} -*10", "- s0 s1 s2 -"),
        (f"{NI} -*30 {HAO} {MA}", "s0 - s1 s2"),
        (f"-*5 {NI} {MA} -*5", "- s0 s2 -"),
        (f"{HAO} {MA}", "s1 s2"),
        (f"{NI} {HAO}", "s0 s1"),
        (f"{NI} {HAO} -*9 {NI} {HAO} {MA}", "s0 s1 - s0 s1 s2"),
        (f"{NI} x*10 üe*20 {HAO} {MA}", "s0 ? s1 s2"),
        (f"x*10 üe*20 {NI} {HAO} {MA} sh*9 uo*20", "? s0 s1 s2 ?"),
        ("-*20", "-"),
    ],
)
def test_a_way_through(spoken: str, expected: str) -> None:
    assert told(way(spoken)) == expected


def test_with_every_syllable_even_what_is_not_there_gets_a_place() -> None:
    assert told(way(f"{NI} {MA}", WHOLE)).split()[:1] == ["s0"]
    assert "s1" in told(way(f"{NI} {MA}", WHOLE))


def test_sounds_have_their_frames() -> None:
    first, second, third = (p for p in way(f"-*10 {NI} -*7 {HAO} {MA}").pieces if p.kind == "syllable")
    assert (first.start, first.vowel, first.end) == (10, 16, 28)
    assert (second.start, second.vowel, second.end) == (35, 43, 57)
    assert (third.start, third.vowel, third.end) == (57, 63, 73)


def test_what_begins_is_believed() -> None:
    scores = heard("n*6 i*40 -*5")
    begins = np.full(len(scores.begins), -3, np.float32)
    begins[[0, 30]] = 3
    twice = [phones(parse("ni3")), phones(parse("yi1"))]
    found = search([(scores._replace(begins=begins), WHOLE)], twice)[0]
    assert [p.start for p in found.pieces if p.kind == "syllable"] == [0, 30]


def test_judges_are_heard_apart() -> None:
    here, there = heard(f"{NI} {HAO} {MA}"), heard(f"{NI} -*22 {MA}")
    both = search([(here, FREE), (there, FREE)], TEXT)
    alone = [search([(scores, FREE)], TEXT)[0] for scores in (here, there)]
    assert [found.pieces for found in both] == [found.pieces for found in alone]


@given(st.integers(1, 60), st.integers(1, 7), st.integers(0, 1000))
def test_pieces_tile_the_recording(frames: int, count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    sounds = np.minimum(0, random.normal(-3, 2, (frames, len(PHONES)))).astype(np.float32)
    noise = random.normal(0, 2, frames).astype(np.float32)
    text = [TEXT[i] for i in random.integers(0, len(TEXT), count)]
    for found in search([(Scores(sounds, sounds.max(1), noise, noise), costs) for costs in (FREE, WHOLE)], text):
        assert [a.end for a in found.pieces] == [b.start for b in found.pieces[1:]] + [frames]
        assert found.pieces[0].start == 0
        assert all(p.start <= p.vowel < p.end for p in found.pieces)
        steps = [b.index - a.index for a, b in pairwise(found.pieces)]
        assert all(0 <= p.index <= count for p in found.pieces), steps
