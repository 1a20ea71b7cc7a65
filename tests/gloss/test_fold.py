"""What is a gloss, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu import gloss, importers
from langdu.pinyin import marked, numbered, parse
from langdu.session import pipeline

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


PASSAGE = "老树下面有一口井,井水又清又甜。每天早上,村里的人都来打水。"
TRANSCRIPT = "laoshuxiamianyouyikoujing,jingshuiyouqingyoutian。meitianzaoshang,cunliderendoulaidashui。"


@pytest.mark.parametrize("layout", ["{t}\n{p}", "{p}\n{t}", "{t}{p}", "{p}{t}", "{t}\n\n{p}\n", "{p}\n\n{t}"])
def test_a_transcript_is_a_hint_and_not_read_twice(layout: str) -> None:
    text = "题目\n\n" + layout.format(t=TRANSCRIPT, p=PASSAGE)
    document = gloss.refine(importers.from_text(text, "x"))
    kinds = {document.source[b.span.start : b.span.end]: b.kind for b in document.blocks}
    assert kinds[TRANSCRIPT] == "transcript"
    assert kinds[PASSAGE] == "body"
    assert len(document.hints) == sum(map(str.isalpha, PASSAGE))
    assert {hint.origin for hint in document.hints} == {"transcript"}


@pytest.mark.parametrize("layout", ["{t}\n{p}\n", "{p}\n\n{t}\n\n", "{t}{p}\n", "{t}\n \n{p}\n"])
def test_every_passage_may_have_its_transcript(layout: str) -> None:
    document = gloss.refine(importers.from_text(layout.format(t=TRANSCRIPT, p=PASSAGE) * 1200, "x"))
    assert [block.kind for block in document.blocks].count("transcript") == 1200
    assert len(document.hints) == 1200 * sum(map(str.isalpha, PASSAGE))


def test_a_transcript_longer_than_a_block() -> None:
    document = gloss.refine(importers.from_text(TRANSCRIPT * 40 + PASSAGE * 40, "x"))
    transcripts = [b for b in document.blocks if b.kind == "transcript"]
    assert [document.source[b.span.start : b.span.end] for b in transcripts] == [TRANSCRIPT * 40]
    shown = "".join(document.source[b.span.start : b.span.end] for b in document.blocks if b.kind == "body")
    assert shown == PASSAGE * 40


def test_a_transcripts_tones_are_kept() -> None:
    text = (
        PASSAGE
        + "\nLǎo shù xiàmian yǒu yì kǒu jǐng, jǐngshuǐ yòu qīng yòu tián. Měitiān zǎoshang, cūnlǐ de rén dōu lái dǎ shuǐ."
    )
    hints = gloss.refine(importers.from_text(text, "x")).hints
    assert [numbered(h.syllable) for h in hints[:4]] == ["lao3", "shu4", "xia4", "mian"]


def test_a_transcript_cut_off_in_the_middle_counts_as_far_as_it_goes() -> None:
    document = gloss.refine(importers.from_text(TRANSCRIPT[:60] + "\n" + PASSAGE, "x"))
    assert document.blocks[0].kind == "transcript"
    assert 10 < len(document.hints) < sum(map(str.isalpha, PASSAGE))


@pytest.mark.parametrize(
    "line",
    [
        "This is an English sentence about a man and his banana.",
        "wanganrenxinganzhangbanshangdian,buyaohuang",
        "https://example.org/nihao",
    ],
)
def test_other_latin_lines_are_text(line: str) -> None:
    document = gloss.refine(importers.from_text(f"{line}\n{PASSAGE}", "x"))
    assert "transcript" not in {block.kind for block in document.blocks}
    assert document.hints == ()


def test_the_tail_of_a_title_is_an_aside() -> None:
    document = gloss.refine(importers.from_text("井边的早晨|小村故事网\n\n" + PASSAGE, "x"))
    shown = [(b.kind, document.source[b.span.start : b.span.end]) for b in document.blocks]
    assert shown == [("heading", "井边的早晨"), ("aside", "小村故事网"), ("body", PASSAGE)]


@given(st.lists(st.sampled_from("山水长行了得不一乐重银花女儿子,。A1 "), min_size=1, max_size=30).map("".join))
def test_what_is_written_is_read_back(text: str) -> None:
    if not text.strip():
        return
    for form in ("inline", "bracket", "ruby"):
        first = [s for b in blocks(text) for s in b]
        written = "\n".join(gloss.write(b, form) for b in blocks(text))
        if form == "ruby":
            written = (
                written.replace('<p class="body">', "").replace("</p>", "").replace("<h2>", "").replace("</h2>", "")
            )
        again = [s for b in blocks(written) for s in b]
        if form != "inline":  # a neutral tone has no mark, so inline cannot tell it from none
            assert citations(again) == citations(first)
        assert sounds(again) == sounds(first)


def blocks(text: str):
    document = pipeline.from_text(text, "x")
    return [pipeline.annotated(document, i, (), "weigh") for i in range(len(document.blocks))]


def citations(sentences) -> list[str]:
    return [numbered(s) for sentence in sentences for r in sentence.readings for s in r.citation]


def sounds(sentences) -> list[str]:
    return [marked(s.with_tone(0)) for sentence in sentences for r in sentence.readings for s in r.citation]


def test_markup_in_a_text_is_escaped_in_ruby() -> None:
    document = pipeline.from_text("山<script>&水。", "x")
    written = gloss.write(pipeline.annotated(document, 0, (), "weigh"), "ruby")
    assert "<script>" not in written
    assert "&lt;script&gt;&amp;" in written


def test_parse_agrees_with_what_is_written() -> None:
    document = pipeline.from_text("旅行", "x")
    assert gloss.write(pipeline.annotated(document, 0, (), "weigh"), "bracket") == "旅[lv3]行[xing2]"
    assert parse("lv3") == parse("lǚ")
