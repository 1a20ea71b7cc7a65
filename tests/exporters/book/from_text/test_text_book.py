"""Books made from texts: valid, all of what is said covered, and the same each time."""

from __future__ import annotations

import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from langdu.exporters.book.from_text import text_book
from langdu.exporters.book.style import HIGHLIGHT, OVERLAY_STYLE, TINT
from langdu.importers import Source, load
from langdu.model import HANZI, OutputStyle
from langdu.session.export import ExportOptions, export
from langdu.session.text.book import Book
from langdu.speech import VoiceStore
from tests.exporters.book.checker import problems

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.book.epub import EpubExporter
    from langdu.model import HighlightUnit, TimedSentence

XHTML, SMIL = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/ns/SMIL}"
CHAPTERS = """# 第一章 河边

“你好！”小王说，“今天天气真不错，不是吗？”他去银(yín)行(háng)取了120元。

## 一、花儿

那儿的花儿开得正好，12%的人坐3路车去City Hall。

A line in English.

……

# 第二章 “重要”的 A & B <路> 😀

银行行长了解情况，长大了。
"""


def written(path: Path, text: str, kind: str = "md", highlight: HighlightUnit = "sentence") -> Path:
    voice, folder = VoiceStore().get("silence"), None
    book = Book(load(Source(text.encode(), f"河.{kind}", "河")))
    export(book, ExportOptions(voice, folder, (path,), style=OutputStyle(highlight=highlight)))
    return path


@pytest.mark.parametrize(
    ("text", "kind", "highlight"),
    [
        (CHAPTERS, "md", "sentence"),
        (CHAPTERS, "md", "word"),
        (CHAPTERS, "md", "syllable"),
        ("他来了，又走了。\n\n天黑了。", "txt", "sentence"),
        ("# 上山\n\n## 下山\n\n# 过河\n", "md", "sentence"),
        ("# 上\n\n### 中\n\n天亮了。\n\n## 下\n\n天黑了。\n", "md", "word"),
        ("他一直走，走过了桥，" * 600 + "到家了。", "txt", "syllable"),
    ],
    ids=["chapters", "words", "syllables", "no chapters", "headings only", "levels left out", "a long paragraph"],
)
def test_epubcheck_has_nothing_to_say(tmp_path: Path, text: str, kind: str, highlight: HighlightUnit) -> None:
    assert problems(written(tmp_path / "x.epub", text, kind, highlight)) == []


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def seconds(value: str) -> float:
    hours, minutes, rest = value.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def clips(book: dict[str, bytes]) -> list[tuple[str, str, float, float]]:
    """The page, element, begin and end of each clip, in order."""
    found = []
    for name in sorted(name for name in book if name.endswith(".smil")):
        for par in etree.fromstring(book[name]).iter(f"{SMIL}par"):
            page, _, element = par.find(f"{SMIL}text").get("src").partition("#")
            audio = par.find(f"{SMIL}audio")
            found.append((page, element, seconds(audio.get("clipBegin")), seconds(audio.get("clipEnd"))))
    return found


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[TimedSentence, int]]:
    """The sentences that a book is made of, and the samples that their pages begin with."""
    kept: list[tuple[TimedSentence, int]] = []
    add = text_book.TextBook.add

    def spy(self: text_book.TextBook, timed: TimedSentence, origin: int) -> None:
        kept.append((timed, origin))
        add(self, timed, origin)

    monkeypatch.setattr(text_book.TextBook, "add", spy)
    return kept


