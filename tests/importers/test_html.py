"""Web pages: what is read of them, and what is not."""

from __future__ import annotations

import pytest

from langdu.errors import BadInput
from langdu.importers import Source, load
from langdu.session.text import pipeline

PAGE = """<html lang="zh-CN"><head><title>小镇</title><meta name="author" content="某人"><script>var a="脚本";</script>
<style>p{}</style></head><body><nav>菜单</nav><h1>小镇</h1><p>今天<ruby>银行<rt>yín háng</rt></ruby>没开<sup><a href="#n1">[1]</a></sup>。</p>
<form>表单</form><h2>早上</h2><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>
<ol><li id="n1">注释在此。</li></ol></body></html>"""


def test_a_page_is_its_article_with_hints_sections_and_notes() -> None:
    document = load(Source(PAGE.encode(), "小镇.html", "x"))
    said = [document.source[b.span.start : b.span.end].strip() for b in document.blocks]
    assert said == ["小镇", "今天银行没开。", "早上", "甲 乙", "丙 丁"]
    assert [(document.source[h.span.start], h.written) for h in document.hints] == [("银", "yín"), ("行", "háng")]
    assert (document.title, document.language, document.author) == ("小镇", "zh-CN", "某人")
    assert [s.title for s in document.sections[0].sections] == ["早上"]
    (note,) = document.set_aside
    assert document.source[note.span.start : note.span.end] == "注释在此。"
    assert note.anchor == document.source.index("。")


def test_a_page_in_the_encoding_that_it_names() -> None:
    page = '<meta charset="gb2312"><p>你好，世界。</p>'.encode("gb18030")
    assert "你好，世界。" in load(Source(page, "a.htm", "a")).source


def test_nothing_beside_the_text_is_in_a_spoken_sentence() -> None:
    document = pipeline.load(Source(PAGE.encode(), "小镇.html", "x"))
    said = "".join(s.text for block in range(len(document.blocks)) for s in pipeline.split(document, block))
    assert "银行没开" in said
    assert not [word for word in ("脚本", "菜单", "表单", "注释", "[1]", "yín") if word in said]


@pytest.mark.parametrize(
    ("ruby", "readings"),
    [
        ("<ruby>银<rt>yín</rt>行<rt>háng</rt></ruby>", ["yín", "háng"]),
        ("<ruby><rb>银</rb><rb>行</rb><rt>yín</rt><rt>háng</rt></ruby>", ["yín", "háng"]),
        ("<ruby><rb>银</rb><rb>行</rb><rtc><rt>yín</rt><rt>háng</rt></rtc></ruby>", ["yín", "háng"]),
        ("<ruby>银<rp>(</rp><rt>yín</rt><rp>)</rp>行<rp>(</rp><rt>háng</rt><rp>)</rp></ruby>", ["yín", "háng"]),
        ("<ruby>银行<rt>yínháng</rt></ruby>", ["yín", "háng"]),
        ("<ruby><span>银</span>行<rt>yín háng</rt></ruby>", ["yín", "háng"]),
        ("<ruby>银行<rt>bank</rt></ruby>", []),
    ],
)
def test_ruby_of_all_forms(ruby: str, readings: list[str]) -> None:
    found = load(Source(f"<p>去{ruby}了。</p>".encode(), "a.html", "a"))
    assert found.source.strip() == "去银行了。"
    assert [(found.source[hint.span.start], hint.written) for hint in found.hints] == list(
        zip("银行", readings, strict=False)
    )


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    found = load(Source(f"<p>{'天亮了，街上有人。' * 600}</p>".encode(), "a.html", "a"))
    assert len(found.blocks) > 1
    assert all(found.source[block.span.end - 1] == "。" for block in found.blocks)


def test_deep_nesting_is_read_and_what_is_deeper_is_refused_for_that() -> None:
    def page(depth: int) -> Source:
        return Source(f"<body>{'<div>' * depth}<p>你好。</p>{'</div>' * depth}".encode(), "a.html", "a")

    assert load(page(1000)).source.strip() == "你好。"
    with pytest.raises(BadInput, match="nested too deep"):
        load(page(60_000))


def test_pictures_of_the_article_are_counted() -> None:
    page = '<nav><img src="menu.png"></nav><article><p>看<img src="a.png">。</p><img src="b.png"></article>'
    assert load(Source(page.encode(), "a.html", "a")).pictures == 2
