"""Plain text: what in it is no text is not read aloud, and its notes are set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.importers import Source, load
from langdu.session.text import pipeline
from tests.importers.said import spoken_blocks

if TYPE_CHECKING:
    from langdu.model import Document


def document(text: str, name: str = "a.txt") -> Document:
    return pipeline.refined(load(Source(text.encode(), name, "a")))


def parts(found: Document) -> list[str]:
    return [found.source[part.span.start : part.span.end] for part in found.set_aside]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('看[这篇文章](https://example.com/a?b=1 "题")就懂。', "看这篇文章就懂。"),
        ("看[维基](https://zh.example.org/wiki/A_(b))就懂。", "看维基就懂。"),
        ("看![河边](river.png)河。", "看河。"),
        ("公式$E=mc^2$很有名。", "公式很有名。"),
        ("如$$a+b=c$$所示。", "如所示。"),
        ("他来了[1]，又走了[2][3]。", "他来了，又走了。"),
        ("他来了[^a]。", "他来了。"),
        ("他来了 [1]。\n\n[1] 那是昨天。\n\n他走了。", "他来了。他走了。"),
        ("他来了。\nhttps://example.com/long/path\n他走了。", "他来了。他走了。"),
        ("他来了［1］。\n\n［1］那是昨天。\n", "他来了。"),
    ],
)
def test_what_is_no_text_is_not_read(written: str, said: str) -> None:
    assert "".join(spoken_blocks(document(written))) == said


@pytest.mark.parametrize(
    "text",
    [
        "银[yín]行",
        "[银](yín)行",
        "花了$5，又花了$6。",
        "数组a[1]和b[2]。",
        "选[1]项吧",
        "见https://www.example.com/a/b?c=1，再说。",
        "选 [1] 项吧",
        "[1] 苹果\n[2] 梨",
        "我说：“好！”",
        "比例是1:2，时间是[12:30]。",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert load(Source(text.encode(), "a.txt", "a")).source == text


def test_notes_are_set_aside_each_by_its_own_mark() -> None:
    found = document("甲来了[1]。\n[1] 昨天。\n乙来了[1]。\n[1] 今天。\n")
    assert parts(found) == ["[1] 昨天。", "[1] 今天。"]
    marks = [found.source[: part.anchor] for part in found.set_aside]
    assert [mark[-3:] for mark in marks] == ["甲来了", "乙来了"]
    assert spoken_blocks(found) == ["甲来了。", "乙来了。"]


def test_an_address_alone_on_its_line_is_shown() -> None:
    found = document("他来了。\nhttps://example.com/a\n")
    assert found.blocks[1].kind == "aside"
    assert "https://example.com/a" in found.source


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\n你好。\n\n2\n00:00:03,000 --> 00:00:04,000\n再见。\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n你好。\n\n00:03.000 --> 00:04.000\n再见。\n",
        "[ti:歌]\n[00:01.00]你好。\n[00:03.00]再见。\n",
        "[00:01.00]你好。\n[00:03.00]再见。\n",
    ],
)
def test_pasted_subtitles_and_lyrics_are_known_by_their_content(text: str) -> None:
    found = document(text)
    assert spoken_blocks(found) == ["你好。", "再见。"]
    assert [cue.start for cue in found.cues] == [1.0, 3.0]
