"""Pinyin by word, words apart, indents: nothing may overlap or be cut, whatever the text and the width."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.model import Reading, Sentence, Span
from langdu.pinyin import parse, zhuyin
from langdu.tui.layout import RubyUnit, pack, units_of
from langdu.tui.layout.skyline import GAP, chopped
from langdu.tui.layout.typesetting.style import INDENT
from langdu.tui.layout.typesetting.word_groups import joined, set_apart
from langdu.tui.layout.unit import bare, spelled
from tests.tui.fakes import tokens
from tests.tui.layout.strategies import sentences


@st.composite
def worded(draw: st.DrawFn) -> Sentence:
    """A sentence that is divided into words of hanzi, as those that were read are."""
    sentence, words, at = draw(sentences()), [], 0
    hanzi = [token.span for token in sentence.tokens if token.kind == "hanzi"]
    while at < len(hanzi):
        length = draw(st.integers(1, 7))
        run = [span for n, span in enumerate(hanzi[at : at + length]) if span.start == hanzi[at].start + n]
        if len(run) > 1:
            words.append(Span(run[0].start, run[-1].end))
        at += len(run)
    return replace(sentence, words=tuple(words))


widths = st.integers(min_value=8, max_value=120)
WAYS = ("joined", "apart", "joined apart", "alone", "joined alone", "off apart", "zhuyin apart")


def laid(sentence: Sentence, width: int, way: str, indent: int) -> tuple[list[RubyUnit], list]:
    room = width - indent
    units = units_of([sentence], zhuyin) if "zhuyin" in way else units_of([sentence])
    if "joined" in way:
        units = joined(units, [sentence], room)
    if "apart" in way and sentence.words:
        units = set_apart(units, [sentence])
    units = bare(units) if "off" in way else spelled(units) if "alone" in way else units
    units = chopped(units, room)
    return units, pack(units, width, indent)


@given(worded(), widths, st.sampled_from(WAYS), st.booleans())
def test_nothing_overlaps_or_is_cut(sentence: Sentence, width: int, way: str, is_indented: bool) -> None:
    indent = INDENT if is_indented and width >= 24 else 0
    units, lines = laid(sentence, width, way, indent)
    assert [n for line in lines for n in range(line.first, line.last)] == list(range(len(units)))
    for number, line in enumerate(lines):
        edge = ruby_edge = indent if number == 0 else 0
        assert line.last - line.first == len(line.xs) == len(line.ruby_xs)
        for unit, x, ruby_x in zip(units[line.first : line.last], line.xs, line.ruby_xs, strict=True):
            if unit.kind != "space":
                assert x >= edge
                assert x + unit.width <= width
                edge = x + unit.width
            if unit.ruby:
                assert ruby_x >= ruby_edge
                assert ruby_x + unit.ruby_width <= width
                ruby_edge = ruby_x + unit.ruby_width


@given(worded(), widths, st.sampled_from(["joined", "joined apart"]))
def test_words_keep_apart_and_their_syllables_together(sentence: Sentence, width: int, way: str) -> None:
    units, lines = laid(sentence, width, way, 0)
    for line in lines:
        placed = list(zip(units[line.first : line.last], line.xs, line.ruby_xs, strict=True))
        for (before, x, ruby_x), (after, next_x, next_ruby_x) in pairwise(placed):
            if after.is_joined:
                assert next_x == x + before.width
            elif before.ruby and after.ruby:
                assert next_ruby_x >= ruby_x + before.ruby_width + GAP + after.opens_word


def said(text: str, pinyin: str, *words: tuple[int, int]) -> Sentence:
    parts = tokens(text)
    syllables = iter(map(parse, pinyin.split()))
    readings = tuple(Reading(t.span, (s,), (s,)) for t in parts if t.kind == "hanzi" for s in [next(syllables)])
    return Sentence(Span(0, len(text)), "body", parts, readings=readings, words=tuple(Span(*word) for word in words))


def rows(sentence: Sentence, way: str, width: int = 60) -> list[str]:
    """The first line: its ruby, if there is any, and its text."""
    units, lines = laid(sentence, width, way, 0)
    line, drawn = lines[0], {True: "", False: ""}
    for unit, x, ruby_x in zip(units[line.first : line.last], line.xs, line.ruby_xs, strict=True):
        for is_ruby, at, text in ((True, ruby_x, unit.ruby), (False, x, unit.base)):
            if text:
                wide = sum(ord(char) > 0x2E00 for char in drawn[is_ruby])
                drawn[is_ruby] += " " * (at - len(drawn[is_ruby]) - wide) + text
    return [row for row in (drawn[True], drawn[False]) if row]


BANK = said("他去银行。", "ta1 qu4 yin2 hang2", (2, 4))


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        ("joined", ["tā qù yínháng", "他 去   银行。"]),
        ("joined alone", ["tā qù yínháng。"]),
        ("apart", ["tā  qù  yín háng", "他  去  银   行。"]),
        ("off apart", ["他 去 银行。"]),
        ("zhuyin apart", ["ㄊㄚ  ㄑㄩˋ  ㄧㄣˊ ㄏㄤˊ", " 他    去     银    行。"]),
    ],
)
def test_a_word_in_each_way(way: str, shown: list[str]) -> None:
    assert [row.rstrip() for row in rows(BANK, way)] == shown


@pytest.mark.parametrize(("text", "pinyin", "ruby"), [("品儿", "pin3 er2", "pǐn'ér"), ("西安", "xi1 an1", "xī'ān")])
def test_an_apostrophe_divides_syllables_where_it_must(text: str, pinyin: str, ruby: str) -> None:
    assert rows(said(text, pinyin, (0, 2)), "joined")[0].strip() == ruby


def test_each_character_keeps_its_own_syllable() -> None:
    units, _ = laid(BANK, 60, "joined", 0)
    assert [(unit.base, unit.ruby, unit.tones) for unit in units[2:4]] == [("银", "yín", (2,)), ("行", "háng", (2,))]


def test_a_word_that_is_longer_than_a_line_is_read_by_character() -> None:
    long = said("窗窗窗窗", "chuang1 chuang1 chuang1 chuang1", (0, 4))
    units, lines = laid(long, 12, "joined", 0)
    assert not any(unit.is_joined for unit in units)
    assert len(lines) > 1
