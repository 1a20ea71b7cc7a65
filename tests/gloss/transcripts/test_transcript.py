"""Passages of pinyin that say what a neighbouring passage says."""

from __future__ import annotations

import random

import pytest

from langdu import gloss, importers
from langdu.model import HANZI
from langdu.pinyin import numbered

PASSAGE = "老树下面有一口井,井水又清又甜。每天早上,村里的人都来打水。"
TRANSCRIPT = "laoshuxiamianyouyikoujing,jingshuiyouqingyoutian。meitianzaoshang,cunliderendoulaidashui。"
HANZI_OF_PASSAGE = len(HANZI.findall(PASSAGE))


def refined(text: str):
    return gloss.refine(importers.from_text(text, "x"))


def kinds(text: str) -> dict[str, str]:
    document = refined(text)
    return {document.source[b.span.start : b.span.end]: b.kind for b in document.blocks}


def said(text: str) -> str:
    """What is said of each hanzi of a text: its syllable, or a stroke."""
    hints = {hint.span.start: numbered(hint.syllable) for hint in refined(text).hints}
    return " ".join(hints.get(match.start(), "-") for match in HANZI.finditer(text))


EXPECTED = said(PASSAGE + "\n" + TRANSCRIPT)


@pytest.mark.parametrize("layout", ["{t}\n{p}", "{p}\n{t}", "{t}{p}", "{p}{t}", "{t}\n\n{p}\n", "{p}\n\n{t}"])
def test_a_transcript_is_a_hint_and_not_read_twice(layout: str) -> None:
    text = "题目\n\n" + layout.format(t=TRANSCRIPT, p=PASSAGE)
    assert kinds(text) == {"题目": "heading", TRANSCRIPT: "transcript", PASSAGE: "body"}
    hints = refined(text).hints
    assert len(hints) == HANZI_OF_PASSAGE
    assert {hint.origin for hint in hints} == {"transcript"}


@pytest.mark.parametrize("layout", ["{t}\n{p}\n", "{p}\n\n{t}\n\n", "{t}{p}\n", "{t}\n \n{p}\n"])
def test_every_passage_may_have_its_transcript(layout: str) -> None:
    document = refined(layout.format(t=TRANSCRIPT, p=PASSAGE) * 400)
    assert [block.kind for block in document.blocks].count("transcript") == 400
    assert len(document.hints) == 400 * HANZI_OF_PASSAGE


def test_a_transcript_longer_than_a_block() -> None:
    document = refined(TRANSCRIPT * 40 + PASSAGE * 40)
    transcripts = [b for b in document.blocks if b.kind == "transcript"]
    assert [document.source[b.span.start : b.span.end] for b in transcripts] == [TRANSCRIPT * 40]
    shown = "".join(document.source[b.span.start : b.span.end] for b in document.blocks if b.kind == "body")
    assert shown == PASSAGE * 40


TONED = "Lǎo shù xiàmian yǒu yì kǒu jǐng, jǐngshuǐ yòu qīng yòu tián. Měitiān zǎoshang, cūnlǐ de rén dōu lái dǎ shuǐ."
TOLERATED = {
    "tones": (TONED, "lao3 shu4 xia4 mian5 you3 yi4 kou3 jing3 jing3 shui3 you4 qing1 you4 tian2"),
    "numbers": (
        "lao3 shu4 xia4mian5 you3 yi4 kou3 jing3, jing3shui3 you4 qing1 you4 tian2.",
        "lao3 shu4 xia4 mian5 you3 yi4 kou3 jing3 jing3 shui3 you4 qing1 you4 tian2",
    ),
    "capitals, hyphens and apostrophes": (
        "LAO-SHU xia-mian you yi kou jing, jing'shui you qing you tian.",
        "lao shu xia mian you yi kou jing jing shui you qing you tian",
    ),
    "a letter wrong": (TRANSCRIPT.replace("shuxia", "shuxie"), "lao shu xie mian you yi kou jing"),
    "a letter missing": (TRANSCRIPT.replace("kou", "ku"), "lao shu xia mian you yi ku jing"),
    "a letter missing, no syllable left": (
        TRANSCRIPT.replace("mian", "min", 1).replace("min", "mn"),
        "lao shu xia - you",
    ),
    "a syllable missing": (TRANSCRIPT.replace("kou", ""), "lao shu xia mian you yi - jing jing shui"),
    "a word too many": (
        TRANSCRIPT.replace("meitian", "zhenshide meitian"),
        "lao shu xia mian you yi kou jing jing shui you qing you tian mei tian",
    ),
    "a phrase missing": (
        TRANSCRIPT.replace("jingshui", ""),
        "lao shu xia mian you yi kou jing - - you qing you tian",
    ),
    "zhuyin": ("ㄌㄠˇㄕㄨˋㄒㄧㄚˋㄇㄧㄢˋㄧㄡˇㄧˋㄎㄡˇㄐㄧㄥˇ", "lao3 shu4 xia4 mian4 you3 yi4 kou3 jing3"),
}


