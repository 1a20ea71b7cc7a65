"""Which words of a recording count as said with the right tones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.model import Judged, Placed, Report, Verdict
from langdu.practice.targets import targets
from langdu.session import book_from_text
from langdu.session.words.said_words import said_words

if TYPE_CHECKING:
    from langdu.model import Target


def judged(target: Target, verdict: str) -> Judged:
    omitted = verdict == "omitted"
    told: Verdict = "red" if omitted else verdict  # type: ignore[assignment]
    place = Placed(0.0, 0.1, 0.4, "omitted" if omitted else "said", 0.9)
    return Judged(target, place, told, 0.9, target.spoken.tone, (0.2,) * 5, (), ())


def said(text: str, *verdicts: str) -> list[tuple[str, bool]]:
    (sentence,) = book_from_text(text, "字").sentences(0)
    syllables = [judged(*pair) for pair in zip(targets(sentence), verdicts, strict=True)]
    return [(word.word, word.is_right) for word in said_words(sentence, Report(tuple(syllables)))]


def test_each_word_counts_for_itself() -> None:
    assert said("我去银行。", "green", "red", "green", "green") == [("我", True), ("去", False), ("银行", True)]


@pytest.mark.parametrize(
    ("verdicts", "right"),
    [
        (("green", "red"), False),
        (("amber", "red"), False),
        (("omitted", "red"), False),
        (("green", "amber"), None),
        (("green", "omitted"), None),
        (("omitted", "omitted"), None),
    ],
)
def test_only_what_is_sure_counts(verdicts: tuple[str, ...], right: bool | None) -> None:
    assert said("银行。", *verdicts) == ([] if right is None else [("银行", right)])


def test_a_neutral_tone_is_never_missed_and_proves_nothing() -> None:
    assert said("他的妈妈。", "green", "amber", "green", "amber") == [("他", True), ("妈妈", True)]


def test_a_recording_that_is_refused_says_nothing() -> None:
    (sentence,) = book_from_text("银行。", "字").sentences(0)
    assert said_words(sentence, replace(Report(()), refusal="that is music")) == ()
