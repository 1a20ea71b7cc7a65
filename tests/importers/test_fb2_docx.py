"""FictionBook and Word."""

from __future__ import annotations

import io
import zipfile

import pytest

from langdu.errors import BadInput
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


STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:styleId="mine"><w:basedOn w:val="middle"/></w:style>
<w:style w:styleId="middle"><w:basedOn w:val="h2"/></w:style>
<w:style w:styleId="h2"><w:basedOn w:val="normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="body"><w:basedOn w:val="h2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
<w:style w:styleId="lost"><w:basedOn w:val="gone"/></w:style></w:styles>"""


def docx(**members: str) -> Source:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in members.items():
            file.writestr(f"word/{name}.xml", text)
    return Source(out.getvalue(), "a.docx", "a")


@pytest.mark.parametrize(
    ("style", "kind"),
    [("mine", "heading"), ("h2", "heading"), ("body", "body"), ("a", "body"), ("lost", "body"), ("none", "body")],
)
def test_a_style_has_the_level_of_what_it_is_based_on(style: str, kind: str) -> None:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>开头</w:t></w:r></w:p>'
    document = load(docx(document=WORD.replace("<w:body>", f"<w:body>{paragraph}"), styles=STYLES))
    assert document.blocks[0].kind == kind


def test_pictures_of_a_word_document_are_counted() -> None:
    picture = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId5"/></w:drawing></w:r></w:p>'
    )
    assert load(docx(document=WORD.replace("<w:body>", f"<w:body>{picture}{picture}"))).pictures == 1


def test_pictures_of_an_fb2_are_counted_with_the_cover() -> None:
    cover = '<coverpage><image l:href="#c.jpg"/></coverpage><author>'
    book = FB2.replace("<author>", cover, 1).replace("<p>水流", '<image l:href="#a.jpg"/><p>水流')
    document = load(Source(book.encode(), "河.fb2", "x"))
    assert (document.pictures, document.has_cover) == (2, True)


def test_what_is_nested_too_deep_is_refused_for_that() -> None:
    with pytest.raises(BadInput, match="nested too deep"):
        load(docx(document=WORD.replace("<w:body>", f"<w:body>{'<w:p>' * 5000}")))
