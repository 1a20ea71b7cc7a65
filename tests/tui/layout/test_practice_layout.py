"""A sentence in columns, and a curve in dots."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from langdu.practice.targets import targets
from langdu.tui.layout.braille import BLANK, curve
from langdu.tui.layout.columns import columns
from langdu.tui.layout.width import cells
from tests.speech.making import sentence


def dots(rows: list[str]) -> list[list[bool]]:
    """Which dots are set, row by row."""
    bits = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    return [
        [bool((ord(cell) - 0x2800) & bit) for cell in row for bit in pair] for row in rows for pair in bits
    ]  # fmt: skip


def test_a_falling_curve_falls_from_edge_to_edge() -> None:
    drawn = dots(curve([9.0, -9.0], 8, 3, -9, 9))
    heights = [[row[x] for row in drawn].index(True) for x in range(16)]
    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == (0, 11)


def test_a_gap_in_the_voice_is_a_gap_in_the_curve() -> None:
    [row] = curve([0.0] * 10 + [math.nan] * 10 + [0.0] * 10, 6, 1, -9, 9)
    assert [cell == BLANK for cell in row] == [False, False, True, True, False, False]


@given(st.lists(st.floats(-30, 30) | st.just(math.nan), max_size=60), st.integers(1, 12), st.integers(1, 5))
def test_a_curve_always_fills_its_box(values: list[float], width: int, height: int) -> None:
    rows = curve(values, width, height, -9, 9)
    assert [len(row) for row in rows] == [width] * height
    if not any(math.isfinite(value) for value in values):
        assert set("".join(rows)) == {BLANK}


def test_all_that_is_shown_stands_in_some_column_and_nothing_overlaps() -> None:
    said = sentence("“你好”，AI老师花儿<12%|百分之十二>吗？", "ni3 hao3 lao3 shi1 huar1 bai3 fen1 zhi1 shi2 er4 ma5")
    for width in (10, 24, 60, 200):
        rows = columns(said, targets(said), width)
        placed = [column for row in rows for column in row]
        assert [column.number for column in placed] == list(range(11))
        assert "".join(column.text for column in placed) == said.text
        for row in rows:
            for left, right in pairwise(row):
                assert left.x + left.width < right.x
            assert len(row) == 1 or row[-1].x + row[-1].width <= width
        assert all(column.width >= max(cells(column.ruby), cells(column.text)) for column in placed)
