"""`langdu score FOLDER`, as a teacher types it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
import soundfile

from langdu.cli import main
from tests.practice.voice import said
from tests.signals.decoding.phone import record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def school(tmp_path: Path, baker: Path) -> Path:
    folder = tmp_path / "class"
    (folder / "小王").mkdir(parents=True)
    sound = said("da4 xue2").samples
    record(folder / "小王" / "1.m4a", sound, 16_000)
    soundfile.write(folder / "1.wav", sound, 16_000)
    (folder / "小王" / "2.wav").write_bytes(b"RIFF")
    (folder / "texts.csv").write_text("file,text\n1,大学\n2,=大学\n")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_file_costs_itself_alone(school: Path, tmp_path: Path, jobs: str, capsys) -> None:
    assert main(["score", str(school), "--csv", str(tmp_path / "out.csv"), "--jobs", jobs]) == 1
    plain, phone, broken = rows(tmp_path / "out.csv")
    assert (plain["file"], plain["student"], plain["syllables"]) == ("1.wav", "", "2")
    assert (phone["file"], phone["student"], phone["refused"]) == ("小王/1.m4a", "小王", "0")
    assert sum(int(phone[name]) for name in ("right", "wrong", "unsure")) == 2
    assert broken["refused"] == "1"
    assert "cannot be read" in broken["why"]
    assert broken["text"] == "'=大学"
    assert "3 recordings: 2 judged, 0 refused, 1 broken" in capsys.readouterr().err


def test_a_row_a_syllable_and_a_line_of_json_a_recording(school: Path, tmp_path: Path, capsys) -> None:
    (school / "小王" / "2.wav").unlink()
    out = tmp_path / "out.csv"
    assert main(["score", str(school), "--csv", str(out), "--syllables", "--json", "--jobs", "1"]) == 0
    assert [(row["file"], row["text"], row["spoken"]) for row in rows(out)][:2] == [
        ("1.wav", "大", "da4"),
        ("1.wav", "学", "xue2"),
    ]
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["student"] for one in found] == ["", "小王"]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["--csv", "CLASS/texts.csv"], 2, "name another"),
        (["--csv", "CLASS/nowhere/a.csv"], 1, "no such folder"),
        (["--syllables"], 2, "goes with --csv"),
        (["--text", "hello"], 2, "nothing to say"),
    ],
)
def test_what_cannot_be_asked_is_told_before_the_work(tmp_path: Path, words, status: int, told: str, capsys) -> None:
    soundfile.write(tmp_path / "1.wav", [0.0] * 9000, 16_000)
    assert main(["score", str(tmp_path), *(word.replace("CLASS", str(tmp_path)) for word in words)]) == status
    assert told in capsys.readouterr().err
    assert not list(tmp_path.glob("**/*.csv"))
