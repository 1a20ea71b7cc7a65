"""Which lines are one paragraph, and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.session.text import pipeline
from tests.gloss.reading import shown

#: One long sentence, so that no line of it ends with a final mark.
PROSE = (
    "老镇的东边有一条河，河上有三座桥，最老的一座是石桥，据说已经有六百年了，桥栏上的狮子被人摸得又光又亮，"
    "夏天的傍晚，镇上的人都到桥上来乘凉，老人下棋，孩子在桥下的浅水里摸鱼，要等到月亮出来才肯回家去。"
)


def wrapped(text: str, width: int, indent: str = "") -> str:
    """A text broken at a width, as editors do: no sign begins a line."""
    lines, line = [], indent
    for char in text:
        if len(line) >= width and char not in "，。":
            lines.append(line)
            line = ""
        line += char
    return "\n".join([*lines, line])


def blocks(text: str) -> list[str]:
    document = pipeline.from_text(text, "x")
    return [document.source[block.span.start : block.span.end].replace("\n", "") for block in document.blocks]


@pytest.mark.parametrize("width", [11, 16, 24, 40])
def test_prose_broken_at_a_width_is_put_together(width: int) -> None:
    assert blocks(wrapped(PROSE, width)) == [PROSE]
    assert shown(wrapped(PROSE, width)) == PROSE


def test_paragraphs_stay_apart() -> None:
    indented = wrapped(PROSE, 20, "\u3000\u3000")
    assert blocks(f"{indented}\n{indented}") == [PROSE, PROSE]
    assert blocks(f"{wrapped(PROSE, 20)}\n\n{wrapped(PROSE, 20)}") == [PROSE, PROSE]


def test_a_heading_stays_apart_from_the_prose_below() -> None:
    assert blocks(f"石桥\n{wrapped(PROSE, 20)}") == ["石桥", PROSE]
    assert blocks(f"第二章 石桥\n{wrapped(PROSE, 20)}") == ["第二章 石桥", PROSE]


APART = {
    "a paragraph a line": "镇上有一座石桥。\n石桥已经有六百年了，没有人知道是谁修的。\n他们说：\n“是一个和尚。”",
    "verse": "白日依山尽\n黄河入海流\n欲穷千里目\n更上一层楼",
    "long verse": "无边落木萧萧下不尽长江滚滚来\n万里悲秋常作客百年多病独登台\n艰难苦恨繁霜鬓潦倒新停浊酒杯",
    "verse with marks": "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。",
    "a list": "1. 买一斤苹果\n2. 去邮局寄信\n3. 还图书馆的书",
    "words": "银行\n行长\n长大\n大学",
    "characters": "银\n行\n学\n生",
    "lines that differ": "我们的小镇\n在河的东边\n夏天的时候很多人来这里看桥\n冬天没有人",
    "a title and its text": "石桥\n镇上有一座石桥。",
    "a title that a word could go on from": "小村的家\n人很多。",
    "enumerations": "便宜、贵、新、旧、长、短、大、小\n房子很贵。\n大家都来看房子。",
    "a table": "桥\tqiáo\n河\thé\n船\tchuán",
    "who speaks": "甲：你去哪儿\n乙：我去石桥那边\n甲：我也去。",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_other_lines_stay_apart(text: str) -> None:
    document = pipeline.from_text(text, "x")
    assert len(document.blocks) == text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("他每天都听音\n乐。", "他每天都听音乐。"),
        ("这件事情我们要重\n新考虑一下。", "这件事情我们要重新考虑一下。"),
        ("她唱\n得真好听。", "她唱得真好听。"),
        ("这是我\n的书。", "这是我的书。"),
        ("她在一家投资银\r\n行上班。", "她在一家投资银行上班。"),
        ("\u3000\u3000他喜欢音\n乐。", "他喜欢音乐。"),
    ],
)
def test_a_word_that_a_break_cuts_in_two_joins_short_lines(text: str, together: str) -> None:
    assert shown(text) == together


def test_a_break_between_two_foreign_words_is_a_space() -> None:
    text = "他们把这一个很大很有名的项目叫做 open\nsource 项目，意思是谁都可以看它的代码\n，谁都可以改它，改好的也要给别人看。"
    assert "open source 项目" in shown(text)
    assert "\n" not in shown(text)


def test_a_long_text_of_short_lines_costs_no_look_at_words() -> None:
    text = "石桥\n河边\n" * 20_000
    assert len(pipeline.from_text(text, "x").blocks) == 40_000


PARAGRAPHS = (Path(__file__).parent / "data" / "prose.txt").read_text("utf-8").splitlines()
#: How the same paragraphs come: indented or not, with line ends of Windows, with blanks at the ends of lines.
MAKES = {
    "indented": ("\u3000\u3000", "\n", ""),
    "not indented": ("", "\n", ""),
    "of Windows": ("", "\r\n", ""),
    "with blanks": ("\u3000\u3000", "\n", "  "),
}


@pytest.mark.parametrize("width", range(10, 41, 2))
@pytest.mark.parametrize("make", MAKES)
def test_paragraphs_broken_at_a_width_are_put_together(width: int, make: str) -> None:
    """Where nothing but a full line tells them apart, one paragraph in ten may end just at the width."""
    indent, end, trail = MAKES[make]
    lines = [line + trail for text in PARAGRAPHS for line in wrapped(text, width, indent).split("\n")]
    found = ["".join(block.split()) for block in blocks(end.join(lines))]
    wrong = [text for text in PARAGRAPHS if text not in found]
    assert len(wrong) <= (0 if indent else 3)


def test_what_stands_a_sentence_a_line_is_left_so() -> None:
    sentences = [f"{part}。" for text in PARAGRAPHS for part in text.split("。") if part and "“" not in part]
    assert blocks("\n".join(sentences)) == sentences
    assert blocks("\n".join(PARAGRAPHS)) == PARAGRAPHS
    names = [sentence[:4] for sentence in sentences]
    assert blocks("\n".join(names)) == names
