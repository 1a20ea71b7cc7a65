"""Reading that stops of itself: a sleep timer, the end of a chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.model import Place, Span
from langdu.session import book_from_text
from langdu.session.reading.aloud import Ended, Event, Paused, Started
from langdu.session.reading.shadowing import Shadowing
from langdu.session.reading.stops.chapter_stops import chapter_starts
from langdu.session.reading.stops.sleep_timer import SleepTimer
from tests.session.reading.test_aloud import LENGTH, WAIT, Clock, Script, Speaker, Stage, hello

if TYPE_CHECKING:
    from collections.abc import Iterator

A, B, C, D = (Place(0, n) for n in range(4))


@pytest.fixture
def stage() -> Iterator[Stage]:
    """Four sentences; the sleep timer runs by a clock of its own, so that a test says when it is over."""
    made = Stage(Script([hello(n) for n in range(4)]))
    made.night = Clock()
    made.aloud._sleep = SleepTimer(made.night)
    yield made
    made.aloud.close()


def reads(stage: Stage, *places: Place) -> None:
    """These sentences begin one after the other; the clock stands in the last one."""
    for number, place in enumerate(places):
        if number:
            stage.clock.now += LENGTH
        assert stage.event() == Started(place)
        stage.settle()
    stage.clock.now += 0.5


def falls_asleep(stage: Stage) -> None:
    """The timer is over; the reading has seen it."""
    with stage.aloud._changed:
        stage.night.now += 3600
        stage.aloud._changed.notify_all()
        assert stage.aloud._changed.wait_for(lambda: stage.aloud._queue.stops.is_due, timeout=WAIT)


def ends(stage: Stage) -> Event:
    """What is told when the sentence that is heard has ended; nothing more is said."""
    stage.settle()
    stage.clock.now += 10 * LENGTH
    return stage.event()


def test_reading_waits_after_each_sentence_for_who_asked_for_that(stage: Stage) -> None:
    stage.aloud.stop_at_sentences(True)
    stage.aloud.play(A)
    reads(stage, A)
    assert ends(stage) == Paused(B, 0, "sentence")
    assert stage.aloud.state == "paused"
    stage.aloud.resume()
    reads(stage, B)
    stage.aloud.stop_at_sentences(False)
    stage.settle()
    stage.clock.now += LENGTH
    assert stage.event() == Started(C)


def test_a_sentence_that_is_repeated_is_waited_after_once(stage: Stage) -> None:
    stage.aloud.stop_at_sentences(True)
    stage.aloud.shadow(Shadowing(repeat=2))
    stage.aloud.play(A)
    reads(stage, A)
    stage.settle()
    stage.clock.now += LENGTH
    assert stage.event() == Started(A, 1)
    assert ends(stage) == Paused(B, 0, "sentence")


def test_the_sleep_timer_pauses_at_the_end_of_the_sentence_that_is_read(stage: Stage) -> None:
    stage.aloud.sleep(1800)
    assert stage.aloud.sleep_left_s == 1800
    stage.aloud.play(A)
    reads(stage, A, B)
    falls_asleep(stage)
    assert (stage.aloud.state, stage.aloud.now().place) == ("playing", B)  # in its middle it reads on
    assert ends(stage) == Paused(C, 0, "sleep")
    assert (stage.aloud.state, stage.aloud.sleep_left_s) == ("paused", None)
    assert stage.player.played() == 2 * LENGTH * 1000  # all of the second sentence, and nothing of the third


def test_who_plays_again_goes_on_with_the_next_sentence_and_to_the_end(stage: Stage) -> None:
    stage.aloud.sleep(60)
    stage.aloud.play(A)
    reads(stage, A)
    falls_asleep(stage)
    assert ends(stage) == Paused(B, 0, "sleep")
    stage.aloud.resume()
    reads(stage, B, C, D)
    assert ends(stage) == Ended()


def test_a_timer_that_is_set_anew_or_off_stops_nothing(stage: Stage) -> None:
    stage.aloud.sleep(60)
    stage.aloud.play(A)
    reads(stage, A)
    falls_asleep(stage)
    stage.aloud.sleep(None)
    assert stage.aloud.sleep_left_s is None
    stage.clock.now += LENGTH - 0.5
    assert stage.event() == Started(B)


def test_a_timer_that_was_over_while_nothing_was_read_wakes_nobody(stage: Stage) -> None:
    stage.aloud.sleep(60)
    stage.aloud.play(A)
    reads(stage, A)
    stage.aloud.pause()
    stage.night.now += 3600
    stage.aloud.resume()
    assert stage.aloud.sleep_left_s is None
    stage.clock.now += LENGTH - 0.5
    assert stage.event() == Started(B)


def test_what_is_repeated_is_repeated_to_the_end_of_its_turn(stage: Stage) -> None:
    stage.aloud.shadow(Shadowing(repeat=3))
    stage.aloud.sleep(60)
    stage.aloud.play(A)
    reads(stage, A)
    falls_asleep(stage)
    assert ends(stage) == Paused(A, 1, "sleep")
    stage.aloud.resume()
    assert stage.event() == Started(A, 1)


def test_a_chapter_ends_the_reading_and_the_next_play_goes_on_to_the_end_of_the_next(stage: Stage) -> None:
    stage.aloud.stop_before((A, B, D))
    stage.aloud.play(B)
    reads(stage, B, C)
    assert ends(stage) == Paused(D, 0, "chapter")
    assert stage.aloud.now().place == C
    stage.aloud.resume()
    reads(stage, D)
    assert ends(stage) == Ended()


def test_stopping_at_chapters_can_be_asked_for_in_the_last_sentence_of_one(stage: Stage) -> None:
    stage.aloud.play(A)
    reads(stage, A)
    stage.aloud.stop_before((B,))
    assert ends(stage) == Paused(B, 0, "chapter")


def test_and_given_up_there(stage: Stage) -> None:
    stage.aloud.stop_before((B,))
    stage.aloud.play(A)
    reads(stage, A)
    stage.aloud.stop_before(())
    stage.settle()
    stage.clock.now += LENGTH - 0.5
    assert stage.event() == Started(B)


def test_another_speed_does_not_lose_the_stop(stage: Stage) -> None:
    stage.aloud.stop_before((B,))
    stage.aloud.play(A)
    reads(stage, A)
    stage.aloud.set_rate(2.0)
    assert ends(stage) == Paused(B, 0, "chapter")


def test_another_voice_at_the_stop_goes_on_behind_it(stage: Stage) -> None:
    stage.aloud.stop_before((B,))
    stage.aloud.play(A)
    reads(stage, A)
    assert ends(stage) == Paused(B, 0, "chapter")
    stage.aloud.use(Speaker("other"))  # type: ignore[arg-type]
    assert stage.aloud.state == "paused"
    stage.aloud.resume()
    assert stage.event() == Started(B)


def test_a_pause_by_hand_before_the_stop_goes_on_in_the_middle_of_the_sentence(stage: Stage) -> None:
    stage.aloud.stop_before((B,))
    stage.aloud.play(A)
    reads(stage, A)
    stage.clock.now += 0.2
    stage.aloud.pause()
    stage.clock.now += 100
    stage.aloud.resume()
    assert (stage.aloud.now().place, stage.aloud.now().span) == (A, Span(3, 4))
    assert ends(stage) == Paused(B, 0, "chapter")


def test_a_silent_sentence_at_the_end_of_a_chapter_does_not_carry_over_it() -> None:
    stage = Stage(Script([hello(0), hello(1, "aside"), hello(2)]))
    stage.aloud.stop_before((A, C))
    stage.aloud.play(A)
    reads(stage, A)
    assert ends(stage) == Paused(C, 0, "chapter")
    stage.aloud.close()


def test_the_chapters_of_a_text_a_part_with_its_first_chapter_once() -> None:
    text = "第一卷\n\n第一章 早市\n\n天亮了，人来了。\n\n第二章 渡口\n\n船到了，水很大。\n\n第二卷\n\n第三章 月亮\n\n月亮出来了。\n"
    book = book_from_text(text, "书")
    assert [book.sentence(place).text.strip() for place in chapter_starts(book)] == ["第一卷", "第二章 渡口", "第二卷"]
    book.close()
    plain = book_from_text("天亮了。人来了。", "书")
    assert chapter_starts(plain) == ()
    plain.close()


def test_the_timer_counts_down_and_is_over_once() -> None:
    clock = Clock()
    timer = SleepTimer(clock)
    assert (timer.left_s, timer.is_over) == (None, False)
    timer.set(60)
    clock.now = 59
    assert (timer.left_s, timer.is_over) == (1, False)
    clock.now = 61
    assert (timer.left_s, timer.is_over) == (0, True)
    timer.set(None)
    assert not timer.is_over
