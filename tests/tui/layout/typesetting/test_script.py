"""Characters of the other script in the place of those that are written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langdu.model import Reading, Sentence, Span
from langdu.pinyin import parse
from langdu.tui.layout import units_of
from tests.tui.fakes import tokens

pytest.importorskip("opencc", reason="OpenCC is not installed")

from langdu.tui.layout.typesetting.script import in_script, text_in


def sentence(text: str, *words: tuple[int, int]) -> Sentence:
    return Sentence(Span(0, len(text)), "body", tokens(text), words=tuple(Span(*word) for word in words))


CASES = [
    ("traditional", "头发干燥。", ((0, 2), (2, 4)), "頭髮乾燥。"),
    ("traditional", "发现干部。", ((0, 2), (2, 4)), "發現幹部。"),
    ("traditional", "后面是皇后", ((0, 2), (3, 5)), "後面是皇后"),
    ("traditional", "他只有一只猫", ((1, 3),), "他只有一隻貓"),
    ("traditional", "皇后說話了", ((0, 2),), "皇后說話了"),  # it is traditional already
    ("simplified", "頭髮乾了。", ((0, 2),), "头发干了。"),
    ("simplified", "乾隆皇帝", ((0, 2), (2, 4)), "乾隆皇帝"),
    ("simplified", "甚麼著名的作家看著書", ((0, 2), (2, 4), (5, 7)), "什么著名的作家看着书"),
    ("traditional", "他吃面条", ((2, 4),), "他吃麵條"),
    ("simplified", "皇后在这里", ((0, 2),), "皇后在这里"),
    ("written", "頭髮,头发", (), "頭髮,头发"),
]


@pytest.mark.parametrize(("script", "text", "words", "shown"), CASES)
def test_words_decide_which_character_stands(script: str, text: str, words: tuple, shown: str) -> None:
    value = sentence(text, *words)
    assert text_in(value, script) == shown
    assert "".join(unit.base for unit in in_script(units_of([value]), [value], script)) == shown


@pytest.mark.parametrize(
    ("text", "pinyin", "shown"),
    [("衣服干了", "yi1 fu5 gan1 le5", "衣服乾了"), ("他干了", "ta1 gan4 le5", "他幹了"), ("三只", "san1 zhi1", "三隻")],
)
def test_where_no_word_decides_the_reading_does(text: str, pinyin: str, shown: str) -> None:
    value = sentence(text)
    said = [(token.span, (parse(one),)) for token, one in zip(value.tokens, pinyin.split(), strict=True)]
    value = replace(value, readings=tuple(Reading(span, one, one) for span, one in said))
    assert text_in(value, "traditional") == shown


@pytest.mark.parametrize("script", ["simplified", "traditional"])
def test_places_and_readings_stay(script: str) -> None:
    value = sentence("电视机2台,iPad😀里面、裡面。")
    before = units_of([value])
    after = in_script(before, [value], script)
    assert [unit._replace(base="") for unit in after] == [unit._replace(base="") for unit in before]
    assert [unit for unit in after if unit.kind not in {"hanzi"}] == [u for u in before if u.kind not in {"hanzi"}]
