"""A drill session, from the first card to the last."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput, UsageError
from langdu.library import Library, PracticeLog
from langdu.library.words import WordToneLog
from langdu.model import Report
from langdu.pinyin import numbered
from langdu.session import book_from_text
from langdu.session.practice.drilling import Course, Drilling, read
from tests.library.judging import judged, report
from tests.practice.making import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.session.practice.drilling import Asked

TEXT = "老师在学校门口等学生。学校旁边有一家书店。"


class Clock:
    """Shows what it is set to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> object:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(tmp_path: Path, clock: Clock) -> PracticeLog:
    return PracticeLog(Library(tmp_path / "library.db"), clock)


def session(log: PracticeLog, clock: Clock, course: Course, **more: object) -> Drilling:
    return Drilling(log, course, now=clock, random=Random(2), fuzz=False, **more)


def verdict(asked: Asked, verdict: str = "green") -> Report:
    tones = (numbered(syllable) for syllable in asked.card.item.word.spoken)
    return report(*(judged("字", pinyin, "amber" if pinyin[-1] == "5" else verdict) for pinyin in tones))


def test_three_minutes_of_listening_last_three_minutes(log: PracticeLog, clock: Clock) -> None:
    drilling = session(log, clock, Course(minutes=3, skills=("listen",)))
    count, last = 0, ""
    while (asked := drilling.next()) is not None:
        assert asked.question is not None
        assert asked.card.id != last
        last = asked.card.id
        drilling.answer(asked, asked.question.right, 8.0)
        clock.now += timedelta(seconds=8)
        count += 1
    assert 180 <= count * 8 < 188
    assert drilling.tally.right == count
    assert drilling.share == 1.0
    assert len(log.answers()) == count


def test_leaving_in_the_middle_loses_nothing_and_the_next_day_goes_on(log: PracticeLog, clock: Clock) -> None:
    course = Course("pairs", skills=("listen",))
    first = session(log, clock, course)
    asked = [first.next() for _ in range(4)]
    for one in asked:
        first.answer(one, one.question.right, 5.0)
    clock.now += timedelta(days=1)
    again = session(log, clock, course)
    due = [again.next().card.id for _ in range(4)]
    assert set(due) == {one.card.id for one in asked}


def test_a_word_that_is_said_is_an_attempt_and_an_answer(log: PracticeLog, clock: Clock) -> None:
    drilling = session(log, clock, Course("pairs", skills=("speak",)))
    asked = drilling.next()
    assert asked.question is None
    assert drilling.said(asked, verdict(asked), 9.0) is True
    wrong = drilling.next()
    assert drilling.said(wrong, verdict(wrong, "red"), 9.0) is False
    assert [attempt.origin for attempt in log.attempts()] == [f"drill:{one.card.id}" for one in (asked, wrong)]
    assert [one.right for one in log.answers()] == [True, False]
    assert set(log.cards()) == {asked.card.id, wrong.card.id}


def test_a_word_that_is_said_is_known_by_its_tones_or_not(tmp_path: Path, clock: Clock) -> None:
    library = Library(tmp_path / "words.db")
    drilling = session(PracticeLog(library), clock, Course("pairs", skills=("speak",)))
    asked = drilling.next()
    drilling.said(asked, verdict(asked, "red"), 9.0)
    assert WordToneLog(library).missed() == {asked.card.item.word.text}


def test_a_recording_that_cannot_be_judged_costs_nothing(log: PracticeLog, clock: Clock) -> None:
    drilling = session(log, clock, Course("pairs", skills=("speak",)))
    asked = drilling.next()
    assert drilling.said(asked, Report((), refusal="it is too quiet"), 9.0) is None
    assert drilling.said(asked, verdict(asked, "amber"), 9.0) is None
    assert log.cards() == {}
    assert drilling.tally.unsure == 2


def test_not_knowing_is_an_answer(log: PracticeLog, clock: Clock) -> None:
    drilling = session(log, clock, Course("minimal", skills=("listen",)))
    asked = drilling.next()
    assert not drilling.answer(asked, None, 200.0)
    kept = log.answers()[0]
    assert (kept.right, kept.answered, kept.seconds) == (False, "", 60.0)


def test_the_words_of_a_book_come_as_they_are_read_there(log: PracticeLog, clock: Clock) -> None:
    book = book_from_text(TEXT, "书", library=Library())
    drilling = session(log, clock, Course("book", skills=("listen",)), book=book)
    found = {asked.card.item.word.text for asked in (drilling.next() for _ in range(4))}
    assert found <= {"老师", "学校", "门口", "学生", "旁边", "书店", "一家"}
    assert "学校" in found | {drilling.next().card.item.word.text for _ in range(1)}


def test_an_answer_is_measured_against_what_is_said(log: PracticeLog, clock: Clock) -> None:
    for kind in ("sandhi", "numbers", "erhua"):
        drilling = session(log, clock, Course(kind, skills=("listen",)))
        for asked in (drilling.next() for _ in range(4)):
            said = tuple(syllable for reading in asked.sentence.readings for syllable in reading.spoken)
            assert asked.card.item.word.spoken == said
            if asked.question.asked == "tones":
                truth = asked.question.choices[asked.question.right].label
                assert truth == "-".join(str(syllable.tone) for syllable in said)


@pytest.mark.parametrize(("kind", "told"), [("weak", "weak yet"), ("book", "no text")])
def test_what_there_is_nothing_of_is_said_plainly(kind: str, told: str, log: PracticeLog, clock: Clock) -> None:
    with pytest.raises(UsageError, match=told):
        session(log, clock, Course(kind))


def test_a_book_without_words_is_named(log: PracticeLog, clock: Clock) -> None:
    with pytest.raises(BadInput, match="no word of two"):
        session(log, clock, Course("book"), book=book_from_text("啊。", "书", library=Library()))


@pytest.mark.parametrize(
    ("text", "said"),
    [("14", "shi2 si4"), ("60%", "bai3 fen1 zhi1 liu4 shi2"), ("3月5日", "san1 yue4 wu3 ri4")],
)
def test_numbers_are_said_as_langdu_says_them(text: str, said: str) -> None:
    readings = read(text).readings
    assert " ".join(numbered(s) for reading in readings for s in reading.spoken) == said
