"""FictionBook and Word."""

from __future__ import annotations

import io
import zipfile

from langdu.importers import Source, load

FB2 = """<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><author><first-name>某</first-name></author>
<book-title>河</book-title><lang>zh</lang></title-info></description><body><section><title><p>一</p></title><section><title><p>早</p></title>
<p>水流<a l:href="#n1" type="note">[1]</a>着。</p></section></section></body>
<body name="notes"><section id="n1"><p>很慢。</p></section></body></FictionBook>"""
WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>开头</w:t></w:r></w:p>
<w:p><w:r><w:ruby><w:rt><w:r><w:t>yín háng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>银行</w:t></w:r></w:rubyBase></w:ruby></w:r>
<w:del><w:r><w:delText>没了</w:delText></w:r></w:del><w:r><w:t>开了。</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>"""
NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="2"><w:p><w:r><w:t>早上。</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def check(data: bytes, name: str, said: list[str], note: str) -> None:
    document = load(Source(data, name, "x"))
    assert [document.source[b.span.start : b.span.end] for b in document.blocks] == said
    (aside,) = document.set_aside
    assert document.source[aside.span.start : aside.span.end] == note
    assert aside.anchor is not None


def test_fb2_with_nested_sections_and_notes() -> None:
    check(FB2.encode(), "河.fb2", ["一", "早", "水流着。"], "很慢。")
    (first,) = load(Source(FB2.encode(), "河.fb2", "x")).sections
    assert [section.title for section in first.sections] == ["早"]


def test_word_with_ruby_deletions_and_notes() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", WORD)
        file.writestr("word/footnotes.xml", NOTES)
    check(out.getvalue(), "a.docx", ["开头", "银行开了。"], "早上。")
    assert [hint.written for hint in load(Source(out.getvalue(), "a.docx", "x")).hints] == ["yín", "háng"]


def test_an_fb2_in_a_zip_is_the_book() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("河.fb2", FB2)
    inside = load(Source(out.getvalue(), "河.fb2.zip", "河"))
    assert inside.source == load(Source(FB2.encode(), "河.fb2", "河")).source
