"""`langdu stats` and `langdu drill`, as a user types them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.library import Library, PracticeLog
from langdu.practice.drills import KINDS
from tests.library.judging import judged, report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def practised() -> None:
    library = Library()
    PracticeLog(library).keep(report(judged("老", "lao3", "red", 2), judged("师", "shi1")), "second")
    library.close()


@pytest.mark.usefixtures("practised")
def test_stats_are_those_of_the_learner(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--learner", "second"]) == 0
    assert "said: 1 of 2 right" in capsys.readouterr().out
    assert main(["stats"]) == 0
    told = capsys.readouterr()
    assert "langdu drill begins" in told.out
    assert "second" in told.err


@pytest.mark.usefixtures("practised")
def test_the_table_goes_to_a_file_or_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "practice.csv"
    assert main(["stats", "--learner", "second", "--csv", str(path)]) == 0
    assert "2 syllables" in capsys.readouterr().err
    assert main(["stats", "--learner", "second", "--csv", "-"]) == 0
    out = capsys.readouterr().out
    assert out == path.read_text("utf-8")
    assert [row["verdict"] for row in csv.DictReader(io.StringIO(out))] == ["red", "green"]
    assert main(["stats", "--csv", str(tmp_path / "no" / "where.csv")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_drills_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "--list"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines()] == list(KINDS)
    assert "120 words" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["everything"], "there are pairs, minimal"), (["pairs"], "needs a terminal")],
)
def test_a_drill_that_cannot_be_is_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drill", *arguments]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert len(err.splitlines()) == 1


def test_a_microphone_that_is_named_must_be_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langdu.cli.streams.on_terminal", lambda: True)
    monkeypatch.setattr("langdu.audio.playing.open.microphone_names", lambda: ["Built-in"])
    assert main(["drill", "--microphone", "Headset"]) == 5
    assert "there are Built-in" in capsys.readouterr().err
