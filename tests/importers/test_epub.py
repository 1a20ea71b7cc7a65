"""Books: contents, notes, locks and archives that are no good."""

from __future__ import annotations

import io
import zipfile

import pytest

from langdu.errors import BadInput, LangduError
from langdu.importers import Source, load

MEMBERS = {
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
    "o/p.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>山路</dc:title><dc:language>zh</dc:language>'
    '<dc:creator>某人</dc:creator></metadata><manifest><item id="n" href="n.xhtml" properties="nav"/><item id="a" href="a.xhtml"/>'
    '<item id="b" href="b.xhtml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>',
    "o/n.xhtml": '<html><body><nav epub:type="toc"><ol><li><a href="a.xhtml">上</a><ol><li><a href="b.xhtml#s">下</a></li></ol></li></ol></nav></body></html>',
    "o/a.xhtml": '<html><head><title/></head><body><h1>上山</h1><p>他走了<a epub:type="noteref" href="#f">注</a>。</p><aside epub:type="footnote" id="f">走路。</aside></body></html>',
    "o/b.xhtml": '<html><body><p>过河。</p><p id="s">下山了。</p></body></html>',
}


def packed(**changes: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in {**MEMBERS, **changes}.items():
            file.writestr(name, text)
    return out.getvalue()


def test_contents_text_and_notes() -> None:
    document = load(Source(packed(), "山路.epub", "x"))
    said = [document.source[b.span.start : b.span.end] for b in document.blocks]
    assert said == ["上山", "他走了。", "过河。", "下山了。"]
    (first,) = document.sections
    assert (first.title, [s.title for s in first.sections]) == ("上", ["下"])
    assert document.source[first.sections[0].start :].startswith("下山了")
    assert [document.source[n.span.start : n.span.end] for n in document.set_aside] == ["走路。"]
    assert (document.title, document.author, document.language) == ("山路", "某人", "zh")


@pytest.mark.parametrize("name", ["META-INF/rights.xml", "../x"])
def test_locked_books_and_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(BadInput):
        load(Source(packed(**{name: "<r/>"}), "a.epub", "a"))


def test_a_bomb_is_refused() -> None:
    with pytest.raises(BadInput, match="far more"):
        load(Source(packed(x="0" * 50_000_000), "a.epub", "a"))


def test_no_damage_is_more_than_a_message() -> None:
    import random

    draw, data = random.Random(7), packed()
    for _ in range(200):
        broken = bytearray(data)
        for _ in range(draw.randint(1, 8)):
            broken[draw.randrange(len(broken))] = draw.randrange(256)
        try:
            load(Source(bytes(broken[: draw.randint(1, len(broken))]), "a.epub", "a"))
        except LangduError:
            continue


def test_notes_in_a_page_of_their_own_are_set_aside() -> None:
    page = '<html><body><p>他来<a href="b.xhtml#s"><sup>1</sup></a>了。</p></body></html>'
    document = load(Source(packed(**{"o/a.xhtml": page}), "a.epub", "a"))
    assert [document.source[b.span.start : b.span.end] for b in document.blocks] == ["他来了。", "过河。"]
    assert [document.source[n.span.start : n.span.end] for n in document.set_aside] == ["下山了。"]


@pytest.mark.parametrize(
    ("algorithm", "is_locked"),
    [
        ("http://www.idpf.org/2008/embedding", False),  # hides fonts
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True),
    ],
)
def test_only_a_book_whose_text_is_encrypted_is_locked(algorithm: str, is_locked: bool) -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/></enc:EncryptedData></encryption>'
    )
    book = Source(packed(**{"META-INF/encryption.xml": encryption}), "a.epub", "a")
    if not is_locked:
        assert load(book).blocks
        return
    with pytest.raises(BadInput, match="locked by its seller"):
        load(book)


def paragraphs(first: str, second: str) -> list[str]:
    """Of a book whose pages a and b have these bodies; only b's is not in its contents."""
    changes = {
        "o/n.xhtml": '<html><body><nav epub:type="toc"><ol><li><a href="a.xhtml">上</a></li></ol></nav></body></html>',
        "o/a.xhtml": f"<html><body><h1>上山</h1>{first}</body></html>",
        "o/b.xhtml": f"<html><head><title>b</title></head><body>\n<div>\n{second}</div></body></html>",
    }
    document = load(Source(packed(**changes), "a.epub", "a"))
    return [document.source[b.span.start : b.span.end] for b in document.blocks][1:]


