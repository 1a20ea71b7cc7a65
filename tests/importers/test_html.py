"""Web pages: what is read of them, and what is not."""

from __future__ import annotations

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
