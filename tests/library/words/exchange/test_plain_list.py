"""Plain lists as people write them."""

from __future__ import annotations

import pytest

from langdu.library.words.exchange.checking import checked
from langdu.library.words.exchange.plain_list import PlainList
from langdu.model import IGNORED, KNOWN


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("银行\n月亮\n", {"银行": 4, "月亮": 4}),
        ("银行 月亮,水桶，石头、花园;山/河", dict.fromkeys(("银行", "月亮", "水桶", "石头", "花园", "山", "河"), 4)),
        ("银行\t2\n月亮\tknown\n小王\tignored\n", {"银行": 2, "月亮": KNOWN, "小王": IGNORED}),
        ("银行\tyín háng\tbank\n", {"银行": 4}),
        ("银行, yínháng, bank\n", {"银行": 4}),
        ("# 我的词\n银行\r\n\r\n  月亮  \n", {"银行": 4, "月亮": 4}),
        ("T恤 卡拉OK 阿Q", {"T恤": 4, "卡拉OK": 4, "阿Q": 4}),
    ],
)
def test_a_list(text: str, statuses: dict[str, int]) -> None:
    assert PlainList().fits(text)
    assert checked(PlainList().read(text, "words"), 4, "words").statuses == statuses
