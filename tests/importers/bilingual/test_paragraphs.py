"""Texts in which paragraphs of two languages alternate."""

from __future__ import annotations

import pytest

from langdu.importers import Source
from langdu.session.text import pipeline

PAIRS = [
    ("今天天气很好。", "The weather is nice today."),
    ("小王在家里看书。", "Xiao Wang is reading at home."),
    ("妈妈在做饭。", "Mother is cooking."),
    ("他们一起吃饭。", "They eat together."),
]
BELOW = "\n\n".join(map("\n\n".join, PAIRS))


def kinds(text: str, ending: str = "txt") -> list[str]:
    return [block.kind for block in pipeline.load(Source(text.encode(), f"a.{ending}", "a")).blocks]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_each_second_paragraph_is_a_translation(between: str) -> None:
    assert kinds(between.join(map(between.join, PAIRS))) == ["body", "translation"] * 4


@pytest.mark.parametrize("count", [3, 4, 20])
def test_a_translation_may_stand_above(count: int) -> None:
    pairs = [PAIRS[number % 4] for number in range(count)]
    text = "\n\n".join(f"{other}\n\n{text}" for text, other in pairs)
    assert kinds(text) == ["translation", "body"] * count


def test_a_title_without_a_translation_does_not_shift_the_others() -> None:
    above = "\n\n".join(f"{other}\n\n{text}" for text, other in PAIRS * 2)
    assert kinds(f"今天的家里\n\n{above}")[1:] == ["translation", "body"] * 8
    assert kinds(f"{chr(10).join(map(chr(10).join, PAIRS * 2))}\n完")[:-1] == ["body", "translation"] * 8
    below = pipeline.load(Source(f"The Day at Home\n\n{BELOW}".encode(), "a.txt", "a"))
    assert not below.translates_above
    assert [block.kind for block in below.blocks] == ["body", *["body", "translation"] * 4]


def test_of_markdown_and_html_too() -> None:
    quoted = "\n\n".join(f"{text}\n\n> {other}" for text, other in PAIRS)
    assert kinds(quoted, "md") == ["body", "translation"] * 4
    page = "".join(f"<p>{text}</p><p>{other}</p>" for text, other in PAIRS)
    assert kinds(f"<html><body>{page}</body></html>", "html") == ["body", "translation"] * 4


def test_a_text_with_a_few_english_paragraphs_stays_as_it_is() -> None:
    text = "\n\n".join(["\n\n".join(PAIRS[0]), "\n\n".join(PAIRS[1]), *(text for text, _ in PAIRS * 2)])
    assert "translation" not in kinds(text)


def test_what_is_far_too_short_or_long_translates_nothing() -> None:
    long = "这是一个很长的句子，它讲的是小王和妈妈今天在家里做了什么。"
    assert "translation" not in kinds("\n\n".join(f"{long}\n\nSee {n}" for n in "ABCDE"))


def test_pinyin_below_each_line_is_none() -> None:
    lines = (("今天很好。", "jintian hen hao"), ("妈妈做饭。", "mama zuo fan"), ("他在看书。", "ta zai kan shu"))
    assert "translation" not in kinds("\n\n".join(map("\n\n".join, lines)))
