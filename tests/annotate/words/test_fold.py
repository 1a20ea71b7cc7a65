"""Traditional characters that tell a reading."""

from __future__ import annotations

import pytest

from langdu.annotate.words import lists
from langdu.annotate.words.fold import told
from langdu.annotate.words.segment import segmented
from langdu.pinyin import numbered
from langdu.pinyin.inventory import number_of, of_number, tone_of


@pytest.mark.parametrize("row", list(lists.rows("told")), ids=lambda row: row[2])
def test_a_traditional_character_tells_its_reading(row: list[str]) -> None:
    char, reading, example = row
    at = example.index(char)
    number = int(segmented(example).syllables[at])
    assert numbered(of_number(number)) == reading or tone_of(number) == 5
    assert told()[char] in (number, number_of(of_number(told()[char])))


def test_a_told_reading_wins_over_the_word_and_keeps_its_neutral_tone() -> None:
    assert [numbered(of_number(int(n))) for n in segmented("頭髮").syllables] == ["tou2", "fa5"]
    assert numbered(of_number(int(segmented("幹").syllables[0]))) == "gan4"
    assert segmented("衣服乾").sure[2]
