"""Markdown's headings are the contents, and of its markup nothing is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.importers import Source, load
from langdu.session.text import pipeline
from tests.importers.said import spoken_blocks

if TYPE_CHECKING:
    from langdu.model import Document, Section

TEXT = """# 茶馆

很久以前。

## 早晨 ##

```
# 不是标题
```

### 水开了

## 夜里
#也不是
####### 更不是
"""


def document(text: str) -> Document:
    return load(Source(text.encode(), "茶馆.md", "茶馆"))


def sections(text: str) -> tuple[Section, ...]:
    return document(text).sections


def spoken(text: str) -> list[str]:
    """What is read aloud, a string a block."""
    return spoken_blocks(pipeline.refined(document(text)))


def test_headings_are_nested_by_their_level() -> None:
    (tea,) = sections(TEXT)
    assert (tea.title, tea.level, tea.start) == ("茶馆", 1, 0)
    morning, night = tea.sections
    assert (morning.title, night.title) == ("早晨", "夜里")
    assert document(TEXT).source[morning.start :].startswith("早晨\n")
    assert [section.title for section in morning.sections] == ["水开了"]


def test_a_level_may_be_missing() -> None:
    assert [section.title for section in sections("### 甲\n\n# 乙\n\n### 丙\n")] == ["甲", "乙"]
    assert sections("没有标题。") == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("看[这篇文章](https://example.com/a?b=1)。", "看这篇文章。"),
        ("看![河边](river.png)河。", "看河。"),
        ("看<https://www.example.com/a/b>。", "看example.com。"),
        ("见 https://example.com/a. 好。", "见example.com.好。"),
        ("**“重点”**字，~~错~~，*斜*。", "“重点”字，错，斜。"),
        ("公式$E=mc^2$很有名。", "公式很有名。"),
        ("他来了<!-- 旁注 -->，<b>走</b>了。", "他来了，走了。"),
        ("他来了[^1]。\n\n[^1]: 昨天。", "他来了。"),
        ("> 引文。", "引文。"),
        ("- 苹果\n- 梨", "苹果梨"),
        ("<script>\nvar a = 1;\n</script>\n\n字。", "字。"),
        ("---\ntitle: 茶\n---\n字。", "字。"),
        ("```python\nprint(1)\n```\n\n字。", "字。"),
        ("字。\n\n***\n\n字。", "字。字。"),
        ("| 甲 | 乙 |\n|---|:-:|\n| 丙 | 丁 |", "甲乙丙丁"),
        ("$$\na+b\n$$\n\n字。", "字。"),
    ],
)
def test_markup_is_not_read_aloud(written: str, said: str) -> None:
    assert "".join(spoken(written)).replace("|", "").replace(" ", "") == said


def test_glosses_are_no_links_and_no_tags() -> None:
    (block,) = load(Source("[银](yín)<ruby>行<rt>háng</rt></ruby>长<zhǎng>。".encode(), "a.md", "a")).blocks
    assert len(block.span) == len("[银](yín)<ruby>行<rt>háng</rt></ruby>长<zhǎng>。")


def test_footnotes_are_set_aside_where_their_mark_stood() -> None:
    found = document("# 题\n\n1. 他来了[^a]，又走了。\n\n[^a]: 那是昨天。\n")
    (note,) = found.set_aside
    assert found.source[note.span.start : note.span.end] == "那是昨天。"
    assert note.anchor is not None
    assert found.source[: note.anchor].endswith("他来了")
    assert found.source[note.anchor :].startswith("，又走了")


def test_front_matter_names_the_text() -> None:
    found = document('---\ntitle: "茶"\nauthor: 佚名\nlang: zh-TW\n---\n字。')
    assert (found.title, found.author, found.language) == ("茶", "佚名", "zh-TW")


def test_code_is_shown() -> None:
    found = document("```\nprint(1)\n```\n")
    assert [(block.kind, found.source[block.span.start : block.span.end]) for block in found.blocks] == [
        ("aside", "print(1)")
    ]
