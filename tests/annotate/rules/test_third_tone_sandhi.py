"""Third tones in a row."""

from __future__ import annotations

import pytest

from langdu.annotate.rules.third_tone_sandhi import third


@pytest.mark.parametrize(
    ("tones", "words", "changed"),
    [
        ([3, 3], [(0, 2)], [0]),
        ([3, 3], [], [0]),
        ([3, 3, 3], [], [0, 1]),  # 我很好
        ([3, 3, 3], [(0, 3)], [0, 1]),  # 展览馆
        ([3, 3, 3], [(1, 3)], [1]),  # 小老鼠
        ([3, 3, 3], [(0, 2)], [0, 1]),  # 老虎跑
        ([3, 3, 3, 3], [(0, 2), (2, 4)], [0, 2]),  # 岂有此理
        ([3, 0, 3], [], []),
        ([3, 4, 3], [], []),
        ([], [], []),
    ],
)
def test_which_change(tones: list[int], words: list[tuple[int, int]], changed: list[int]) -> None:
    assert third(tones, words) == changed
