"""What became of the hints."""

from __future__ import annotations

from dataclasses import replace

from langdu.model import Evidence, HintOutcome, HintTally, Note, Sentence, Span
from langdu.speech.planning.hint_outcomes import hint_outcomes, tally
from tests.speech.making import sentence


def hinted(text: str, pinyin: str, *stages: tuple[str, ...]) -> Sentence:
    """A sentence whose readings have trails of these stages."""
    made = sentence(text, pinyin)
    trails = [tuple(Evidence(stage, "x", "") for stage in trail) for trail in stages]  # type: ignore[arg-type]
    return replace(made, readings=tuple(replace(r, trail=t) for r, t in zip(made.readings, trails, strict=True)))


def test_only_hints_that_decided_are_counted() -> None:
    text = hinted("你好吗", "ni3 hao3 ma5", ("dictionary",), ("dictionary", "gloss"), ("gloss", "dictionary"))
    assert tally(text, ()) == HintTally(honoured=1)


def test_the_worst_that_is_known_of_a_hint_counts() -> None:
    text = hinted("你好吗", "ni3 hao3 ma5", ("gloss",), ("gloss",), ("user",))
    notes = [
        Note(Span(1, 2), "lost", ""),
        Note(Span(1, 2), "approximated", ""),
        Note(Span(2, 3), "approximated", ""),
    ]
    assert tally(text, notes) == HintTally(1, 1, 1)


def test_each_hint_has_its_fate_and_why() -> None:
    text = hinted("你好吗", "ni3 hao3 ma5", ("gloss",), ("dictionary",), ("gloss",))
    notes = [Note(Span(2, 3), "approximated", "nearly"), Note(Span(2, 3), "lost", "not")]
    assert hint_outcomes(text, notes) == (HintOutcome(Span(0, 1), "honoured"), HintOutcome(Span(2, 3), "lost", "not"))


def test_in_words() -> None:
    assert str(HintTally(3, 1) + HintTally(2, 0, 1)) == "7 hints: 5 honoured, 1 approximated, 1 lost"
    assert str(HintTally(1)) == "1 hint: 1 honoured"
    assert str(HintTally()) == ""
