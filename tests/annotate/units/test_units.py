"""Words as a learner looks them up: each case is a sentence with its words apart."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from langdu.annotate.units import units
from langdu.annotate.words.segment import DATA, is_listed, segmented
from langdu.annotate.words.table import Table

CASES = {
    "measure words": [
        "我 买 了 两 件 毛衣",
        "这 条 围巾 是 谁 的",
        "每 个 人 都 有 一 把 钥匙",
        "他 喝 了 一 口 水",
    ],
    "phrases": ["太 贵 了", "价格 上涨 了", "我 想 喝 咖啡", "他们 在 踢 足球", "我 家 有 四 口 人"],
    "not": ["我 不 会 游泳", "她 不 满意", "他 不得不 走", "这 不 是 我 的", "那 不行"],
    "numbers": [
        "我 三十八 岁",
        "第二 天 下雨 了",
        "三分之二 的 人",
        "来 了 十几 个 人",
        "五百二十 多 名",
        "一九九八年 的 夏天",
    ],
    "degrees and marks": [
        "零下 五 度",
        "今天 三十八 度",
        "到 一百 度 就 开 了",
        "他 考 了 一百 分",
        "百分之八",
        "百分点",
        "用 百度 查",
    ],
    "天 before 才": ["后天 才 走", "每 天 才 睡 一会儿", "他 是 个 天才", "背后 天才 的 故事", "先天 才能"],
    "要不": ["要不 我们 走 吧", "要不 今天 去", "要不是 他", "你 要 不 要 来"],
    "particles": ["我 的 线 呢", "点 个 赞 呗", "毛线 呢"],
    "times": ["八月 十五号", "我 七点 起床", "晚上 九点 二十分", "我 有 两 点 意见", "一点 钟"],
    "said twice": [
        "你 看看",
        "我们 聊聊 吧",
        "房间 干干净净",
        "爸爸 妈妈",
        "想 一 想",
        "喜不喜欢",
        "知不知道",
        "好 不 好",
        "他 还 没 还钱",
        "他 没 他们 高",
    ],
    "where to": ["走 进来", "树叶 落 下来", "他 拿 出 一 本 书", "寄 来 了", "跑 出去"],
    "what comes of it": ["我 看完 了", "作业 写完 了", "听 不 懂", "我 找 不 到", "来不及 了", "受不了"],
    "names": ["小王 来 了", "李 老师 好", "袁 隆平 说", "陈 晓明 说"],
    "plurals": ["孩子 们 笑 了", "我们 走", "人们 说"],
    "的话": ["要是 下雨 的话 就 不 去", "我 懂 你 的 话 里 的 意思"],
    "forms": ["湖面 很 静", "他 去 教学楼 了", "马马虎虎"],
}


def cut(text: str) -> str:
    found = units(segmented(f"{text}\n"))
    starts = dict(found)
    inside = {at for start, end in found for at in range(start + 1, end)}
    return " ".join(text[at : starts.get(at, at + 1)] for at in range(len(text)) if at not in inside)


@pytest.mark.parametrize("words", [words for cases in CASES.values() for words in cases])
def test_words(words: str) -> None:
    assert cut(words.replace(" ", "")) == words


def test_traditional_text_is_cut_alike() -> None:
    assert cut("孩子們說這件衣服太貴了") == "孩子 們 說 這 件 衣服 太 貴 了"


def test_words_are_in_order_and_apart() -> None:
    text = "我们一百二十多个人看了看爸爸妈妈,聊聊天,好不好?第二天下午三点半走进来。\n"
    found = units(segmented(text))
    assert all(end - start > 1 for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_every_word_of_the_table_has_its_bit() -> None:
    table = Table.mapped(DATA / "words.bin")
    assert len(np.load(DATA / "listed.npy")) == -(-len(table) // 8)
    assert is_listed("银行")
    assert is_listed("不得不")
    assert not is_listed("这件")
    assert not is_listed("听不懂")
