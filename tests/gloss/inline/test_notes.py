"""The words by which notes say that pinyin follows."""

from __future__ import annotations

import pytest

from langdu.gloss.inline.labels import rows
from langdu.model import HANZI
from tests.gloss.reading import hints, shown


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[2])
def test_each_labels_own_example(row: tuple[str, ...]) -> None:
    assert row[0] in row[2]
    assert hints(row[2]) == row[3]


def test_nothing_but_a_label_is_lost() -> None:
    text = "数（此处读shǔ，不读shù）钱，重（chóng，动词）来（音乐）"
    lost = [char for char in HANZI.findall(text) if char not in shown(text)]
    assert lost == list("此处读不读")