@pytest.mark.parametrize(("transcript", "expected"), TOLERATED.values(), ids=TOLERATED.keys())
def test_tolerated(transcript: str, expected: str) -> None:
    text = f"{PASSAGE}\n{transcript}"
    assert kinds(text)[transcript] == "transcript"
    assert said(text).startswith(expected)


OTHERS = {
    "a year": (
        "在2014年,他的女儿去旅行了,很长时间没有回来。",
        "zai er ling yi si nian, ta de nüer qu lu:xing le, hen chang shijian mei you huilai.",
        "zai nian ta de nv er qu lv xing le hen chang shi jian mei you hui lai",
    ),
    "a percentage and Latin words": (
        "我在用A4纸打印50%的文件和CPU的说明",
        "wo zai yong A si zhi dayin bai fen zhi wu shi de wenjian he CPU de shuoming",
        "wo zai yong zhi da yin de wen jian he de shuo ming",
    ),
    "figures as they are": (
        "我们一共有2014块钱可以花",
        "women yigong you 2014 kuai qian keyi hua",
        "wo men yi gong you kuai qian ke yi hua",
    ),
    "erhua": ("一朵花儿开了,小鸟儿也来唱歌。", "yi duo huar kai le, xiao niaor ye lai chang ge", "yi duo huar - kai le xiao niaor - ye lai chang ge"),
    "ü without its dots": ("女人穿绿衣服去旅行很长时间", "nuren chuan lv yifu qu luxing hen chang shijian", "nv ren chuan lv yi fu qu lv xing hen chang shi jian"),
    "glosses in the passage": (
        "他在银行(háng)里等了很长(cháng)时间",
        "ta zai yin hang li deng le hen chang shijian",
        "ta zai yin hang li deng le hen chang shi jian",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("passage", "transcript", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_what_a_passage_may_hold(passage: str, transcript: str, expected: str) -> None:
    assert said(f"{transcript}\n{passage}") == expected


def test_a_transcript_cut_off_in_the_middle_counts_as_far_as_it_goes() -> None:
    document = refined(TRANSCRIPT[:60] + "\n" + PASSAGE)
    assert document.blocks[0].kind == "transcript"
    assert 10 < len(document.hints) < HANZI_OF_PASSAGE


def test_typing_errors_do_not_add_up_in_a_long_one() -> None:
    rng = random.Random(4)
    letters = "".join(rng.choice((c, c, "", "e")) if rng.random() < 0.03 else c for c in TRANSCRIPT * 200)
    text = f"{letters}\n{PASSAGE * 200}"
    heard = said(text).split()
    agree = sum(a == b for a, b in zip(heard, EXPECTED.split() * 200, strict=True))
    assert agree > 0.93 * len(heard)


@pytest.mark.parametrize(
    "line",
    [
        "This is an English sentence about a man and his banana.",
        "wanganrenxinganzhangbanshangdian,buyaohuang",
        "https://example.org/nihao",
        "lao shu hen gao, ta de nü'er zai shang mian kan shu",
        "Un vieil arbre et un puits, de l'eau claire et douce tous les matins.",
    ],
)
@pytest.mark.parametrize("layout", ["{line}\n{passage}", "{passage}\n{line}", "{line}{passage}"])
def test_other_latin_lines_are_text(line: str, layout: str) -> None:
    document = refined(layout.format(line=line, passage=PASSAGE))
    assert "transcript" not in {block.kind for block in document.blocks}
    assert document.hints == ()


def test_the_line_of_pinyin_goes_to_its_own_line() -> None:
    text = "行。\nxíng\n行。\nháng\n好。\nhǎo"
    assert said(text) == "xing2 hang2 hao3"
    assert list(kinds(text).values()).count("transcript") == 3


def test_a_translation_among_the_pinyin_stays() -> None:
    text = "wǒ ài shān hé shuǐ\nI love hills and water\n\n我爱山和水\n\nwǒ yě ài\n我也爱\nSo do I"
    assert kinds(text)["I love hills and water"] == "body"
    assert kinds(text)["So do I"] == "body"


def test_of_two_transcripts_the_one_with_tones_is_heard() -> None:
    assert (
        said("chuang qian ming yue guang\n床前明月光\nchuáng qián míng yuè guāng") == "chuang2 qian2 ming2 yue4 guang1"
    )


@pytest.mark.parametrize(
    "page",
    [
        "A: Nǐ hǎo ma?\nA: 你好吗？\nB: Wǒ hěn hǎo.\nB: 我很好。",
        "1. Nǐ hǎo ma?\n1. 你好吗？\n2. Wǒ hěn hǎo.\n2. 我很好。",
        "nǐ hǎo ma\n你 好 吗\nwǒ hěn hǎo\n我 很 好",
        "你好吗？\n“Nǐ hǎo ma?”\n我很好。\n“Wǒ hěn hǎo.”",
        "Nǐ hǎo ma?\n\n你好吗？\n\nWǒ hěn hǎo.\n\n我很好。\n",
        "  nǐ hǎo ma \r\n  你好吗？\r\n  wǒ hěn hǎo \r\n  我很好。\r\n",
    ],
)
def test_a_textbooks_page(page: str) -> None:
    assert said(page) == "ni3 hao3 ma5 wo3 hen3 hao3"
    assert list(kinds(page).values()).count("transcript") == 2
