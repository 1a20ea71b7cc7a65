"""The four questions and their answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from langdu.config import PINYIN_FOR
from langdu.tui.first_start.steps import NO_VOICE, level_step, pinyin_step, text_step, voice_step
from tests.tui.fakes import BAKER, CLOUD, ESPEAK, XIAOYI


def test_enter_fetches_nothing_and_each_voice_tells_its_terms() -> None:
    step = voice_step(ESPEAK, [(BAKER, "twice as fast as speech"), (XIAOYI, "slow"), (CLOUD, "quick")])
    assert step.answers[step.usual].value == NO_VOICE
    assert "hard to understand" in step.answers[0].more
    assert [answer.value for answer in step.answers] == ["", "baker", "free-xiaoyi"]
    assert step.answers[1].label == "Voice baker: a woman, 27 MB to fetch"
    assert step.answers[1].more == "Licence: not for sale\nNatural, twice as fast as speech here."
    assert step.answers[2].label == "Free: women and men, 63 MB to fetch"


def test_a_natural_voice_that_is_here_is_named_and_nothing_is_known_before_they_were_looked_for() -> None:
    assert voice_step(BAKER, []).answers[0].label == "Voice baker, which is here"
    assert "looking" in voice_step(None, []).answers[0].more


def test_a_voice_sends_nothing_to_the_terminal() -> None:
    rogue = replace(BAKER, name="\x1b[31mred", licence="a\x1b]0;title\x07b")
    told = "".join(answer.label + answer.more for answer in voice_step(ESPEAK, [(rogue, "quick")]).answers)
    assert "\x1b" not in told


@pytest.mark.parametrize(("level", "usual"), [(0, "all"), (1, "unknown"), (7, "unknown")])
def test_who_knows_words_is_offered_pinyin_for_the_others(level: int, usual: str) -> None:
    step = pinyin_step(level)
    assert step.answers[step.usual].value == usual
    assert {answer.value for answer in step.answers} < set(PINYIN_FOR)


@pytest.mark.parametrize(("level", "fits"), [(0, 1), (1, 1), (4, 4), (7, 6)])
def test_the_text_is_of_the_level(level: int, fits: int) -> None:
    answer = text_step(level).answers[0]
    assert answer.label.endswith(f"for HSK {fits}")
    assert Path(answer.value).is_file()


def test_no_word_is_known_unless_it_is_said() -> None:
    step = level_step()
    assert step.answers[step.usual].value == "0"
    assert [answer.value for answer in step.answers] == [str(level) for level in range(8)]
