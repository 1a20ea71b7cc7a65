from __future__ import annotations

import itertools

from hypothesis import given

from langdu.model import Reading, Sentence, Span
from langdu.tui.layout import RubyUnit, pack, units_of
from langdu.tui.layout.breaks import NO_END, NO_START, may_break
from langdu.tui.layout.skyline import GAP, chopped
from langdu.tui.layout.unit import bare, spelled
from tests.tui.fakes import syllable, tokens
from tests.tui.layout.strategies import sentences, widths


def packed(sentence: Sentence, width: int) -> tuple[list[RubyUnit], list]:
    units = chopped(units_of([sentence]), width)
    return units, pack(units, width)


@given(sentences(), widths)
def test_every_unit_is_placed_once_and_in_order(sentence: Sentence, width: int) -> None:
    units, lines = packed(sentence, width)
    assert [n for line in lines for n in range(line.first, line.last)] == list(range(len(units)))
    assert all(line.last - line.first == len(line.xs) == len(line.ruby_xs) for line in lines)


@given(sentences(), widths)
def test_no_line_is_wider_than_the_width(sentence: Sentence, width: int) -> None:
    units, lines = packed(sentence, width)
    for line in lines:
        for unit, x, ruby_x in zip(units[line.first : line.last], line.xs, line.ruby_xs, strict=True):
            assert x >= 0
            assert ruby_x >= 0
            if unit.kind != "space":
                assert x + unit.width <= width
                assert ruby_x + unit.ruby_width <= width


@given(sentences(), widths)
def test_ruby_stands_over_its_hanzi(sentence: Sentence, width: int) -> None:
    units, lines = packed(sentence, width)
    for line in lines:
        for unit, x, ruby_x in zip(units[line.first : line.last], line.xs, line.ruby_xs, strict=True):
            if unit.ruby:
                middle, ruby_middle = x + unit.width / 2, ruby_x + unit.ruby_width / 2
                assert abs(middle - ruby_middle) <= 0.5


@given(sentences(), widths)
def test_nothing_overlaps_and_rubies_keep_apart(sentence: Sentence, width: int) -> None:
    units, lines = packed(sentence, width)
    for line in lines:
        edge, ruby_edge = 0, -GAP
        for unit, x, ruby_x in zip(units[line.first : line.last], line.xs, line.ruby_xs, strict=True):
            assert x >= edge or unit.kind == "space"
            edge = x + unit.width if unit.kind != "space" else min(x + 1, width)
            if unit.ruby:
                assert ruby_x >= ruby_edge + GAP
                ruby_edge = ruby_x + unit.ruby_width


def test_a_number_that_is_joined_to_a_space_keeps_its_ruby_apart() -> None:
    parts = tokens("个0 \u200d1")
    said = {"个": "个", "0": "床二了", "1": "啊床二"}
    readings = tuple(
        Reading(t.span, tuple(map(syllable, said[t.text])), tuple(map(syllable, said[t.text])))
        for t in parts
        if t.text in said
    )
    units, lines = packed(Sentence(Span(0, parts[-1].span.end), "body", parts, readings=readings), 12)
    for line in lines:
        ends = [
            x + unit.ruby_width
            for unit, x in zip(units[line.first : line.last], line.ruby_xs, strict=True)
            if unit.ruby
        ]
        starts = [x for unit, x in zip(units[line.first : line.last], line.ruby_xs, strict=True) if unit.ruby]
        assert all(start >= end + GAP for end, start in zip(ends, starts[1:], strict=False))


@given(sentences(), widths)
def test_lines_break_where_they_may(sentence: Sentence, width: int) -> None:
    units, lines = packed(sentence, width)
    for before, after in itertools.pairwise(lines):
        inside = zip(units[before.first : before.last], units[before.first + 1 : before.last], strict=False)
        has_a_place = any(may_break(a, b) for a, b in inside)
        assert may_break(units[before.last - 1], units[after.first]) or not has_a_place


@given(sentences(), widths)
def test_an_opening_sign_stands_right_before_what_it_opens(sentence: Sentence, width: int) -> None:
    units, lines = packed(sentence, width)
    for line in lines:
        for n in range(line.first, line.last - 1):
            unit, x, following = units[n], line.xs[n - line.first], line.xs[n - line.first + 1]
            if unit.base[-1] in NO_END and not unit.ruby and units[n + 1].kind != "space":
                assert following == x + unit.width


@given(sentences(), widths)
def test_pinyin_alone_and_text_alone_fit_too(sentence: Sentence, width: int) -> None:
    for units in (spelled(units_of([sentence])), bare(units_of([sentence]))):
        whole = chopped(units, width)
        for line in pack(whole, width):
            last = [u for u in whole[line.first : line.last] if u.kind != "space"][-1:]
            assert not last or line.xs[whole[line.first : line.last].index(last[0])] + last[0].width <= width


def test_running_text_takes_3_7_cells_a_character() -> None:
    from langdu.model import Reading, Span
    from langdu.pinyin import parse

    text = "今天的天气真不错我们一起去公园里走一走看看那边的花是不是已经开了"
    said = "jin1 tian1 de5 tian1 qi4 zhen1 bu2 cuo4 wo3 men5 yi4 qi3 qu4 gong1 yuan2 li3 zou3 yi4 zou3 kan4 kan5 na4 bian1 de5 hua1 shi4 bu2 shi4 yi3 jing1 kai1 le5"
    parts = tokens(text)
    syllables = [(parse(s),) for s in said.split()]
    readings = tuple(Reading(t.span, s, s) for t, s in zip(parts, syllables, strict=True))
    units = units_of([Sentence(Span(0, len(text)), "body", parts, readings=readings)])
    line = pack(units, 1000)[0]
    assert (line.xs[-1] + 2) / len(text) < 3.9


def test_closing_signs_never_begin_a_line_and_opening_ones_never_end_one() -> None:
    text = "他说“我们(大家)去《银行》,好吗?”" * 6
    sentence = Sentence(tokens(text)[0].span, "body", tokens(text))
    units = units_of([sentence])
    for width in range(16, 80):
        for line in pack(units, width)[:-1]:
            assert units[line.last - 1].base not in NO_END
            assert units[line.last].base not in NO_START


def test_pinyin_alone_is_set_as_words_with_blanks_behind_signs() -> None:
    from langdu.model import Reading, Span
    from langdu.pinyin import parse

    text = "天亮,“我”好abc。天"
    said = {"天": "tian1", "亮": "liang4", "我": "wo3", "好": "hao3"}
    parts = tokens(text)
    readings = tuple(Reading(t.span, (parse(said[t.text]),), (parse(said[t.text]),)) for t in parts if t.text in said)
    units = spelled(units_of([Sentence(Span(0, len(text)), "body", parts, readings=readings)]))
    (line,) = pack(units, 100)
    row = [" "] * 100
    for unit, x in zip(units, line.xs, strict=True):
        row[x : x + unit.width] = unit.base.ljust(unit.width)
    assert "".join(row).rstrip() == "tiān liàng,“wǒ” hǎo abc。 tiān"
