from __future__ import annotations

import pytest

from langdu.pinyin import joined, parse


@pytest.mark.parametrize(
    ("numbered", "written"),
    [
        ("yin2 hang2", "yínháng"),
        ("pin3 er2", "pǐn'ér"),
        ("xi1 an1", "xī'ān"),
        ("ou1 zhou1", "ōuzhōu"),
        ("hai3 ou1", "hǎi'ōu"),
        ("wan2 r", "wánr"),
        ("nü3 er2", "nǚ'ér"),
        ("huar1", "huār"),
        ("", ""),
    ],
)
def test_syllables_of_a_word(numbered: str, written: str) -> None:
    syllables = [parse(one) for one in numbered.replace("2 r", "r2").split()]
    assert joined(syllables) == written
