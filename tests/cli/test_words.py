"""Words on the command line."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.library import Library, open_library
from langdu.library.words import LookUps, SavedWords, WordStatuses, WordToneLog
from langdu.model import KNOWN
from langdu.pinyin import parse
from langdu.session import open_book

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "银行的行长去银行。\n\n月亮很亮。\n\n他说:“月亮!”\n"


def words(*typed: str, status: int = 0) -> None:
    assert main(["words", *typed]) == status


def statuses() -> dict[str, int]:
    with closing(open_library(keeps=False)) as library:
        return dict(WordStatuses(library).all())


def listed(capsys: pytest.CaptureFixture[str], *filters: str) -> list[dict[str, object]]:
    capsys.readouterr()
    words("list", "--json", *filters)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_words_are_marked_by_name_and_number_in_either_script(capsys: pytest.CaptureFixture[str]) -> None:
    words("mark", "known", "銀行", "月亮")
    assert "2 words are known now" in capsys.readouterr().err
    words("mark", "2", "月亮", "水桶")
    words("mark", "2", "月亮", "水桶", "石头")
    assert "1 word has status 2 (learning) now; 2 had that status" in capsys.readouterr().err
    words("mark", "ignored", "小王")
    assert statuses() == {"银行": KNOWN, "月亮": 2, "水桶": 2, "石头": 2, "小王": 98}
    words("mark", "new", "水桶", "石头")
    assert statuses() == {"银行": KNOWN, "月亮": 2, "小王": 98}


@pytest.mark.parametrize(
    "typed", [["6", "银行"], ["knwon", "银行"], ["known", "bank"], ["known", "人" * 10_000], ["1"]]
)
def test_what_is_no_word_or_no_status_changes_nothing(capsys: pytest.CaptureFixture[str], typed: list[str]) -> None:
    words("mark", *typed, status=2)
    assert capsys.readouterr().err.count("\n") == 1
    assert statuses() == {}


def test_saved_words_have_their_reading_and_are_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    words("save", "銀行", "觉得")
    words("save", "觉得", "月亮")
    assert "1 word saved; 1 had been before" in capsys.readouterr().err
    rows = listed(capsys, "--saved")
    assert {row["word"]: row["saved"][0]["pinyin"] for row in rows} == {  # type: ignore[index]
        "银行": "yín háng", "觉得": "jué de", "月亮": "yuè liang",
    }  # fmt: skip
    words("forget", "银行", "水桶")
    assert "1 word forgotten; 1 had not been saved" in capsys.readouterr().err
    words("forget", "银行", status=2)
    words()
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["月亮", "觉得"]


def test_the_list_is_filtered(capsys: pytest.CaptureFixture[str]) -> None:
    words("mark", "known", "银行")
    words("mark", "3", "月亮")
    words("save", "水桶")
    with closing(Library()) as library:
        for word in ("石头", "月亮", "石头"):
            LookUps(library).keep(word)
        WordToneLog(library).keep([("银行", (parse("yin2"), parse("hang2")), False)])
    assert [row["word"] for row in listed(capsys)] == ["水桶", "月亮", "银行"]
    assert [row["word"] for row in listed(capsys, "--status", "3", "--status", "known")] == ["月亮", "银行"]
    assert [(row["word"], row["look_ups"]) for row in listed(capsys, "--looked-up")] == [("石头", 2), ("月亮", 1)]
    assert [row["word"] for row in listed(capsys, "--looked-up", "--status", "3")] == ["月亮"]
    assert [row["word"] for row in listed(capsys, "--missed")] == ["银行"]
    words("clear-log")
    assert "3 look-ups forgotten" in capsys.readouterr().err
    assert listed(capsys, "--looked-up") == []
    with closing(Library()) as library:
        assert [one.word for one in SavedWords(library).all()] == ["水桶"]


def test_a_level_becomes_known_and_what_was_marked_stays(capsys: pytest.CaptureFixture[str]) -> None:
    words("mark", "2", "爱")
    words("known-level", "1", "--syllabus", "2.0", "--dry-run")
    assert statuses() == {"爱": 2}
    words("known-level", "1", "--syllabus", "2.0")
    told = capsys.readouterr().err
    assert "149 became known; 1 had a status, which stays" in told
    found = statuses()
    assert (found["爱"], found["爸爸"], len(found)) == (2, KNOWN, 150)
    words("known-level", "7-9", "--syllabus", "2.0", status=2)
    words("known-level", "8", status=2)


def test_an_import_tells_first_and_is_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words("mark", "known", "月亮")
    path = tmp_path / "terms.tsv"
    row = "{}\t\t\t\t{}\tChinese\t\t\r\n"
    path.write_text(row.format("銀行", 99) + row.format("月亮", 2) + row.format("水桶", 3), "utf-8")
    capsys.readouterr()
    words("import", str(path), "--dry-run")
    told = capsys.readouterr()
    assert told.out.splitlines() == ["银行\tnew → known", "水桶\tnew → learning 3"]
    assert "row 1: 銀行 is kept as 银行" in told.err
    assert statuses() == {"月亮": KNOWN}
    words("import", str(path))
    assert "2 words get a status: 1 known, 1 at status 3; 1 keep their own" in capsys.readouterr().err
    assert statuses() == {"月亮": KNOWN, "银行": KNOWN, "水桶": 3}
    words("import", str(path), "--replace")
    assert statuses()["月亮"] == 2
    path.write_text(row.format("花园", 99) + row.format("石头", 9), "utf-8")
    words("import", str(path), status=3)
    assert "row 2" in capsys.readouterr().err
    assert "花园" not in statuses()


def test_a_list_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("月亮\n水桶\n花园\n石头\n".encode("gb18030"))
    words("import", str(path), "--status", "1")
    assert statuses() == dict.fromkeys(("月亮", "水桶", "花园", "石头"), 1)


@pytest.mark.parametrize(("name", "options"), [("a.csv", []), ("a.tsv", []), ("a.txt", []), ("a.csv", ["lute"])])
def test_what_was_exported_is_imported_again(tmp_path: Path, name: str, options: list[str]) -> None:
    words("mark", "known", "银行")
    words("mark", "3", "月亮")
    words("mark", "ignored", "小王")
    before = statuses()
    words("export", str(tmp_path / name), *(["--format", *options] if options else []))
    words("mark", "new", *before)
    words("import", str(tmp_path / name))
    assert statuses() == before


def test_an_export_has_pinyin_and_a_meaning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words("export", str(tmp_path / "a.csv"), status=2)
    words("mark", "1", "银行")
    capsys.readouterr()
    words("export", "--format", "lwt", "--language", "Zhongwen")
    cells = capsys.readouterr().out.split("\t")
    assert (cells[0], cells[3], cells[4], cells[5]) == ("银行", "yín háng", "1", "Zhongwen")
    assert "bank" in cells[1]
    words("export", str(tmp_path / "a.docx"), status=2)
    assert "--format" in capsys.readouterr().err


def test_what_a_book_asks_before_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "小镇.txt"
    path.write_text(TEXT, "utf-8")
    words("mark", "known", "银行")
    words("mark", "ignored", "他")
    words("stats", str(path), "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["known"] == {"running": 2, "different": 1}
    assert found["words"] == {"running": 11, "different": 9}
    assert found["known_share"] == pytest.approx(2 / 10, abs=0.001)
    assert next(iter(found["commonest_new"].items())) == ("月亮", 2)
    assert found["hanzi"]["running"] == 16
    assert main(["list", "--json"]) == 0
    assert capsys.readouterr().out == ""  # a book is not opened by being counted
    words("stats", str(path), "--syllabus", "2.0")
    told = capsys.readouterr().out
    assert "HSK 2.0, " in told
    assert "at a learner's 170 characters a minute" in told


def test_the_same_by_its_title_and_then_the_list_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "小镇.txt"
    path.write_text(TEXT, "utf-8")
    with closing(open_library()) as library:
        open_book(str(path), library=library)
    words("mark", "known", "银行")
    words("stats", "小镇")
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["known_share"] == pytest.approx(2 / 11, abs=0.001)
    assert main(["list"]) == 0
    assert "18% known" in capsys.readouterr().out
    words("stats", "hsk1-01")
    words("stats", "no such title", status=2)
    words("stats", str(tmp_path / "no.txt"), status=3)
    (tmp_path / "abc.txt").write_text("abc", "utf-8")
    words("stats", str(tmp_path / "abc.txt"), status=3)
