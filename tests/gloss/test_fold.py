"""What is a gloss, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu import gloss, importers
from langdu.model import HANZI
from langdu.pinyin import numbered, parse
from langdu.session.text import pipeline

FORMS = {
    "a run with echoed signs": ("山(shan)高(gao),(,)水(shui)长(chang)。(。)", "山高,水长。", "shan gao shui chang"),
    "toned by marks": ("山(shān)高(gāo)", "山高", "shan1 gao1"),
    "toned by numbers": ("山(shan1)高(gao1)", "山高", "shan1 gao1"),
    "square brackets": ("山[shan1]高[gao1]", "山高", "shan1 gao1"),
    "full-width brackets": ("山（shān）高（gāo）", "山高", "shan1 gao1"),
    "zhuyin": ("山(ㄕㄢ)長(ㄔㄤˊ)", "山長", "shan1 chang2"),
    "a single one with its tone": ("他在银行(háng)工作。", "他在银行工作。", "hang2"),
    "a single one without": ("他在银行(hang)工作。", "他在银行工作。", "hang"),
    "one that no dictionary knows, toned": ("他姓山(sǎn)。", "他姓山。", "san3"),
    "one that no dictionary knows, in a run": (
        "山(shan)高(xiong)水(shui)长(chang)",
        "山高水长",
        "shan xiong shui chang",
    ),
    "cut off in a syllable": ("山(shan)高(gao)水(shui)长(cha", "山高水长", "shan gao shui"),
    "cut off behind the bracket": ("山(shan)高(gao)水(shui)长(", "山高水长", "shan gao shui"),
    "ruby": ("<ruby>山<rp>(</rp><rt>shān</rt><rp>)</rp></ruby>高", "山高", "shan1"),
    "ruby by the word": ("<ruby>山水<rt>shānshuǐ</rt></ruby>画", "山水画", "shan1 shui3"),
    "cut off in a toned syllable": ("山(shān)高(gāo)水(shu", "山高水", "shan1 gao1"),
    "a word": ("他去长城(chángchéng)玩。", "他去长城玩。", "chang2 cheng2"),
    "a word by numbers": ("选择(xuan3 ze2)很难。", "选择很难。", "xuan3 ze2"),
    "a word with a capital": ("西安（Xī'ān）", "西安", "xi1 an1"),
    "a word without tones": ("银行[yinhang]", "银行", "yin hang"),
    "erhua": ("一朵花儿(huār)开了。", "一朵花儿开了。", "huar1"),
    "erhua in a word": ("一会儿[yi1 huir4]见。", "一会儿见。", "yi1 huir4"),
    "letters composed of two code points": ("山(sha\u0304n)", "山", "shan1"),
    "ruby with all characters first": (
        "<ruby><rb>山</rb><rb>水</rb><rt>shān</rt><rt>shuǐ</rt></ruby>",
        "山水",
        "shan1 shui3",
    ),
    "ruby in zhuyin with erhua": ("<ruby>花儿<rt>ㄏㄨㄚㄦ</rt></ruby>", "花儿", "huar1"),
    "ruby of several": ("<ruby>山<rt>shān</rt>水<rt>shuǐ</rt></ruby>", "山水", "shan1 shui3"),
}
LOOKALIKES = [
    "爱(AI)好者",
    "联盟(ITU)的峰会(AI4G Global Summit)",
    "的(DE)",
    "反（de）序列化",
    "中国(China)和他(She)",
    "重庆(CQ)市(shi xia qu)",
    "维生素(B1)",
    "第一(1)点",
    "他说(见下文)。",
    "价格(元)",
    "f(x)=y[2]",
    "好()的",
    "<ruby>山",
    "北京(Beijing)和李娜(Li Na)",
    "花儿(CHINA)",
    "我们(we men)",
]


def folded(text: str) -> tuple[str, str]:
    document = importers.from_text(text, "x")
    result = gloss.fold(document, document.blocks[0])
    return "".join(t.text for t in result.tokens), " ".join(numbered(h.syllable) for h in result.hints)


@pytest.mark.parametrize(("text", "shown", "hints"), FORMS.values(), ids=FORMS.keys())
def test_glosses(text: str, shown: str, hints: str) -> None:
    assert folded(text) == (shown, hints)


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_are_text(text: str) -> None:
    assert folded(text) == (text, "")


def test_a_hints_place_is_its_characters() -> None:
    text = "他在银行(háng)工作,很长(cháng)时间了。"
    document = importers.from_text(text, "x")
    for hint in gloss.fold(document, document.blocks[0]).hints:
        assert text[hint.span.start : hint.span.end] in "行长"
        assert text[hint.span.end + 1 :].startswith(hint.written)


PASSAGE = "老树下面有一口井,井水又清又甜。"


def test_the_tail_of_a_title_is_an_aside() -> None:
    document = gloss.refine(importers.from_text("井边的早晨|小村故事网\n\n" + PASSAGE, "x"))
    shown = [(b.kind, document.source[b.span.start : b.span.end]) for b in document.blocks]
    assert shown == [("heading", "井边的早晨"), ("aside", "小村故事网"), ("body", PASSAGE)]


@pytest.mark.parametrize("title", ["{山|shān}水", "山(shān) | 水(shuǐ)", "｜山《shān》水", "{山|hello}"])
def test_a_bar_of_a_gloss_is_no_tail_of_a_title(title: str) -> None:
    document = gloss.refine(importers.from_text(f"{title}\n\n{PASSAGE}", "x"))
    assert [block.kind for block in document.blocks] == ["heading" if title[-1] != ")" else "body", "body"]


JUNK = [*"山水长了儿(（[［【〔)）]］】〕{}|｜《》<>/\\\t\n .,。:'-012345ㄕㄢˊ˙", "shān", "shui3", "chang", "AI", "hello", "(gāo)", "\u030c",
        "<ruby>", "</ruby>", "<rt>", "</rt>", "<rb>", "<rtc>", "<w:p>", "</w:p>", "<w:r>", "<w:t>", "</w:t>", "<w:ruby>",
        "</w:ruby>", "<w:rt>", "</w:rt>", "<w:rubyBase>", "</w:rubyBase>", "\\xpinyin{", "\\xpinyin*{", "\\pinyin{",
        "\\begin{pinyinscope}", "\\end{pinyinscope}", "shan shui chang le", "山水长了", "wǒ", "shuǐ长", " shān ", "Shān shuǐ! ",
        "，", "；", "=", "“", "”", "！", "(shān，", "(shān=", "chang2"]  # fmt: skip


@given(st.lists(st.sampled_from(JUNK), max_size=60).map("".join))
def test_no_junk_loses_a_hanzi(text: str) -> None:
    document = gloss.refine(importers.from_text(text, "x"))
    last, shown = 0, ""
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(text)
        last = block.span.end
        folded = gloss.fold(document, block)
        shown += "".join(token.text for token in folded.tokens)
        assert "\n" not in shown
        at = block.span.start
        for token in folded.tokens:
            assert at <= token.span.start < token.span.end <= last
            assert len(token.text) == len(token.span)
            at = token.span.end
        places = [hint.span for hint in folded.hints]
        assert places == sorted(set(places))
        assert {place.start for place in places} <= {t.span.start for t in folded.tokens if t.kind == "hanzi"}
    assert HANZI.findall(shown) == HANZI.findall(text)


@pytest.mark.parametrize(
    "sign",
    [
        "(",
        "<ruby>",
        "{",
        "<",
        "字(a",
        "字《a",
        "{字|",
        "<ruby>字<rt>",
        "<w:ruby>",
        "\\xpinyin*{",
        "a 字 ",
        "字(ā，",
        "读ā",
        "字ā",
        "ā字",
        "字 ā ",
        "ā！字",
        "字！ā! ",
        "，拼音：ā",
        "(读ā字",
        "字(ā ",
        "“字”读ā，",
    ],
)
def test_an_endless_line_of_openings_is_read_in_linear_time(sign: str) -> None:
    text = sign * (20_000 // len(sign))
    document = gloss.refine(importers.from_text(text, "x"))
    hanzi = sum(t.kind == "hanzi" for block in document.blocks for t in gloss.fold(document, block).tokens)
    assert hanzi == len(HANZI.findall(text))


def test_markup_in_a_text_is_escaped_in_ruby() -> None:
    document = pipeline.from_text("山<script>&水。", "x")
    written = gloss.write(pipeline.annotated(document, 0, (), "weigh"), "ruby")
    assert "<script>" not in written
    assert "&lt;script&gt;&amp;" in written


def test_parse_agrees_with_what_is_written() -> None:
    document = pipeline.from_text("旅行", "x")
    assert gloss.write(pipeline.annotated(document, 0, (), "weigh"), "bracket") == "旅[lv3]行[xing2]"
    assert parse("lv3") == parse("lǚ")
