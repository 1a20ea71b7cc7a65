"""From the words that the service spoke to the place of every unit."""

from __future__ import annotations

import pytest

from langdu.model import Latin, Pause, Say, Span
from langdu.pinyin import parse
from langdu.speech.engines.edge.words import SpokenWord, edges, written


def say(text: str, pinyin: str = "zi4") -> Say:
    return Say(Span(0, 1), parse(pinyin), text)


UNITS = (say("银"), say("行"), Pause(Span(0, 1), 0.25, "，"), say("花儿"), Latin(Span(0, 1), "AI"), say("好"))


def test_the_text_is_what_is_written_with_signs_and_latin_apart() -> None:
    text, places = written(UNITS)
    assert text == "银行，花儿 AI 好"
    assert [text[int(a) : int(b)] for a, b in places] == ["银", "行", "花儿", " AI ", "好"]


def test_syllables_of_one_character_share_its_place() -> None:
    text, places = written((say("瓩", "qian1"), say("", "wa3"), say("好")))
    assert text == "瓩好"
    assert places == [(0.0, 0.5), (0.5, 1.0), (1.0, 2.0)]


def test_a_pause_without_a_sign_is_a_comma() -> None:
    assert written((say("好"), Pause(Span(0, 1), 0.5)))[0] == "好，"


def test_words_are_the_services_and_what_is_inside_a_word_is_estimated() -> None:
    text, places = written(UNITS)
    words = [
        SpokenWord("银行", 100, 300),
        SpokenWord("花儿", 400, 480),
        SpokenWord("AI", 500, 700),
        SpokenWord("好", 720, 800),
    ]
    times, origins = edges(places, text, words, (90, 810))
    assert origins == ["estimated", "estimated", "engine", "estimated", "engine"]
    assert times[0] == (100, 200)
    assert times[1] == (200, 300)
    assert times[2] == (400, 480)
    assert times[3] == pytest.approx((480, 720), abs=40)
    assert times[4] == (720, 800)


def test_a_word_that_the_service_does_not_mention_is_between_its_neighbours() -> None:
    text, places = written((say("我"), say("在"), say("家")))
    times, _ = edges(places, text, [SpokenWord("我", 0, 100), SpokenWord("家", 200, 300)], (0, 300))
    assert times == [(0, 100), (100, 200), (200, 300)]


def test_an_answer_without_words_is_shared_out() -> None:
    text, places = written((say("我"), say("在"), Pause(Span(0, 1), 0.5, "。")))
    times, origins = edges(places, text, [], (30, 330))
    assert times == [(30, 130), (130, 230)]
    assert set(origins) == {"estimated"}


def test_words_that_are_not_in_the_text_are_passed_over() -> None:
    text, places = written((say("我"), say("家")))
    times, _ = edges(
        places, text, [SpokenWord("你", 0, 50), SpokenWord("", 50, 60), SpokenWord("我家", 100, 300)], (100, 300)
    )
    assert times == [(100, 200), (200, 300)]
