"""The status line: what it tells, and what it leaves out where there is no room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from langdu.tui.widgets.bars import Status, line

#: Reading an hour into a long book, with everything on that a key turns on.
ALL = Status(
    state="playing",
    voice="Kokoro, Xiaoyi, a woman",
    short="Xiaoyi",
    practice="3 times · pause 1.5 · 0.7→1 · A–B · vol 40 % · +120 ms",
    stops="sleep 29 min · until chapter end",
    number=(1234, 12345),
    seconds=45_000,
)
ROOM = 76


def told(status: Status, width: int) -> str:
    text = line(status, width, "red").plain
    assert cell_len(text) <= max(width, len("▶ 1,234/12,345"))
    return text


@pytest.mark.parametrize("practice", ["", "2 times · pause 1", ALL.practice])
def test_in_80_columns_how_far_one_is_and_what_stops_reading_stay(practice: str) -> None:
    text = told(replace(ALL, practice=practice), ROOM)
    for piece in ("▶", "1.0×", "1,234/12,345", "12 h 30 left", "sleep 29 min · until chapter end"):
        assert piece in text


def test_where_there_is_room_everything_is_told() -> None:
    text = told(ALL, 170)
    for piece in (ALL.voice, ALL.practice, ALL.stops, "1,234/12,345", "12 h 30 left"):
        assert piece in text


@pytest.mark.parametrize("width", range(10, 180, 7))
def test_in_every_width_the_sentence_is_told(width: int) -> None:
    assert "1,234/12,345" in told(ALL, width)


def test_nothing_is_told_of_what_is_off() -> None:
    assert told(Status(voice="Baker", number=(1, 2), seconds=3), ROOM) == "■ Baker   1.0×   1/2   3 s left"
