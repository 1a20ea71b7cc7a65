"""How a reader groups syllables, and where the voice breathes."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.model import Pause, Say, Span
from langdu.speech import plan
from langdu.speech.planning.prosody import BREATH, Lexeme, boundaries
from tests.speech.making import sentence, voice

SIGNS = ("", "/", "|", "‖")


def grouped(words: str) -> str:
    """Words with / after a prosodic word, | after a phrase and ‖ before a breath."""
    lexemes = [Lexeme(word, len(word)) for word in words.split()]
    strengths = boundaries(lexemes)
    return "".join(char + SIGNS[s] for char, s in zip("".join(word.text for word in lexemes), strengths, strict=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("卖花 的 姑娘", "卖花的/姑娘|"),
        ("我 也 去", "我/也去|"),
        ("很 高兴", "很高兴|"),
        ("看 书", "看书|"),
        ("桌子 上 放 着 苹果", "桌子上|放着/苹果|"),
        ("北京大学 图书馆", "北京/大学/图书馆|"),
        ("老师 和 学生", "老师|和/学生|"),
    ],
)
def test_grouping(words: str, expected: str) -> None:
    assert grouped(words) == expected


def test_a_long_stretch_is_said_in_breaths() -> None:
    said = grouped("小镇 的 居民 每天 早晨 都 在 河边 的 广场 上 打 太极拳 和 跳 扇子舞")
    breaths = said.rstrip("‖").split("‖")
    assert len(breaths) > 1
    assert all(5 <= sum(char not in SIGNS for char in breath) <= BREATH.longest for breath in breaths)


def test_a_stretch_without_end_is_grouped_in_linear_time() -> None:
    """Text without a sign: no group is longer than its longest, however much there is."""
    strengths = boundaries([Lexeme("好", 1)] * 50_000)
    assert len(strengths) == 50_000
    breaths = [i for i, strength in enumerate(strengths) if strength == 3]
    assert max(b - a for a, b in itertools.pairwise(breaths)) <= BREATH.longest


@given(st.lists(st.sampled_from(["的", "我", "也", "高兴", "图书馆", "人民大会堂", "和", ""]), min_size=1, max_size=40))
def test_every_syllable_has_a_strength_and_the_last_closes_a_phrase(words: list[str]) -> None:
    lexemes = [Lexeme(word, len(word) or 1) for word in words]
    strengths = boundaries(lexemes)
    assert len(strengths) == sum(lexeme.length for lexeme in lexemes)
    assert strengths[-1] >= 2


def test_a_plan_has_the_boundaries_and_the_breaths() -> None:
    text = "小镇的居民每天早晨都在河边的广场上打太极拳。"
    words = tuple(Span(a, b) for a, b in [(0, 2), (3, 5), (5, 7), (7, 9), (11, 13), (14, 16), (18, 21)])
    written = replace(sentence(text, "a1 " * 21), words=words)
    (told,) = plan(written, voice())
    says = [unit for unit in told.units if isinstance(unit, Say)]
    assert [unit.closes for unit in says[:4]] == ["", "", "word", ""]
    assert sum(isinstance(unit, Pause) and not unit.sign for unit in told.units) == 1
    (read,) = plan(written, voice(hint="text"))
    assert [unit for unit in read.units if isinstance(unit, Pause)] == [told.units[-1]]
