"""Every syllable has sounds, and those that sound otherwise have others."""

from __future__ import annotations

import pytest

from langdu.model import Syllable
from langdu.pinyin import parse
from langdu.pinyin.table import FINALS
from langdu.practice.alignment.phones import PHONES, phones


def sounds(text: str) -> list[str]:
    return [PHONES[number] for number in phones(parse(text))]


def test_every_legal_syllable_has_sounds() -> None:
    for initial, finals in FINALS.items():
        for final in finals.split():
            found = phones(Syllable(initial, final, 1))
            assert len(found) == (2 if initial else 1)
            assert 0 not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ji4", ["j", "i"]), ("zi4", ["z", "ii"]), ("zhi4", ["zh", "iii"]), ("ri4", ["r", "iii"]), ("er4", ["er"]),
        ("xue2", ["x", "üe"]), ("gui4", ["g", "uei"]), ("huar1", ["h", "ua"]), ("you3", ["iou"]), ("n2", ["en"]),
    ],
)  # fmt: skip
def test_sounds(text: str, expected: list[str]) -> None:
    assert sounds(text) == expected
