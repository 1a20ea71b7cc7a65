"""The table for other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed
from langdu.library import practice_csv
from tests.practice.making import said

if TYPE_CHECKING:
    from pathlib import Path


def test_every_syllable_is_a_row_that_can_be_read_back() -> None:
    rows = list(csv.DictReader(io.StringIO(practice_csv.table(said("lü4 se4 de5", "43?")))))
    assert [row["spoken"] for row in rows] == ["lv4", "se4", "de5"]
    assert [row["verdict"] for row in rows] == ["green", "red", "amber"]
    assert rows[1]["heard"] == "3"
    assert rows[0]["at"] == "2026-03-01T12:00:00+00:00"
    assert set(rows[0]) == set(practice_csv.HEADINGS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    one = replace(said("ma1", "1")[0], text=text)
    row = list(csv.reader(io.StringIO(practice_csv.table([one]), newline="")))[1]
    assert row[3] == f"'{text.strip()}"


def test_commas_and_quotes_stay_in_their_cell() -> None:
    one = replace(said("ma1", "1")[0], text='一,"二"')
    assert next(iter(csv.DictReader(io.StringIO(practice_csv.table([one])))))["text"] == '一,"二"'


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "practice.csv"
    practice_csv.write(said("ma1", "1"), path)
    assert path.read_bytes().decode("utf-8").count("\n") == 2
    assert [found.name for found in tmp_path.iterdir()] == ["practice.csv"]
    with pytest.raises(OutputFailed, match="cannot be written"):
        practice_csv.write([], tmp_path / "nowhere" / "practice.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputFailed, match="cannot be written"):
        practice_csv.write([], tmp_path / "folder")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["folder", "practice.csv"]
