"""PDF: columns, paragraphs, what stands beside the text, the outline, and files that have no text to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.importers import Source, load
from tests.importers.pdf_file import Mark, Words, pdf
from tests.importers.said import spoken_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Document

#: Two paragraphs in lines of 20 hanzi, each indented by two.
PROSE = (
    (74, "春天来了河边的柳树都绿了，他沿着河走，"),
    (50, "一直走到桥边，桥上有几个老人在下棋，孩子"),
    (50, "们在水里摸鱼。"),
    (74, "他站在桥上看了很久，后来天黑了，才慢慢"),
    (50, "走回家去。"),
)
FIRST = "春天来了河边的柳树都绿了，他沿着河走，一直走到桥边，桥上有几个老人在下棋，孩子们在水里摸鱼。"
SECOND = "他站在桥上看了很久，后来天黑了，才慢慢走回家去。"


def lines(texts: Sequence[tuple[float, str]], top: float = 500, left: float = 0) -> list[Words]:
    return [Words(x + left, top - 18 * number, 12, text) for number, (x, text) in enumerate(texts)]


def page(number: int) -> list[Words]:
    foot = Words(190, 20, 9, f"- {number} -")
    return [Words(50, 570, 9, "小河集"), *lines(PROSE), foot]


def opened(data: bytes, name: str = "a.pdf") -> Document:
    return load(Source(data, name, "a"))


def test_lines_are_joined_to_paragraphs_without_spaces() -> None:
    assert spoken_blocks(opened(pdf([lines(PROSE)]))) == [FIRST, SECOND]


def test_heads_and_numbers_of_pages_are_set_aside() -> None:
    document = opened(pdf([page(1), page(2), page(3)]))
    assert spoken_blocks(document) == [FIRST, SECOND] * 3
    aside = [(part.kind, document.source[part.span.start : part.span.end]) for part in document.set_aside]
    assert aside == [part for n in (1, 2, 3) for part in (("running head", "小河集"), ("page number", f"- {n} -"))]


def test_a_paragraph_goes_on_over_a_page() -> None:
    first = [*lines(PROSE[:2]), Words(190, 20, 9, "1")]
    second = [*lines(PROSE[2:]), Words(190, 20, 9, "2")]
    document = opened(pdf([first, second]))
    assert spoken_blocks(document) == [FIRST, SECOND]
    assert [part.kind for part in document.set_aside] == ["page number"] * 2


def test_columns_are_read_one_after_the_other() -> None:
    left = [(40.0, f"左边第{n}行写春天的河水涨") for n in "一二三四五六"]
    right = [(220.0, f"右边第{n}行写秋天的叶子黄") for n in "一二三四五六"]
    words = [word for row in zip(lines(left), lines(right), strict=True) for word in row]
    document = opened(pdf([[Words(40, 540, 18, "横在两栏上面的长长长长题目"), *words]]))
    title, *rest = spoken_blocks(document)
    assert title == "横在两栏上面的长长长长题目"
    assert "".join(rest) == "".join(text for _, text in (*left, *right))


def test_words_that_were_cut_are_whole() -> None:
    english = [(50.0, "He walked along the ri-"), (50.0, "ver and looked at it"), (50.0, "for a while.")]
    assert spoken_blocks(opened(pdf([lines(english)]))) == ["He walked along the river and looked at it for a while."]


def test_large_lines_are_headings() -> None:
    document = opened(pdf([[Words(50, 540, 18, "春天"), *lines(PROSE)]]))
    assert [block.kind for block in document.blocks] == ["heading", "body", "body"]


def test_the_outline_is_the_contents() -> None:
    pages = [[Words(50, 540, 18, "春天"), *lines(PROSE)], [*lines(PROSE), Words(50, 300, 18, "夏天")]]
    document = opened(pdf(pages, [Mark("第一章 春天", 0, 560), Mark("第二章 夏天", 1, 320)]))
    found = [(section.title, document.source[section.start :][:2]) for section in document.sections]
    assert found == [("第一章 春天", "春天"), ("第二章 夏天", "夏天")]


def test_chapters_are_found_where_there_is_no_outline() -> None:
    document = opened(pdf([[Words(50, 540, 18, "第一章 春天"), *lines(PROSE)]]))
    assert [section.title for section in document.sections] == ["第一章 春天"]


def test_it_is_known_whatever_it_is_called() -> None:
    assert spoken_blocks(opened(pdf([lines(PROSE)]), "standard input")) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([[]]), "no text in this PDF"),
        (pdf([lines(PROSE)], encrypted=True), "encrypted"),
        (pdf([lines(PROSE)])[:300], "damaged or cut off"),
        (b"%PDF-1.7\n", "damaged or cut off"),
    ],
    ids=["pictures", "encrypted", "truncated", "empty"],
)
def test_what_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        opened(data)
