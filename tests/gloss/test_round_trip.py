"""What every writer writes is read back: the same hanzi, the same readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu import gloss
from tests.gloss.reading import blocks, citations, hanzi, shown, written

#: Without hanzi there is nothing to lay the syllables along.
READ_BACK = [form for form in gloss.FORMS if form not in ("pinyin", "pinyin-words", "zhuyin")]
ON_THE_SCREEN = [form for form in READ_BACK if not form.startswith("ruby")]
COMMON = "山水人大天我们你好是有在这来去说看学朋友先生西安北京女儿子旅绿"
POLYPHONES = "长行了得不一乐重花着的地都还会少没干为中好间发空数朝"
SIGNS = "，。！？、；：“”（）《》…—,.!?()·"
PIECES = [
    *COMMON,
    *POLYPHONES,
    *POLYPHONES,
    *SIGNS,
    "银行",
    "行长",
    "朋友",
    "花儿",
    "一会儿",
    "A",
    "CPU",
    "hello ",
    "2014年",
    "3",
    "12",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


@given(text=TEXTS)
def test_what_is_written_is_read_back(text: str) -> None:
    first = blocks(text)
    for form in READ_BACK:
        again = blocks(written(first, form))
        assert (form, hanzi(again)) == (form, hanzi(first))
        assert (form, citations(again)) == (form, citations(first))


@given(text=TEXTS)
def test_no_gloss_stays_on_the_screen(text: str) -> None:
    text = "山高水长。" + text  # a toneless syllable all alone is no gloss: men, 们
    first = blocks(text)
    for form in ON_THE_SCREEN:
        # A line with as many foreign words as syllables is not taken for pinyin.
        if form in ("above", "below") and any(char.isascii() and char.isalpha() for char in text):
            continue
        again = written(first, form)
        assert (form, "".join(shown(again).split())) == (form, "".join(shown(text).split()))


@pytest.mark.parametrize("text", ["山高水长。还）.、大中(", "山》水《"])
def test_brackets_of_two_cells_are_no_gloss(text: str) -> None:
    again = written(blocks(text), "tsv")
    assert "".join(shown(again).split()) == text
    assert citations(blocks(again)) == citations(blocks(text))
