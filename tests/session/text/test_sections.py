"""The contents of a text, its titles as they are shown."""

from __future__ import annotations

from langdu.importers import Source
from langdu.session.text import pipeline

PROSE = "春天来了，河边的柳树都绿了。\n他沿着河走。\n"


def test_glosses_are_left_out_of_the_titles_of_chapters() -> None:
    text = f"卷一 风\n\n第一章 银(yín)行(háng)\n\n{PROSE}第二章 小河\n\n{PROSE}"
    (volume,) = pipeline.sections_of(pipeline.load(Source(text.encode(), "a.txt", "a")))
    assert [section.title for section in volume.sections] == ["第一章 银行", "第二章 小河"]


def test_titles_that_are_no_heading_of_the_text_stay() -> None:
    data = "---\ntitle: 茶\n---\n# 开头\n\n甲。\n".encode()
    (section,) = pipeline.sections_of(pipeline.load(Source(data, "a.md", "a")))
    assert (section.title, section.start) == ("开头", 0)


def test_headings_are_the_contents_of_a_text_without_chapters() -> None:
    found = pipeline.sections_of(pipeline.load(Source("早(zǎo)晨\n\n他来了。\n".encode(), "a.txt", "a")))
    assert [section.title for section in found] == ["早晨"]