@pytest.mark.parametrize("highlight", ["sentence", "word", "syllable"])
def test_every_spoken_hanzi_is_in_an_element_whose_clip_has_its_sound(
    tmp_path: Path, heard: list[tuple[TimedSentence, int]], highlight: HighlightUnit
) -> None:
    book = members(written(tmp_path / "x.epub", CHAPTERS, "md", highlight))
    pages = {name: etree.fromstring(data) for name, data in book.items() if name.startswith("EPUB/text/")}
    covered, rate = [], VoiceStore().get("silence").sample_rate
    for page, element, begin, end in clips(book):
        root = pages[f"EPUB/{page.removeprefix('../')}"]
        (found,) = root.xpath("//*[@id=$id]", id=element)
        bases = [t for t in found.xpath(".//text()") if not t.getparent().tag.endswith(("}rt", "}rp")) or t.is_tail]
        assert begin < end
        covered += [(char, begin, end) for char in "".join(bases) if HANZI.match(char)]
    said = []
    for timed, origin in heard:
        for token in timed.sentence.tokens:
            marks = [m for m in timed.marks if m.span.start < token.span.end and token.span.start < m.span.end]
            if token.kind == "hanzi" and marks:
                said.append((token.text, (marks[0].start - origin) / rate, (marks[-1].end - origin) / rate))
    assert [char for char, *_ in covered] == [char for char, *_ in said]
    for (_, begin, end), (_, first, last) in zip(covered, said, strict=True):
        assert begin <= first + 0.01
        assert last <= end + 0.01
        if highlight == "syllable":
            assert begin == pytest.approx(first, abs=0.01)


def test_the_clips_of_a_page_follow_one_another_without_gaps(tmp_path: Path) -> None:
    found = clips(members(written(tmp_path / "x.epub", CHAPTERS, "md", "word")))
    for (page, _, _, end), (following, _, begin, _) in pairwise(found):
        assert page != following or end == begin


def test_ruby_is_over_each_hanzi_and_none_in_the_contents(tmp_path: Path) -> None:
    book = members(written(tmp_path / "x.epub", CHAPTERS))
    page = book["EPUB/text/001.xhtml"].decode()
    assert (
        "<ruby>银<rp>(</rp><rt>yín</rt><rp>)</rp></ruby><ruby>行<rp>(</rp><rt>háng</rt><rp>)</rp></ruby>取"
        in page.replace("<ruby>取", "取")
    )
    assert "<ruby>花儿<rp>(</rp><rt>huār</rt>" in book["EPUB/text/002.xhtml"].decode()
    nav = book["EPUB/nav.xhtml"].decode()
    assert "ruby" not in nav
    assert [a.text for a in etree.fromstring(nav.encode()).iter(f"{XHTML}a")][:3] == [
        "第一章 河边",
        "一、花儿",
        "第二章 “重要”的 A & B <路> 😀",
    ]


def test_two_exports_are_the_same_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    one, two = (written(tmp_path / name, CHAPTERS).read_bytes() for name in ("a.epub", "b.epub"))
    assert one == two
    assert {path.name for path in tmp_path.iterdir()} == {"a.epub", "b.epub"}


def test_a_page_that_is_too_long_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_book, "LONGEST_PAGE_CHARACTERS", 30)
    path = written(tmp_path / "x.epub", "\n\n".join(["他沿着河边走，天黑了才到家。"] * 9), "txt")
    assert problems(path) == []
    assert sum(name.startswith("EPUB/text/") for name in members(path)) == 3


def luminance(colour: tuple[float, ...]) -> float:
    """WCAG 2.2's relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("page", "text"),
    [((255, 255, 255), (0, 0, 0)), ((244, 236, 216), (91, 70, 54)), ((18, 18, 18), (204, 204, 204))],
    ids=["day", "sepia", "night"],
)
def test_the_highlight_stands_out_and_the_text_stays_legible(page: tuple[int, ...], text: tuple[int, ...]) -> None:
    tinted = tuple(p * (1 - TINT) + h * TINT for p, h in zip(page, HIGHLIGHT, strict=True))
    assert contrast(HIGHLIGHT, page) >= 3
    assert contrast(tinted, text) >= 4.5
    assert "\n  color" not in OVERLAY_STYLE


def test_an_export_that_is_given_up_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: EpubExporter, samples: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("langdu.exporters.book.epub.EpubExporter.finish", fail)
    with pytest.raises(Exception, match="disk is full"):
        written(tmp_path / "x.epub", CHAPTERS)
    assert list(tmp_path.iterdir()) == []
