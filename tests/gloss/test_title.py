"""What stands behind the bar of a first line: text, or the tail of a title."""

from __future__ import annotations

import pytest

from langdu.gloss.title import TitlePattern, patterns
from langdu.session.text import pipeline

PASSAGE = "老树下面有一口井,井水又清又甜。"
TEXT = {
    "a lesson": "第三课 | 问路\n" + PASSAGE,
    "a lesson, no spaces": "第三课|在网上买票\n" + PASSAGE,
    "a numbered chapter about a lottery": "第12章 | 彩票和贷款\n" + PASSAGE,
    "two parts": "井边的早晨 | 一封信\n" + PASSAGE,
    "a table's first row": "词语 | 读音 | 意思\n水井 | shuǐjǐng | 打水的地方\n",
    "words that the text takes up": "周末的视频 | 免费视频\n视频是免费的。",
    "nothing below it": "井边的早晨|小城读书网",
    "bars around it": "| 免费视频 |\n" + PASSAGE,
    "a net that is no site": "夏天的河 | 一张渔网\n" + PASSAGE,
}


@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT)
def test_what_is_behind_a_bar_is_text(text: str) -> None:
    assert "aside" not in {block.kind for block in pipeline.from_text(text, "x").blocks}


@pytest.mark.parametrize("row", patterns(), ids=lambda row: row.example)
def test_each_patterns_own_tail_is_set_aside(row: TitlePattern) -> None:
    title, tail = row.example.strip("〕").split("〔")
    assert row.pattern.search(tail)
    document = pipeline.from_text(f"{title}|{tail}\n{PASSAGE}", "x")
    shown = [(block.kind, document.source[block.span.start : block.span.end]) for block in document.blocks]
    assert shown == [("heading", title), ("aside", tail), ("body", PASSAGE)]


def test_several_tails_go_together() -> None:
    document = pipeline.from_text(f"井边的早晨 | 村里的事|小城读书网|最新章节\n{PASSAGE}", "x")
    shown = [document.source[block.span.start : block.span.end] for block in document.blocks]
    assert shown[:2] == ["井边的早晨 | 村里的事", "小城读书网|最新章节"]
