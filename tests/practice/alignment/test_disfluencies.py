"""What is said beside the text, told from the ways through."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.practice.alignment.disfluencies import strays
from langdu.practice.alignment.hearing import HeardTones
from langdu.practice.alignment.network import NetworkOutput
from langdu.practice.alignment.paths import AlignmentPath, PathSegment
from langdu.practice.alignment.phones import NUMBERS, PHONES


def listened(told: str) -> HeardTones:
    """A way of `sINDEX`, `-` and `?` with their frames, as `s0*20`; what else is said sounds as `?SOUND` says, and `hm` like nothing."""
    pieces: list[PathSegment] = []
    sounds: list[int] = []
    loud: list[bool] = []
    coming = 0
    for word in told.split():
        name, frames = word.split("*")
        start = len(sounds)
        if name[0] == "s":
            coming = int(name[1:])
            pieces.append(PathSegment("syllable", coming, start, start, start + int(frames)))
            coming += 1
        else:
            kind = "silence" if name in ("-", "hm") else "other"
            if pieces and pieces[-1].kind == kind == "silence":
                start = pieces.pop().start
            pieces.append(PathSegment(kind, coming, start, start, len(sounds) + int(frames)))
        loud += [name != "-"] * int(frames)
        sounds += [NUMBERS[name[1:] if name[0] == "?" else ""]] * int(frames)
    likely = np.full((len(sounds), len(PHONES)), -9.0, np.float32)
    likely[np.arange(len(sounds)), sounds] = 0
    flat = np.zeros(len(sounds), np.float32)
    way = AlignmentPath(tuple(pieces), 0.0)
    return HeardTones(NetworkOutput(likely, flat, flat), likely, way, way, np.array(loud), 0.01)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("-*20 s0*20 s1*20 -*60 s2*20 -*90", []),
        ("s0*20 ?x*30 s1*20", [("insertion", 0.2, 0.5, 1)]),
        ("s0*20 ?e*30 s1*20", [("hesitation", 0.2, 0.5, 1)]),
        ("s0*20 ?e*5 s1*20", []),
        ("s0*20 -*150 s1*20", [("hesitation", 0.2, 1.7, 1)]),
        ("-*200 s0*20 -*200", []),
        ("s0*20 -*20 hm*25 -*20 s1*20", [("hesitation", 0.4, 0.65, 1)]),
        ("s0*20 -*20 hm*9 -*20 s1*20", []),
        ("s0*20 s1*20 -*10 s0*20 s1*20 s2*20", [("restart", 0.0, 0.4, 0)]),
        ("s0*20 s1*20 s1*20 s2*20", [("restart", 0.2, 0.4, 1)]),
        ("s0*20 s1*20 ?x*20", [("insertion", 0.4, 0.6, 2)]),
    ],
)
def test_strays(told: str, expected: list[tuple[str, float, float, int]]) -> None:
    one = listened(told)
    assert [(e.kind, round(e.start, 3), round(e.end, 3), e.before) for e in strays(one, one)] == expected


def test_only_what_both_networks_find_is_told() -> None:
    assert strays(listened("s0*20 ?x*30 s1*20"), listened("s0*20 s1*50")) == ()
