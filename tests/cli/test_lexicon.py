"""Corrections from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.model import Correction
from langdu.pinyin import parse

if TYPE_CHECKING:
    from pathlib import Path


def bracketed(text: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> str:
    (tmp_path / "text.txt").write_text(text, "utf-8")
    capsys.readouterr()
    assert main(["annotate", str(tmp_path / "text.txt"), "--to", "bracket"]) == 0
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize("pinyin", [["hang2", "jia1"], ["hángjiā"], ["háng", "jiā"], ["hang2jia1"]])
def test_a_word_is_read_as_the_user_says(tmp_path: Path, capsys: pytest.CaptureFixture[str], pinyin: list[str]) -> None:
    assert main(["lexicon", "add", "行家", "xing4", "jia5"]) == 0
    assert bracketed("他是行家。", capsys, tmp_path) == "他[ta1]是[shi4]行[xing4]家[jia5]。"
    assert main(["lexicon", "add", "行家", *pinyin]) == 0
    assert bracketed("他是行家。", capsys, tmp_path) == "他[ta1]是[shi4]行[hang2]家[jia1]。"


def test_list_and_remove(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lexicon", "add", "行家", "hang2", "jia1"])
    assert main(["lexicon"]) == 0
    assert capsys.readouterr().out == "行家\thang2 jia1\t\t\n"
    assert main(["lexicon", "remove", "行家"]) == 0
    assert main(["lexicon", "list"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["lexicon", "remove", "行家"]) == 2


def test_what_was_exported_is_imported_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.tsv"
    for word, pinyin in (("行家", "hang2 jia1"), ("绿", "lv4")):
        main(["lexicon", "add", word, *pinyin.split()])
    assert main(["lexicon", "export", str(file)]) == 0
    before = file.read_text("utf-8")
    main(["lexicon", "remove", "行家"])
    assert main(["lexicon", "import", str(file)]) == 0
    capsys.readouterr()
    main(["lexicon", "list"])
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(before.splitlines())


@pytest.mark.parametrize("line", ["行家\thang2", "行家\thang2 jia", "abc\thang2", "行\thang2\tbook\there", "行家"])
def test_a_file_with_a_wrong_line_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text(f"绿\tlv4\n{line}\n", "utf-8")
    assert main(["lexicon", "import", str(file)]) == 3
    assert "line 2" in capsys.readouterr().err
    main(["lexicon", "list"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [["行家", "hang2"], ["行家", "hang", "jia"], ["hello", "hang2"], ["行", "xyz"]])
def test_what_makes_no_sense_is_said(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(["lexicon", "add", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig", "big5"])
def test_a_file_in_an_encoding_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes("行家,hang2 jia1\r\n天氣,tian1 qi4\r\n".encode(encoding))
    assert main(["lexicon", "import", str(file)]) == 0
    assert main(["lexicon"]) == 0
    assert "行家\thang2 jia1" in capsys.readouterr().out


def test_what_has_lost_its_place_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from langdu.library import Library
    from langdu.session import open_book

    file = tmp_path / "book.txt"
    file.write_text("他在银行工作。行长也在。", "utf-8")
    opened = open_book(str(file), library=Library())
    opened.correct(Correction("行", (parse("xing2"),), opened.id, 3))
    opened.close()
    file.write_text("完全不同的一句话，没有那个字。", "utf-8")
    opened = open_book(str(file), library=Library())
    assert "could not be placed" in " ".join(opened.news())
    opened.close()
    assert main(["lexicon", "list"]) == 0
    assert "book: 行 xíng could not be placed since the text has changed" in capsys.readouterr().err
