"""How common words are."""

from __future__ import annotations

import pytest

from langdu.dictionary import how_common, per_million
from langdu.dictionary.frequency import packed_number, unpacked


def test_common_words_come_more_often_than_rare_ones() -> None:
    assert (per_million("的") or 0) > (per_million("银行") or 0) > (per_million("饕餮") or 0) > 0
    assert per_million("銀行") == per_million("银行")


def test_a_word_that_was_not_counted_has_no_frequency() -> None:
    assert per_million("龘龘龘") is None
    assert how_common(None) == ""


def test_plain_words_for_it() -> None:
    assert [how_common(value) for value in (5000.0, 100.0, 10.0, 1.0, 0.1)] == [
        "very common",
        "common",
        "fairly common",
        "uncommon",
        "rare",
    ]


@pytest.mark.parametrize("value", [0.05, 1.0, 127.9, 53000.0])
def test_a_frequency_is_kept_within_a_hundredth(value: float) -> None:
    assert unpacked(packed_number(value)) == pytest.approx(value, rel=0.01)
