"""Which lines of plain text are its chapters, and why the others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import UsageError
from langdu.importers import Source, load
from langdu.importers.plain_text.chapters import judged
from langdu.importers.plain_text.numerals import value_of

if TYPE_CHECKING:
    from langdu.model import Section

PROSE = "春天来了，河边的柳树都绿了。\n他沿着河走，一直走到桥边。\n"


def sections(text: str, rule: str = "") -> tuple[Section, ...]:
    return load(Source(text.encode(), "a.txt", "a", chapters=rule)).sections


def titles(text: str, rule: str = "") -> list[str]:
    return [section.title for section in sections(text, rule)]


def book(*headings: str) -> str:
    return "".join(f"{heading}\n\n{PROSE}\n" for heading in headings)


@pytest.mark.parametrize(
    "headings",
    [
        ("第一章", "第二章", "第三章"),
        ("第１章 春", "第２章 夏", "第３章 秋"),
        ("第1章春雨", "第2章夏雨", "第3章秋雨"),
        ("序章", "第一回 春雨落小镇　秋风过大河", "第二回 老人谈旧事　少年听新歌", "尾声"),
        ("楔子", "第十九章 甲", "第廿章 乙", "第廿一章 丙", "番外 丁", "后记"),
        ("第九十九章", "第一百章", "第一百零一章", "第一〇二章", "第两百章"),
        ("【第一章】春", "【第二章】夏"),
        ("二十九章", "三十章", "三十一章"),
        ("Chapter 1", "Chapter 2: The River", "CHAPTER III"),
        ("1. 甲", "2. 乙", "3. 丙"),
        ("一、甲", "二、乙", "三、丙"),
        ("引子", "前言", "序", "跋", "附录一"),
        ("第1話 甲", "第2話 乙"),
        ("楔 子", "最终章", "大结局"),
        ("卷一·风", "卷二·雨", "下卷"),
    ],
)
def test_headings_of_all_kinds_are_the_contents(headings: tuple[str, ...]) -> None:
    text = book(*headings)
    assert titles(text) == [heading.replace("\u3000", " ") for heading in headings]
    starts = [section.start for section in sections(text)]
    assert [text[start:].split("\n")[0] for start in starts] == list(headings)


def test_chapters_are_inside_their_volumes() -> None:
    text = f"卷一 风\n\n{book('第一章 甲', '第二章 乙')}第二卷 雨\n\n{book('第一章 丙')}"
    first, second = sections(text)
    assert (first.title, [section.title for section in first.sections]) == ("卷一 风", ["第一章 甲", "第二章 乙"])
    assert (second.title, [section.title for section in second.sections]) == ("第二卷 雨", ["第一章 丙"])


@pytest.mark.parametrize(
    "line",
    [
        "第一回见到他的时候，天正下着雨。",
        "第二回他又来了。",
        "第三章的开头写得很好。",
        "第一节课上他睡着了",
        "第一部手机是爷爷送的",
        "序曲响起来了。",
        "前言不搭后语",
        "二十节车厢",
    ],
)
def test_a_sentence_that_begins_so_is_no_heading(line: str) -> None:
    assert titles(f"{PROSE}{line}\n{PROSE}") == []
    assert titles(f"第一章\n\n{PROSE}{line}\n{PROSE}第二章\n\n{PROSE}") == ["第一章", "第二章"]


def test_a_list_is_not_the_contents() -> None:
    assert titles(f"{PROSE}1. 苹果\n2. 梨\n3. 桃\n4. 杏\n{PROSE}") == []


def test_a_table_of_contents_is_set_aside() -> None:
    text = "目录\n第一章 春……1\n第二章 夏……9\n第三章 秋……17\n\n" + book("第一章 春", "第二章 夏", "第三章 秋")
    found = load(Source(text.encode(), "a.txt", "a"))
    assert [section.title for section in found.sections] == ["第一章 春", "第二章 夏", "第三章 秋"]
    (contents,) = found.set_aside
    assert (contents.kind, text[contents.span.start : contents.span.end].split("\n")[0]) == ("contents", "目录")
    assert text[found.blocks[0].span.start :].startswith("第一章 春\n")


def test_the_head_of_a_book_has_the_same_contents_as_all_of_it() -> None:
    text = "书名\n\n目　录\n\n第一章 春\n第二章 夏\n第三章 秋\n\n" + book("第一章 春", "第二章 夏", "第三章 秋")
    whole, head = (load(Source(part.encode(), "a.txt", "a")) for part in (text, text[:90]))
    assert whole.set_aside == head.set_aside
    assert text[head.set_aside[0].span.start : head.set_aside[0].span.end].split() == [
        "目", "录", "第一章", "春", "第二章", "夏", "第三章", "秋",
    ]  # fmt: skip
    assert [section.title for section in head.sections] == ["第一章 春", "第二章 夏"]


def test_a_text_of_nothing_but_contents_is_read() -> None:
    assert len(load(Source("目录\n第一章 春\n第二章 夏\n第三章 秋\n".encode(), "a.txt", "a")).blocks) == 4


def test_adorned_headings_are_called_without_their_adornment() -> None:
    assert titles(book("☆、第一章 春", "# 第二章 夏", "★第三章 秋")) == ["第一章 春", "第二章 夏", "第三章 秋"]


def test_a_heading_that_is_written_twice_counts_once() -> None:
    assert titles(f"第一章 春\n第一章 春\n\n{PROSE}第二章 夏\n\n{PROSE}") == ["第一章 春", "第二章 夏"]


def test_every_candidate_says_why() -> None:
    text = f"第一章 春\n\n{PROSE}第二回他来的时候，天黑了。\n{PROSE}"
    first, second = judged(text)
    assert (first.is_accepted, second.is_accepted) == (True, False)
    assert "the next one" in first.why
    assert "sentence" in second.why


def test_a_rule_of_the_users_own() -> None:
    text = f"第1关：门\n{PROSE}第2关：桥\n{PROSE}第一章\n\n{PROSE}"
    assert titles(text, r"第\d+关.*") == ["第1关：门", "第2关：桥"]
    with pytest.raises(UsageError, match="no regular expression"):
        titles(text, "(")


def test_the_lines_of_chapters_are_headings() -> None:
    text = f"第一章，春天\n\n{PROSE}第二章，夏天\n\n{PROSE}第三回我见他\n{PROSE}"
    found = load(Source(text.encode(), "a.txt", "a", chapters="第.章.*"))
    kinds = {text[block.span.start : block.span.end]: block.kind for block in found.blocks}
    assert (kinds["第一章，春天"], kinds["第二章，夏天"]) == ("heading", "heading")


@pytest.mark.parametrize(
    ("written", "value"),
    [("三", 3), ("１２", 12), ("〇", 0), ("廿一", 21), ("一百零三", 103), ("一二三", 123), ("XIV", 14), ("两", 2),
     ("十", 10), ("卅", 30), ("一千零二十", 1020), ("上", 1), ("three", 3), ("春", None), ("", None)],
)  # fmt: skip
def test_numbers(written: str, value: int | None) -> None:
    assert value_of(written) == value
