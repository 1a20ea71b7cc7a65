"""EPUBs whose own pages are kept: valid, covered to the last hanzi, otherwise as they were."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from langdu.errors import BadInput
from langdu.importers import Source, load
from langdu.model import HANZI, OutputStyle
from langdu.session.export import ExportOptions, export
from langdu.session.export.splitting import SplitAt
from langdu.session.text.book import Book
from langdu.session.verifying import spoken_passages, verify
from langdu.speech import VoiceStore
from tests.exporters.book import sources
from tests.exporters.book.checker import problems

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import HighlightUnit
    from langdu.session.export import ExportReport

XHTML, SMIL = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
RICH = [
    '<section id="s1"><h1>第一章 河边</h1><p class="red">天亮了，<ruby>银<rt>yín</rt></ruby><ruby>行<rt>háng</rt></ruby>'
    '开门了<a epub:type="noteref" href="#n1">1</a>。小王来了。</p><p><img src="img/a.png" alt="一棵树"/></p>'
    '<aside epub:type="footnote" id="n1"><p>这是注。</p></aside></section>',
    '<h1>第二章</h1><h2 id="a">一、花儿</h2><p>那儿的花儿开得正好，12%的人坐车去City Hall。</p>'
    "<table><tr><td>早上</td><td>晚上</td></tr></table>",
]
CONTENTS = (
    '<li><a href="p1.xhtml#s1">第一章</a></li>'
    '<li><a href="p2.xhtml">第二章</a><ol><li><a href="p2.xhtml#a">花儿</a></li></ol></li>'
)
CROSSING = [
    '<p>他说<em>今天天</em>气真不错，我们<a href="p2.xhtml">一起</a>去<b>公园<i>看</i></b>花吧！好。</p>',
    "<p>走吧。</p>",
]
OLD = [
    '<h1 align="center">第一章</h1><p><a name="x"/><font color="red">天黑了。</font><br clear="all">他走了&nbsp;。</p>'
    '<center>完了。</center><p><img src="img/a.png" width="10%" border="0"></p><p><a href="gone.html">去那儿</a>。</p>',
    '<p>第二天，天亮了。<a href="p1.html#x">回去</a><a href="p1.html#no">吧</a>。</p><iframe src="http://example.org/"></iframe>'
    '<p><img src="http://example.org/a.png" alt="图"/></p>',
]


def source(kind: str, path: Path) -> Path:
    """One of the books."""
    if kind == "epub 2":
        return sources.epub2(path, OLD)
    if kind == "vertical":
        css = b"html{-epub-writing-mode:vertical-rl;writing-mode:vertical-rl}\n"
        return sources.epub3(path, RICH, spine=' page-progression-direction="rtl"', css=css)
    if kind == "no hanzi":
        return sources.epub3(path, ["<p>Only Latin here.</p>", "<p>这里有字。</p>", "<p>***</p>"])
    return sources.epub3(path, CROSSING) if kind == "crossing" else sources.epub3(path, RICH, CONTENTS)


def written(path: Path, book: Path, highlight: HighlightUnit = "sentence") -> ExportReport:
    """Export a book; files are kept as the command does it."""
    text = Book(load(Source(book.read_bytes(), book.name, book.stem)))
    style = OutputStyle(highlight=highlight)
    return export(text, ExportOptions(VoiceStore().get("silence"), None, (path,), style=style, source=book))


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


KINDS = ["rich", "epub 2", "vertical", "crossing", "no hanzi"]


@pytest.mark.parametrize("highlight", ["sentence", "word", "syllable"])
@pytest.mark.parametrize("kind", KINDS)
def test_epubcheck_has_nothing_to_say(tmp_path: Path, kind: str, highlight: HighlightUnit) -> None:
    report = written(tmp_path / "x.epub", source(kind, tmp_path / "book.epub"), highlight)
    assert problems(tmp_path / "x.epub") == []
    assert "OEBPS/content.opf" in members(tmp_path / "x.epub")
    assert report.notes == ()


def bases(element: etree._Element) -> str:
    """The text of an element without its ruby and notes."""
    skips = {f"{XHTML}{name}" for name in ("rt", "rp", "title", "aside")}
    texts = element.xpath(".//text()")
    return "".join(
        t
        for t in texts
        if t.is_tail or not any(e.tag in skips for e in (t.getparent(), *t.getparent().iterancestors()))
    )


@pytest.mark.parametrize("highlight", ["sentence", "word", "syllable"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_hanzi_is_in_an_element_that_is_heard(tmp_path: Path, kind: str, highlight: HighlightUnit) -> None:
    written(tmp_path / "x.epub", source(kind, tmp_path / "book.epub"), highlight)
    book = members(tmp_path / "x.epub")
    heard: dict[str, str] = {}
    for name in sorted(name for name in book if name.endswith(".smil")):
        for text in etree.fromstring(book[name]).iter(f"{SMIL}text"):
            page, _, element = text.get("src").partition("#")
            path = page.removeprefix("../../")
            (found,) = etree.fromstring(book[path]).xpath("//*[@id=$id]", id=element)
            heard[path] = heard.get(path, "") + bases(found)
    pages = [name for name in book if re.search(r"/p\d\.x?html$", name)]
    for path in pages:
        said = HANZI.findall(bases(etree.fromstring(book[path])))
        assert HANZI.findall(heard.get(path, "")) == [char for char in said if kind != "epub 2" or char != "图"]


def test_pictures_and_styles_stay_and_the_pages_keep_their_text_and_order(tmp_path: Path) -> None:
    written(tmp_path / "x.epub", source("rich", tmp_path / "book.epub"))
    before, after = members(tmp_path / "book.epub"), members(tmp_path / "x.epub")
    for name in ("OEBPS/img/a.png", "OEBPS/style/main.css"):
        assert after[name] == before[name]
    for name in ("OEBPS/p1.xhtml", "OEBPS/p2.xhtml"):
        assert bases(etree.fromstring(after[name])) == bases(etree.fromstring(before[name]))
    refs = [ref.get("idref") for ref in etree.fromstring(after["OEBPS/content.opf"]).iter(f"{OPF}itemref")]
    assert refs == ["p1", "p2"]
    nav = etree.fromstring(after["OEBPS/nav.xhtml"])
    assert [a.get("href") for a in nav.iter(f"{XHTML}a")] == ["p1.xhtml#s1", "p2.xhtml", "p2.xhtml#a"]


def test_ruby_is_over_the_hanzi_and_none_is_doubled(tmp_path: Path) -> None:
    written(tmp_path / "x.epub", source("rich", tmp_path / "book.epub"))
    page = members(tmp_path / "x.epub")["OEBPS/p1.xhtml"].decode()
    assert "<ruby>银<rt>yín</rt></ruby><ruby>行<rt>háng</rt></ruby>" in page
    assert "<ruby>天<rp>(</rp><rt>tiān</rt><rp>)</rp></ruby>" in page
    assert not re.search(r"<ruby>(?:(?!</ruby>).)*<ruby>", page)


def test_what_runs_or_is_fetched_is_gone(tmp_path: Path) -> None:
    written(tmp_path / "x.epub", source("epub 2", tmp_path / "book.epub"))
    pages = b"".join(data for name, data in members(tmp_path / "x.epub").items() if name.endswith(".html"))
    assert b"script" not in pages
    assert b"example.org" not in pages


def test_the_metadata_of_epub_2_are_those_of_epub_3(tmp_path: Path) -> None:
    written(tmp_path / "x.epub", source("epub 2", tmp_path / "book.epub"))
    opf = members(tmp_path / "x.epub")["OEBPS/content.opf"].decode()
    assert 'version="3.0"' in opf
    for said in ("小王", "Xiao Wang", "2001-02-03", "urn:uuid:7a1e7f10", "media:active-class", "dcterms:modified"):
        assert said in opf
    assert 'properties="cover-image"' in opf


def test_two_exports_are_the_same_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    book = source("rich", tmp_path / "book.epub")
    for name in ("a.epub", "b.epub"):
        written(tmp_path / name, book)
    assert (tmp_path / "a.epub").read_bytes() == (tmp_path / "b.epub").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"a.epub", "b.epub", "book.epub"}


def test_a_book_that_was_exported_can_be_exported_again(tmp_path: Path) -> None:
    written(tmp_path / "a.epub", source("rich", tmp_path / "book.epub"))
    report = written(tmp_path / "b.epub", tmp_path / "a.epub", "word")
    assert problems(tmp_path / "b.epub") == []
    assert report.notes == ()
    sounds = [sum(name.endswith(".mp3") for name in members(tmp_path / f"{b}.epub")) for b in "ab"]
    assert sounds[0] == sounds[1]


def verified(path: Path, book: Path) -> list[str]:
    text = Book(load(Source(book.read_bytes(), book.name, book.stem)))
    return [defect.what for defect in verify([[path]], spoken_passages(text)).defects]


@pytest.mark.parametrize("highlight", ["sentence", "word", "syllable"])
@pytest.mark.parametrize("kind", [*KINDS, "at the root"])
def test_verify_finds_all_of_its_text_in_it(tmp_path: Path, kind: str, highlight: HighlightUnit) -> None:
    book = source(kind, tmp_path / "book.epub")
    if kind == "at the root":
        book = sources.at_root(book, tmp_path / "root.epub")
    written(tmp_path / "x.epub", book, highlight)
    assert verified(tmp_path / "x.epub", book) == []


def test_verify_finds_what_a_kept_book_lacks_and_takes_no_older_ids_for_its_own(tmp_path: Path) -> None:
    book = source("rich", tmp_path / "book.epub")
    written(tmp_path / "a.epub", book)
    written(tmp_path / "b.epub", tmp_path / "a.epub", "word")  # its ids begin with langdu1
    assert verified(tmp_path / "b.epub", tmp_path / "a.epub") == []
    files = members(tmp_path / "b.epub")
    name = next(name for name in files if name.endswith(".smil"))
    files[name] = re.sub(rb"<par .*?</par>", b"", files[name], count=1, flags=re.DOTALL)
    with zipfile.ZipFile(tmp_path / "c.epub", "w") as lacking:
        for member, data in files.items():
            lacking.writestr(member, data)
    assert "no sound" in " ".join(verified(tmp_path / "c.epub", tmp_path / "a.epub"))


def test_the_text_is_made_a_book_where_its_pages_are_others(tmp_path: Path) -> None:
    book = sources.epub3(tmp_path / "book.epub", RICH)
    text = Book(load(Source("这是另外一本书。\n\n天黑了。".encode(), "x.txt", "x")))
    other = ExportOptions(VoiceStore().get("silence"), None, (tmp_path / "x.epub",), source=book)
    report = export(text, other)
    assert problems(tmp_path / "x.epub") == []
    assert "2 of 2 sentences are not found on its pages" in report.notes[0]
    assert "EPUB/package.opf" in members(tmp_path / "x.epub")
    assert {path.name for path in tmp_path.iterdir()} == {"book.epub", "x.epub"}


@pytest.mark.parametrize("name", ["../../out.xhtml", "/etc/out.xhtml", "..\\out.xhtml"])
def test_names_that_lead_out_of_the_book_never_get_into_one(tmp_path: Path, name: str) -> None:
    book = sources.epub3(tmp_path / "book.epub", RICH)
    text = Book(load(Source(book.read_bytes(), "book.epub", "book")))
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr(name, "<html/>")
    with pytest.raises(BadInput, match="lead out"):
        load(Source(book.read_bytes(), "book.epub", "book"))
    export(text, ExportOptions(VoiceStore().get("silence"), None, (tmp_path / "x.epub",), source=book))
    assert not any("out.xhtml" in member for member in members(tmp_path / "x.epub"))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = sources.epub3(tmp_path / "book.epub", RICH)
    text = Book(load(Source(book.read_bytes(), "book.epub", "book")))
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OEBPS/img/b.png", bytes(3_000_000))
    monkeypatch.setattr("langdu.exporters.book.kept.archive.TOTAL_BYTES", 1_000_000)
    report = export(text, ExportOptions(VoiceStore().get("silence"), None, (tmp_path / "x.epub",), source=book))
    assert "far more than a book has" in report.notes[0]
    assert problems(tmp_path / "x.epub") == []


def test_a_page_that_is_no_xml_is_kept_all_the_same(tmp_path: Path) -> None:
    body = "<p>天亮了。<br><b>他走<i>了</b>。</i></p><p class=red>A & B 来了。<p>完了。"
    report = written(tmp_path / "x.epub", sources.epub3(tmp_path / "book.epub", [body, "<p>走吧。</p>"]))
    assert problems(tmp_path / "x.epub") == []
    assert report.notes == ()


def test_parts_of_a_book_are_made_from_the_text(tmp_path: Path) -> None:
    book = source("rich", tmp_path / "book.epub")
    text = Book(load(Source(book.read_bytes(), book.name, book.stem)))
    split = SplitAt("chapter")
    options = ExportOptions(VoiceStore().get("silence"), None, (tmp_path / "x.epub",), split=split, source=book)
    report = export(text, options)
    assert len(report.files) > 1
    assert "not in parts" in " ".join(report.notes)
    assert all("EPUB/package.opf" in members(path) for path in report.files)


def test_what_html_has_no_more_is_mended(tmp_path: Path) -> None:
    report = written(tmp_path / "x.epub", sources.epub2(tmp_path / "book.epub", sources.OBSOLETE))
    assert problems(tmp_path / "x.epub") == []
    assert report.notes == ()
