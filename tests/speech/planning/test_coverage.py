"""How much of Mandarin a voice says as shown."""

from __future__ import annotations

from langdu.speech.planning.coverage import coverage, syllables
from tests.speech.making import voice


def test_a_voice_that_takes_only_text_can_be_steered_to_most_syllables() -> None:
    found = coverage(voice(hint="text"))
    assert found
    assert found.honoured + found.approximated + found.lost == len(syllables()) > 1300
    assert found.honoured > 0.75 * len(syllables())
    assert found.lost < 0.03 * len(syllables())


def test_one_that_is_told_needs_none() -> None:
    assert coverage(voice()) is None
