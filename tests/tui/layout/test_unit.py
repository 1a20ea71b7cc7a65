from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from langdu.model import Reading, Sentence, Span
from langdu.pinyin import parse
from langdu.tui.layout import units_of
from langdu.tui.layout.width import cells, stable
from tests.tui.fakes import tokens
from tests.tui.layout.strategies import sentences


def columns(text: str, *readings: tuple[int, int, str]) -> list[tuple[str, str]]:
    """The units of a text with readings (from, to, numbered syllables), as (base, ruby)."""
    said = []
    for start, end, syllables in readings:
        parsed = tuple(parse(s) for s in syllables.split())
        said.append(Reading(Span(start, end), parsed, parsed))
    sentence = Sentence(Span(0, len(text)), "body", tokens(text), readings=tuple(said))
    return [(unit.base, unit.ruby) for unit in units_of([sentence])]


@pytest.mark.parametrize(
    ("text", "reading", "expected"),
    [
        ("2022", "er4 ling2 er4 er4", [("2", "èr"), ("0", "líng"), ("2", "èr"), ("2", "èr")]),
        ("3.14", "san1 dian3 yi1 si4", [("3", "sān"), (".", "diǎn"), ("1", "yī"), ("4", "sì")]),
        ("12", "shi2 er4", [("12", "shí èr")]),
        ("20", "er4 shi2", [("20", "èr shí")]),
        ("50%", "bai3 fen1 zhi1 wu3 shi2", [("50%", "bǎi fēn zhī wǔ shí")]),
        ("7%", "bai3 fen1 zhi1 qi1", [("7%", "bǎi fēn zhī qī")]),
        ("2022年", "er4 ling2 er4 er4 nian2", [("2", "èr"), ("0", "líng"), ("2", "èr"), ("2", "èr"), ("年", "nián")]),
        ("12块", "shi2 er4 kuai4", [("12", "shí èr"), ("块", "kuài")]),
        ("花儿", "huar1", [("花儿", "huār")]),
    ],
)
def test_numbers_fall_apart_where_each_digit_is_said(text: str, reading: str, expected: list) -> None:
    assert columns(text, (0, len(text), reading)) == expected


def test_figures_with_readings_of_their_own_stand_under_them() -> None:
    readings = ((0, 1, "er4"), (1, 2, "ling2"), (2, 3, "er4"), (3, 4, "si4"), (4, 5, "nian2"))
    assert columns("2024年", *readings) == [("2", "èr"), ("0", "líng"), ("2", "èr"), ("4", "sì"), ("年", "nián")]


def test_a_gloss_between_two_characters_of_a_word_is_no_obstacle() -> None:
    parts = (*tokens("花"), *tokens("儿", start=5))
    reading = Reading(Span(0, 6), (parse("huar1"),), (parse("huar1"),))
    units = units_of([Sentence(Span(0, 9), "body", parts, readings=(reading,))])
    assert [(u.base, u.ruby, u.start, u.end) for u in units] == [("花儿", "huār", 0, 6)]


@given(sentences())
def test_units_are_in_order_and_lose_no_hanzi(sentence: Sentence) -> None:
    units = units_of([sentence])
    assert all(a.end <= b.start for a, b in itertools.pairwise(units))
    shown = "".join(unit.base for unit in units)
    assert [c for c in shown if "一" <= c <= "鿿"] == [c for c in sentence.text if "一" <= c <= "鿿"]


@pytest.mark.parametrize(
    ("written", "drawn", "width"),
    [
        ("❤\ufe0f", "❤", 1),
        ("1\ufe0f\u20e3", "1", 1),
        ("👍🏽", "👍", 2),
        ("👨\u200d👩\u200d👧", "👨", 2),
        ("🇨🇳", "CN", 2),
        ("e\u0301", "é", 1),
        ("\x1b[31m红", "[31m红", 6),
        ("a\tb", "ab", 2),
        ("\u202eabc", "abc", 3),
        ("\U00031350", "\U00031350", 2),
        ("\ue000", "\ufffd", 1),
    ],
)
def test_what_terminals_disagree_on_is_folded(written: str, drawn: str, width: int) -> None:
    assert (stable(written), cells(stable(written))) == (drawn, width)


def test_a_joined_emoji_is_one_unit_that_holds_all_its_characters() -> None:
    text = "好👨\u200d👩\u200d👧吗"
    sentence = Sentence(Span(0, len(text)), "body", tokens(text))
    assert [(u.base, u.start, u.end) for u in units_of([sentence])] == [("好", 0, 1), ("👨", 1, 6), ("吗", 6, 7)]
