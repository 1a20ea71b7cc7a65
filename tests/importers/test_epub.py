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
