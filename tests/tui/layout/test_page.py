from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.model import Span
from langdu.tui.layout import Page, PageStyle
from langdu.tui.layout.page import MODES
from langdu.tui.layout.sums import Sums
from tests.tui.fakes import FakeBook

TEXT = (
    "#清早的银行\n|广告在此\n"
    + "天刚亮,银行门口就排起了长队。老李头一个到!他说好。\n" * 40
    + ">laolihuidaojia\n老李回到家。"
)


def page(text: str = TEXT, width: int = 40, mode: str = "above") -> Page:
    book = FakeBook(text)
    made = Page(book.document, lambda block: (book.sketch(block), False))
    made.arrange(width, PageStyle(mode))
    return made


@given(st.lists(st.integers(0, 9), min_size=1, max_size=600), st.data())
def test_sums_agree_with_plain_ones(values: list[int], data: st.DataObject) -> None:
    tree = Sums(values)
    for _ in range(5):
        index = data.draw(st.integers(0, len(values) - 1))
        values[index] = tree[index] = data.draw(st.integers(0, 9))
        before = data.draw(st.integers(0, len(values)))
        assert tree.before(before) == sum(values[:before])
        assert tree.total == sum(values)
    for position in range(0, tree.total, 5):
        index, into = tree.find(position)
        assert tree.before(index) + into == position
        assert 0 <= into < values[index]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [20, 33, 40, 74])
def test_what_is_redrawn_cuts_no_sign_in_half(mode: str, width: int) -> None:
    made = page("天。“刚。”亮,银、行。门!口?就;排:了。长。队。老\n" * 3, width, mode)
    for block in range(len(made._document.blocks)):
        laid, top = made.laid(block), made.top(block)
        for unit in laid.units:
            for box in made.boxes(Span(unit.start, unit.end)):
                for other, x, _ in laid.line_units((box.row - top) // laid.rows):
                    for edge in (box.left, box.right):
                        assert not x < edge < x + other.width, (unit.base, other.base)


@pytest.mark.parametrize("mode", MODES)
def test_every_character_is_found_where_it_stands(mode: str) -> None:
    made = page(mode=mode)
    for block in range(len(made._document.blocks)):
        made.laid(block)
    for block in range(len(made._document.blocks)):
        for unit in made.laid(block).units:
            (box, *_) = made.boxes(Span(unit.start, unit.end))
            middle = box.left + (box.right - box.left) // 2
            if unit.kind != "space":
                assert made.at(box.row, middle) == (block, unit)
                assert made.row_of(unit.start) == box.row


def test_only_what_is_looked_at_is_laid_out() -> None:
    made = page()
    made.settle(0, 10)
    assert made.is_laid(0)
    assert not made.is_laid(30)


def test_settling_in_the_middle_keeps_the_anchor() -> None:
    made = page()
    top = made.settle(made.height // 2, 20)
    anchor = made.anchor(top)
    assert made.row_of(anchor.offset) + anchor.below == top
    again = made.settle(top, 20)
    assert again == top


def test_after_a_block_changed_the_anchor_finds_the_same_line() -> None:
    book = FakeBook(TEXT)
    made = Page(book.document, lambda block: (book.annotated(block) or book.sketch(block), block in book.done))
    made.arrange(40, PageStyle())
    top = made.settle(50, 20)
    anchor = made.anchor(top)
    book.done.update(range(len(book.blocks)))
    for block in range(len(book.blocks)):
        made.forget(block)
    row = made.row_of(anchor.offset)
    block, number, _ = made.find(row)
    assert made.laid(block).starts[number] <= anchor.offset


def test_transcripts_take_one_row_and_asides_have_no_ruby() -> None:
    made = page()
    blocks = made._document.blocks
    aside = next(i for i in range(len(blocks)) if blocks[i].kind == "aside")
    transcript = next(i for i in range(len(blocks)) if blocks[i].kind == "transcript")
    assert not any(unit.ruby for unit in made.laid(aside).units)
    laid = made.laid(transcript)
    assert (len(laid.lines), laid.rows) == (1, 1)
    assert laid.units[0].width <= made.width


def test_what_is_kept_laid_out_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.tui.layout.page.KEPT_UNITS", 200)
    made = page()
    for block in range(40):
        made.laid(block)
    assert sum(made.is_laid(block) for block in range(40)) < 12


def test_an_empty_text_has_no_rows() -> None:
    made = page("")
    assert made.height == 0
    assert made.settle(0, 10) == 0
    assert made.at(0, 0) is None
