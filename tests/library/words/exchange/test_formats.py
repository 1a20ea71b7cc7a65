"""Every format gives back what it wrote, and is known by its content."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.errors import BadInput, UsageError
from langdu.library.words.exchange.base import WordToExport, status_name, status_of
from langdu.library.words.exchange.checking import checked, trouble_with
from langdu.library.words.exchange.formats import FORMAT_NAMES, format_for, format_of, named
from langdu.model import IGNORED, KNOWN, WORD_STATUSES

CHANGED = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = [
    WordToExport("银行", KNOWN, CHANGED, "yín háng", 'bank, "the" bank', "他在银行工作。"),
    WordToExport("月亮", 3, CHANGED, "yuè liang", "=moon\tor\nso", ""),
    WordToExport("小王", IGNORED, CHANGED),
    WordToExport("水桶", 1, CHANGED, "shuǐ tǒng", '"quoted"', ""),
]


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_what_was_written_is_read_again(name: str) -> None:
    text = named(name).write(WORDS, "Chinese")
    assert format_of(text).name == name
    found = checked(format_of(text).read(text, "words"), 1, "words")
    assert found.statuses == {one.word: one.status for one in WORDS}
    assert found.remarks == ()


def test_lwt_has_its_eight_columns_and_the_term_in_braces() -> None:
    first, second, *_ = named("lwt").write(WORDS, "Chinese").split("\r\n")
    assert first.split("\t") == [
        "银行", 'bank, "the" bank', "他在{银行}工作。", "yín háng", "99", "Chinese", "", "",
    ]  # fmt: skip
    assert second.split("\t")[1] == "=moon or so"


def test_lute_has_its_headings_and_letters() -> None:
    head, first, second, third, _, end = named("lute").write(WORDS, "Mandarin Chinese").split("\n")
    assert head == "term,parent,translation,language,tags,added,status,link_status,pronunciation"
    assert first == '银行,,"bank, ""the"" bank",Mandarin Chinese,,2026-03-01 12:00:00,W,,yín háng'
    assert second.split(",")[2] == "'=moon or so"
    assert third.split(",")[6] == "I"
    assert end == ""


def test_the_ending_tells_what_is_written() -> None:
    written = {ending: format_for(Path(f"a{ending}")).name for ending in (".csv", ".tsv", ".TXT")}
    assert written == {".csv": "langdu", ".tsv": "lwt", ".TXT": "list"}
    with pytest.raises(UsageError, match="--format"):
        format_for(Path("a.docx"))


def test_statuses_have_names_and_numbers() -> None:
    assert [status_of(status_name(status)) for status in WORD_STATUSES] == list(WORD_STATUSES)
    assert status_of("Known") == KNOWN
    assert [status_of(told) for told in ("6", "-1", "knwon", "", "٣")] == [None] * 5


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lwt", "银行\tbank\t\tyín háng\t7\tChinese\t1\t\n"),
        ("lwt", "银行\tbank\n"),
        ("lute", "term,language,status\n银行,Chinese,X\n"),
        ("lute", "word,status\n银行,1\n"),
        ("lute", "language,term\nChinese\n"),
        ("langdu", "word,status\n银行\n"),
        ("langdu", "word,status\n银行,very well\n"),
        ("list", "银行\t12\n"),
        ("lute", 'term,language\n"' + "银" * 200_000),
    ],
)
def test_a_row_that_cannot_be_understood_is_told_and_nothing_is_taken(name: str, text: str) -> None:
    with pytest.raises(BadInput, match=r"words, row [12]"):
        checked(named(name).read(f"{text}", "words"), KNOWN, "words")


def test_words_of_other_languages_are_left_out() -> None:
    text = "term,language,status\n学校,Japanese,W\n学校,Chinese,2\n"
    assert checked(named("lute").read(text, "words"), KNOWN, "words").statuses == {"学校": 2}


def test_lute_without_a_status_is_the_first_step_as_its_manual_says() -> None:
    text = 'language,term,translation\nChinese,银行,"a bank.\nor a shore"\nChinese,月亮,moon\n'
    found = list(named("lute").read(text, "words"))
    assert [(one.text, one.status, one.row) for one in found] == [("银行", 1, 2), ("月亮", 1, 4)]


@pytest.mark.parametrize("name", FORMAT_NAMES)
@given(st.text(st.sampled_from("银行月\t\n\r,;\"'#:0123498WIx \x00\x1b\u200b𠀀")))
def test_whatever_a_file_holds_is_words_or_told(name: str, text: str) -> None:
    error, statuses, remarks = "", {}, ()
    try:
        found = checked(named(name).read(text, "words"), KNOWN, "words")
        statuses, remarks = dict(found.statuses), found.remarks
    except BadInput as told:
        error = str(told)
    assert bool(error) != bool(statuses)
    assert all(trouble_with(word) == "" for word in statuses)
    assert all("\x1b" not in line and "\n" not in line for line in (*remarks, error))


@pytest.mark.parametrize(
    "text",
    [
        "word,status\n银行,3\n",
        "汉字,拼音,状态\n银行,yín háng,3\n",
        "Status,Word\n3,银行\n",
        "word;status\n银行;3\n",
        "term\ttranslation\tsentence\tromanization\tstatus\ttags\n银行\tbank\t\tyínháng\t3\t\n",
    ],
)
def test_a_table_of_a_spreadsheet_is_read_by_its_headings(text: str) -> None:
    found = list(format_of(text).read(text, "a.csv"))
    assert [(one.text, one.status) for one in found] == [("银行", 3)]


def test_a_word_list_that_only_mentions_a_status_is_no_table() -> None:
    assert [one.text for one in format_of("状态\n银行\n").read("状态\n银行\n", "a.txt")] == ["状态", "银行"]