LONG = "他沿着河边的小路一直往前走，走过了三座石桥，天快要黑的时候才看见山脚下那个小村子的灯火，心里"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (f"<p>{LONG}</p>", "<p>高兴极了。</p><p>村口有人。</p>", [f"{LONG}高兴极了。", "村口有人。"]),
        ("<p>他走了，</p>", "<p><a id='x'></a>又回来了。</p>", ["他走了，又回来了。"]),
        (f"<p>{LONG} and</p>", "<p>then home.</p>", [f"{LONG} and then home."]),
        (f"<p>{LONG}。</p>", "<p>高兴极了。</p>", [f"{LONG}。", "高兴极了。"]),
        ("<p>献给母亲</p>", "<p>天亮了。</p>", ["献给母亲", "天亮了。"]),
        (f"<p>{LONG}</p>", "<p>第三章</p><p>天亮了。</p>", [LONG, "第三章", "天亮了。"]),
        (f"<p>{LONG}</p>", "<h2>天亮了。</h2>", [LONG, "天亮了。"]),
        (f"<p>{LONG}</p>", "<p>“你来了？”</p>", [LONG, "“你来了？”"]),
        (f"<p>{LONG}</p>", "<p><img src='x.png'/>天亮了。</p>", [LONG, "天亮了。"]),
        (f"<p>{LONG}</p>", "<p> </p>", [LONG]),
        ("<h2>他走了，</h2>", "<p>又回来了。</p>", ["他走了，", "又回来了。"]),
    ],
)
def test_a_paragraph_that_is_cut_by_a_page_goes_on_in_the_next(first: str, second: str, expected: list[str]) -> None:
    assert paragraphs(first, second) == expected


def test_a_page_that_the_contents_name_begins_a_paragraph() -> None:
    page = f"<html><body><p>{LONG}</p></body></html>"
    document = load(Source(packed(**{"o/a.xhtml": page}), "a.epub", "a"))
    assert [document.source[b.span.start : b.span.end] for b in document.blocks] == [LONG, "过河。", "下山了。"]


def test_ruby_and_notes_behind_a_joined_paragraph_are_at_their_place() -> None:
    changes = {
        "o/n.xhtml": "<html/>",
        "o/a.xhtml": "<html><body><p>他去<ruby>银行<rt>yín háng</rt></ruby>，</p></body></html>",
        "o/b.xhtml": "<html><body><p>又<ruby>行<rt>xíng</rt></ruby>了<a epub:type='noteref' href='#f'>1</a>。</p>"
        "<aside epub:type='footnote' id='f'>走路。</aside></body></html>",
    }
    document = load(Source(packed(**changes), "a.epub", "a"))
    assert document.source.startswith("他去银行，又行了。\n")
    assert [document.source[hint.span.start] for hint in document.hints] == ["银", "行", "行"]
    assert document.hints[2].span.start == 6
    assert [note.anchor for note in document.set_aside] == [8]


@pytest.mark.parametrize(
    ("manifest", "meta"),
    [
        ('<item id="c" href="i/c.jpg" properties="cover-image"/>', ""),
        ('<item id="c" href="i/c.jpg"/>', '<meta name="cover" content="c"/>'),
    ],
    ids=["EPUB 3", "EPUB 2"],
)
def test_pictures_and_the_cover_are_counted(manifest: str, meta: str) -> None:
    package = (
        MEMBERS["o/p.opf"].replace("<manifest>", f"<manifest>{manifest}").replace("</metadata>", f"{meta}</metadata>")
    )
    page = (
        '<html><body><svg><image xlink:href="i/c.jpg"/></svg><p>走<img src="i/a.png"/>。<img src="../o/i/a.png"/></p>'
        '<img src="i/dot.gif" width="1" height="1"/></body></html>'
    )
    changes = {"o/p.opf": package, "o/i/c.jpg": "x", "o/a.xhtml": page}
    document = load(Source(packed(**changes), "a.epub", "a"))
    assert (document.pictures, document.has_cover) == (2, True)
    assert (load(Source(packed(), "a.epub", "a")).pictures, load(Source(packed(), "a.epub", "a")).has_cover) == (
        0,
        False,
    )


def test_the_first_pages_are_the_beginning_of_the_whole() -> None:
    from langdu.importers.markup.epub import FIRST_CHARACTERS, EpubImporter

    long = f"<html><body>{'<p>他走了一天。</p>' * (FIRST_CHARACTERS // 6 + 10)}</body></html>"
    source = Source(packed(**{"o/a.xhtml": long}), "山路.epub", "x")
    whole, first = load(source), EpubImporter().first_pages(source)
    assert first.title == whole.title
    assert whole.source.startswith(first.source.rstrip())
    assert "下山了" in whole.source
    assert "下山了" not in first.source
    assert first.blocks[0].span == whole.blocks[0].span
