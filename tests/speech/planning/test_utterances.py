"""What is said for what is written."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from langdu.model import Latin, Pause, Say, Span, Unit
from langdu.pinyin import numbered
from langdu.speech import plan
from langdu.speech.planning.utterances import BREATH_UNITS, number_at, rest_of
from tests.speech.making import sentence, voice


def spoken(units: tuple[Unit, ...]) -> str:
    """Units as text: syllables, @words, and signs of pauses."""
    words = []
    for unit in units:
        match unit:
            case Say():
                words.append(numbered(unit.syllable))
            case Latin():
                words.append("@" + unit.text)
            case Pause():
                words.append(unit.sign or "|")
    return " ".join(words)


def said(text: str, pinyin: str, **changed: str) -> str:
    return " / ".join(spoken(u.units) for u in plan(sentence(text, pinyin, **changed), voice()))  # type: ignore[arg-type]


def test_hanzi_are_said_as_they_are_spoken_not_as_cited() -> None:
    assert said("你好。", "ni2 hao3", citation="ni3 hao3") == "ni2 hao3 。"


def test_an_engine_with_its_own_sandhi_gets_the_citation_but_for_yi_and_bu() -> None:
    text = sentence("一定不会，你好。", "yi2 ding4 bu2 hui4 ni2 hao3", "yi1 ding4 bu4 hui4 ni3 hao3")
    (told,) = plan(text, voice(sandhi="engine"))
    assert spoken(told.units) == "yi2 ding4 bu2 hui4 ， ni3 hao3 。"


def test_erhua_is_one_syllable_over_two_characters() -> None:
    (told,) = plan(sentence("花儿红", "huar1 hong2", start=10), voice())
    first, second, _ = told.units
    assert (first.span, second.span) == (Span(10, 12), Span(12, 13))
    assert isinstance(first, Say)
    assert first.text == "花儿"


def test_a_rewrite_is_said_through_its_reading_and_stands_for_all_of_it() -> None:
    (told,) = plan(sentence("长了<12%|百分之十二>。", "zhang3 le5 bai3 fen1 zhi1 shi2 er4"), voice())
    assert spoken(told.units) == "zhang3 le5 bai3 fen1 zhi1 shi2 er4 。"
    assert {unit.span for unit in told.units[2:7]} == {Span(2, 5)}
    assert "".join(unit.text for unit in told.units if isinstance(unit, Say)) == "长了百分之十二"


def test_digits_that_nobody_rewrote_are_said_one_by_one() -> None:
    assert said("第10页", "di4 ye4") == "di4 yi1 ling2 ye4 |"


def test_latin_words_are_said() -> None:
    assert said("用AI写code。", "yong4 xie3") == "yong4 @AI xie3 @code 。"


def test_signs_together_make_one_pause_the_longest() -> None:
    (told,) = plan(sentence("（好）。」走", "hao3 zou3"), voice())
    assert spoken(told.units) == "hao3 。 zou3 |"


def test_nothing_is_said_before_the_first_syllable_nor_for_asides() -> None:
    assert said("……好", "hao3") == "hao3 |"
    assert plan(sentence("好。", "hao3", kind="aside"), voice()) == ()
    assert plan(sentence("……", ""), voice()) == ()


def test_a_heading_ends_in_a_longer_pause() -> None:
    heading, body = (plan(sentence("好", "hao3", kind=kind), voice())[0].units[-1] for kind in ("heading", "body"))
    assert isinstance(heading, Pause)
    assert isinstance(body, Pause)
    assert heading.seconds > body.seconds


def test_a_long_sentence_is_broken_at_its_strongest_sign_near_the_middle() -> None:
    text = "好" * 50 + "，" + "好" * 20 + "；" + "好" * 20 + "，" + "好" * 50 + "。"
    parts = plan(sentence(text, "hao3 " * 140), voice())
    assert [sum(isinstance(unit, Say) for unit in part.units) for part in parts] == [70, 70]


def test_a_long_sentence_without_signs_is_broken_all_the_same() -> None:
    parts = plan(sentence("好" * 500, "hao3 " * 500), voice())
    assert max(sum(isinstance(unit, Say) for unit in part.units) for part in parts) <= BREATH_UNITS
    assert sum(isinstance(unit, Say) for part in parts for unit in part.units) == 500


@given(st.lists(st.sampled_from("好，。；、（）A1 …"), max_size=400).map("".join))
def test_everything_written_is_said_once_and_in_order(text: str) -> None:
    parts = plan(sentence(text, "hao3 " * text.count("好")), voice())
    units = [unit for part in parts for unit in part.units]
    sounding = [unit.span.start for unit in units if not isinstance(unit, Pause)]
    letters = [i for i, c in enumerate(text) if c in "好1" or (c == "A" and text[i - 1 : i] != "A")]
    assert sounding == letters
    assert all(
        part.span.start <= unit.span.start and unit.span.end <= part.span.end for part in parts for unit in part.units
    )
    assert all(not (isinstance(a, Pause) and isinstance(b, Pause)) for a, b in itertools.pairwise(units))


def test_the_rest_of_a_sentence() -> None:
    parts = plan(sentence("你好，世界。", "ni3 hao3 shi4 jie4"), voice())
    assert number_at(parts, Span(3, 4)) == 2
    assert number_at(parts, Span(99, 100)) == 0
    assert [spoken(part.units) for part in rest_of(parts, 2)] == ["shi4 jie4 。"]
    assert rest_of(parts, 4) == []
