"""`langdu dictionaries`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from langdu.cli import main
from langdu.cli.setup import doctor
from langdu.config import data_dir
from tests.dictionary.publishing import cedict, term, yomitan

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def listed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["dictionaries", "list", "--json"]) == 0
    return [row["name"] for row in json.loads(capsys.readouterr().out)]


def test_what_is_brought_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dictionaries"]) == 0
    assert "CC-CEDICT, 2023-11-07: 122,143 entries, CC BY-SA 4.0" in capsys.readouterr().out


def test_one_is_added_used_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = yomitan(tmp_path / "a.zip", [term("银行", "yín háng", "where money sleeps"), term("bank", "", "银行")])
    assert main(["dictionaries", "add", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out == "A dictionary is added: 1 entry, called a-dictionary\n"
    assert "1 word left out, without a Chinese character" in told.err
    assert main(["define", "银行"]) == 0
    out = capsys.readouterr().out
    assert "yín háng  (CC-CEDICT)\n    1. bank" in out
    assert "yín háng  (A dictionary)\n    1. where money sleeps" in out
    assert listed(capsys) == ["cc-cedict", "a-dictionary"]
    assert main(["dictionaries", "remove", "A dictionary"]) == 0
    assert listed(capsys) == ["cc-cedict"]


def test_a_damaged_one_is_told_and_the_others_are_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["dictionaries", "add", str(yomitan(tmp_path / "a.zip", [term("银行", "", "x")]))])
    (data_dir() / "dictionaries" / "a-dictionary.bin").write_bytes(b"x")
    capsys.readouterr()
    assert main(["define", "银行"]) == 0
    told = capsys.readouterr()
    assert "bank" in told.out
    assert "a-dictionary is left out" in told.err
    assert main(["dictionaries"]) == 0
    found = list(doctor._dictionaries())
    assert [result.works for result in found] == [True, False]
    assert "a-dictionary" in found[1].seen


def test_an_edition_that_is_not_whole_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cedict.u8"
    path.write_text(cedict("銀行 银行 [yin2 hang2] /bank/"), "utf-8")
    assert main(["dictionaries", "update", str(path)]) == 3
    assert "it is not whole" in capsys.readouterr().err
    assert main(["dictionaries", "remove", "cc-cedict"]) == 2
