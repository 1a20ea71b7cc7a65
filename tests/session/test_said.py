"""What is shown is what is spoken: every syllable of every reading reaches the engine, in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langdu.model import Say, Sentence
from langdu.session.text import pipeline
from langdu.speech import plan
from tests.speech.making import voice

TEXTS = [
    "2014年到2022年7月12日。",
    "拨打13800138000,或者010-64035547。",
    "2023—2025年,12%的100kg,￥3.5亿,8:05见。",
    "２０１４年的COVID-19,4G和互联网+。",
    "一朵花儿(huār)开了,不一会儿就谢了。",
    "302房间,编号27149,2008-8-8,2:1。",
]


def sentences(text: str) -> list[Sentence]:
    document = pipeline.from_text(text, "x")
    return [s for i in range(len(document.blocks)) for s in pipeline.annotated(document, i, (), "weigh")]


def check(text: str) -> None:
    for sentence in sentences(text):
        said = [unit for part in plan(sentence, voice()) for unit in part.units if isinstance(unit, Say)]
        assert [unit.syllable for unit in said] == [s for r in sentence.readings for s in r.spoken]
        starts = [unit.span.start for unit in said]
        assert starts == sorted(starts)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_that_is_shown_goes_unsaid(text: str) -> None:
    check(text)


def test_every_figure_of_a_year_is_said() -> None:
    said = [unit for part in plan(sentences("2014年")[0], voice()) for unit in part.units if isinstance(unit, Say)]
    assert [(unit.span.start, unit.text) for unit in said] == list(enumerate("二零一四年"))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["2014年", "12%", "138", "3.14", "12:30", "一", "不", "花儿", "好", "行", "(xíng)", "kg", "-", ",", "5G"]),
        min_size=1,
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_no_mixture_loses_a_syllable(text: str) -> None:
    # Figures without any rewrite are said by the plan itself: more is said than shown, never less.
    for sentence in sentences(text):
        said = [unit for part in plan(sentence, voice()) for unit in part.units if isinstance(unit, Say)]
        shown = [s for r in sentence.readings for s in r.spoken]
        assert [unit.syllable for unit in said if any(unit.span.overlaps(r.span) for r in sentence.readings)] == shown
