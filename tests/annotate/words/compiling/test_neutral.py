"""Neutral tones: what the sources say, what is shown, and what is right beside it."""

from __future__ import annotations

import pytest

from langdu.annotate.words import lists
from langdu.annotate.words.compiling.longer import Inside
from langdu.annotate.words.compiling.neutral import right_tones, splits, toned
from langdu.annotate.words.segment import segmented
from langdu.pinyin import numbered
from langdu.pinyin.inventory import of_number


def slots(written: str) -> lists.Slots:
    return lists.slots("字" * len(written.split()), written)


def said(text: str) -> str:
    return " ".join(numbered(s) for n in segmented(text).syllables if (s := of_number(int(n))) is not None)


def test_the_speech_tests_list_suffices() -> None:
    shown, split = toned("灯笼", slots("deng1 long2"), {"cedict": [slots("deng1 long2")]})
    assert shown == slots("deng1 long5")
    assert split is not None
    assert (split.neutral, split.full) == (("hsk", "putonghua"), ("cedict",))


@pytest.mark.parametrize(
    ("light", "expected"), {(): "li4 liang4", ("cedict",): "li4 liang4", ("cedict", "complete"): "li4 liang5"}.items()
)
def test_two_sources_make_a_syllable_neutral(light: tuple[str, ...], expected: str) -> None:
    voices = {
        name: [slots("li4 liang5" if name in light else "li4 liang4")] for name in ("complete", "pypinyin", "cedict")
    }
    assert toned("力量", slots("li4 liang4"), voices)[0] == slots(expected)


def test_it_is_neutral_where_no_source_has_another_tone() -> None:
    assert toned("筐子", slots("kuang1 zi5"), {"complete": [slots("kuang1 zi5")]}) == (slots("kuang1 zi5"), None)


PARTS = {
    "客气": slots("ke4 qi5"),
    "生意": slots("sheng1 yi5"),
    "地方": slots("di4 fang5"),
    "学生": slots("xue2 sheng5"),
}


class TestInside:
    def toned(self, word: str, written: str, *parts: tuple[int, int], listed: tuple[str, ...] = ()) -> lists.Slots:
        return Inside(PARTS, lambda _: set(parts), listed).toned(word, slots(written))

    def test_a_word_of_three_characters_takes_the_tone_of_its_part(self) -> None:
        assert self.toned("太客气", "tai4 ke4 qi4", (1, 3)) == slots("tai4 ke4 qi5")

    def test_a_listed_idiom_keeps_its_own(self) -> None:
        four = "sheng1 yi4 xing1 long2"
        assert self.toned("生意兴隆", four, (0, 2), listed=("生意兴隆",)) == slots(four)

    def test_words_that_have_another_sense_in_longer_ones_keep_it(self) -> None:
        assert self.toned("地方志", "di4 fang1 zhi4", (0, 2)) == slots("di4 fang1 zhi4")
        assert self.toned("女学生", "nv3 xue2 sheng1", (1, 3)) == slots("nv3 xue2 sheng1")

    def test_what_is_no_part_of_it_says_nothing(self) -> None:
        assert self.toned("大客气", "da4 ke4 qi4", (0, 2)) == slots("da4 ke4 qi4")


@pytest.mark.parametrize(
    ("text", "reading"),
    {
        "多少": "duo1 shao5",
        "关系": "guan1 xi5",
        "左边": "zuo3 bian5",
        "答应": "da1 ying5",
        "弟弟": "di4 di5",
        "唠叨": "lao2 dao5",
        "早晨": "zao3 chen5",
        "不舒服": "bu4 shu1 fu5",
        "不清楚": "bu4 qing1 chu5",
        "学生会": "xue2 sheng5 hui4",
        "包子铺": "bao1 zi5 pu4",
        "玻璃杯": "bo1 li5 bei1",
        "街坊邻居": "jie1 fang5 lin2 ju1",
        "气氛": "qi4 fen1",
        "力量": "li4 liang4",
        "道德": "dao4 de2",
        "精神文明": "jing1 shen2 wen2 ming2",
        "生意盎然": "sheng1 yi4 ang4 ran2",
        "收拾收拾": "shou1 shi5 shou1 shi5",
    }.items(),
)
def test_what_is_shown(text: str, reading: str) -> None:
    assert said(text) == reading


@pytest.mark.parametrize("word", lists.readings_of("putonghua"))
def test_every_word_of_the_speech_tests_list_is_shown_so(word: str) -> None:
    expected = lists.readings_of("putonghua")[word]
    assert said(word) == " ".join(numbered(syllable) for syllable in expected if syllable is not None)


def test_where_the_sources_differ_both_are_right() -> None:
    assert right_tones("关系") == (frozenset((1,)), frozenset((4, 5)))
    assert right_tones("力量") == (frozenset((4,)), frozenset((4, 5)))
    assert right_tones("银行") == ()


def test_the_table_of_splits_has_both_sides() -> None:
    for split in splits().values():
        assert split.neutral
        assert split.full
        assert len(split.shown) == len(split.other) == len(split.word)
