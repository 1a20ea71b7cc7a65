"""`langdu define`."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from langdu.cli import main, streams
from langdu.cli.texts.definition_output import wrapped
from langdu.library import open_library
from langdu.library.words import LookUps


def defined(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(["define", *words]) == status
    return capsys.readouterr().out


def test_a_word_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    out = defined(capsys, "银行")
    assert out.startswith("银行  銀行  HSK 2025 level 3 · HSK 2021 level 2 · HSK 2.0 level 3 · common (")
    assert "  yín háng\n    1. bank\n     counted with 家 个\n" in out


def test_a_word_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = json.loads(defined(capsys, "銀行", "--json"))
    assert row.pop("frequency") > 0
    assert row == {
        "query": "銀行",
        "word": "银行",
        "traditional": "銀行",
        "pinyin": "yin2 hang2",
        "senses": ["bank"],
        "classifiers": ["家", "个"],
        "level": {"HSK 2025": "3", "HSK 2021": "2", "HSK 2.0": "3"},
        "dictionary": "CC-CEDICT",
    }


def test_every_reading_of_a_word_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(defined(capsys, "行", "--json"))
    assert [row["pinyin"] for row in rows] == ["xing2", "hang2"]


def test_long_entries_are_cut_unless_all_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "more senses with --all" in defined(capsys, "行")
    assert "--all" not in defined(capsys, "行", "--all")


@pytest.mark.parametrize("words", [["yinhang"], ["yín", "háng"], ["yin2hang2"], ["bank"]])
def test_pinyin_and_english(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert defined(capsys, *words).startswith("银行")


def test_a_sentence_word_by_word_as_it_is_read_there(capsys: pytest.CaptureFixture[str]) -> None:
    out = defined(capsys, "2026年我还了他的书")
    assert out.startswith("2026  is read 二零二六 èr líng èr liù\n")
    assert "还  huán  to pay back" in out


def test_what_is_in_no_dictionary_is_said_to_be_that(capsys: pytest.CaptureFixture[str]) -> None:
    out = defined(capsys, "李小明")
    assert out.startswith("李小明  lǐ xiǎo míng  in no dictionary, perhaps a name\n  李  Lǐ  surname Li\n")
    rows = json.loads(defined(capsys, "李小明", "--json"))
    assert (rows[0]["word"], rows[0]["senses"], rows[0]["name"]) == ("李小明", [], True)


def test_a_friend_is_called_by_a_family_name(capsys: pytest.CaptureFixture[str]) -> None:
    out = defined(capsys, "小王")
    assert (
        out
        == "小王  xiǎo wáng  in no dictionary, perhaps a name\n  小  xiǎo  small; tiny; few; young\n  王  Wáng  surname Wang\n"
    )


def test_a_sense_that_is_the_only_one_left_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "    9. (after a personal pronoun) hello" in defined(capsys, "好")


@pytest.mark.parametrize(("typed", "shown"), [("著", "著  HSK"), ("緑", "緑  HSK"), ("學習", "学习  學習  HSK")])
def test_a_word_is_shown_as_it_is_in_the_dictionary(capsys: pytest.CaptureFixture[str], typed: str, shown: str) -> None:
    assert defined(capsys, typed).startswith(shown)


def test_a_sign_that_nobody_reads_has_no_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert "(no reading)\n    1. iteration mark" in defined(capsys, "々")


def test_words_are_in_the_log_of_look_ups_but_not_those_of_programs(capsys: pytest.CaptureFixture[str]) -> None:
    defined(capsys, "銀行", "头发", "qwzx")
    defined(capsys, "月亮", "--json")
    defined(capsys, "bank")
    with closing(open_library(keeps=False)) as library:
        assert LookUps(library).counts() == {"头发": 1, "银行": 1}


@pytest.mark.parametrize("signs", ["，", "?!", "😀"])
def test_signs_are_no_words(capsys: pytest.CaptureFixture[str], signs: str) -> None:
    assert main(["define", signs]) == 2
    assert f"there is no word in {signs}" in capsys.readouterr().err


def test_nothing_known_at_all_is_a_failure_with_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["define", "qwzx"]) == 1
    assert "langdu dictionaries add FILE" in capsys.readouterr().err


def test_one_of_several_that_is_not_known_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["define", "银行", "qwzx"]) == 0
    told = capsys.readouterr()
    assert "bank" in told.out
    assert "nothing is known of qwzx" in told.err


@pytest.mark.parametrize("word", ["", " ", "\x1b[2J"])
def test_nothing_to_look_up(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert main(["define", word]) in (1, 2)
    assert "\x1b" not in capsys.readouterr().err


def test_a_very_long_word_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    out = defined(capsys, "银行" * 2000)
    assert out.count("银行  yín háng  bank\n") == 2000


def test_your_corrections_hold_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert "都  dōu" in defined(capsys, "我们都去")
    assert main(["lexicon", "add", "都", "dū"]) == 0
    assert "都  dū  capital city" in defined(capsys, "我们都去")


def test_lines_end_where_the_terminal_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "30")
    lines = wrapped("    1. classifier for flat objects, 张三李四", 7).split("\n")
    assert lines == ["    1. classifier for flat", "       objects, 张三李四"]
    assert wrapped("银行" * 20, 2) == "银行" * 20
