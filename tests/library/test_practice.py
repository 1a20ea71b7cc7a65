"""What a learner did is found again, whole, and stays where it is."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library, PracticeLog
from langdu.library.texts.books import Text, open_book
from langdu.library.words import WordToneLog
from langdu.model import Correction, Range, Report
from langdu.model.history import Answer, CardState
from langdu.pinyin import parse
from tests.library.judging import judged, report

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANSWER = Answer(NOON, "listen:tone:飞机", "listen", "pairs", "1-1", "1-1", "1-4", False, 4.5)
STATE = CardState(ANSWER.card, NOON + timedelta(minutes=1), '{"step": 0}')
#: The library of langdu's first version, as it made it.
FIRST = """
CREATE TABLE books (id TEXT PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0,
    opened TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE corrections (text TEXT NOT NULL, book TEXT NOT NULL DEFAULT '', start INTEGER NOT NULL DEFAULT -1,
    syllables TEXT NOT NULL, made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (text, book, start));
CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO books (id, title, path, place) VALUES ('abc', '书', '/tmp/书.txt', 77);
INSERT INTO corrections (text, syllables) VALUES ('银行', 'yin2 hang2');
INSERT INTO preferences VALUES ('ruby', 'below');
PRAGMA user_version = 1;
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


@pytest.fixture
def log(library: Library) -> PracticeLog:
    return PracticeLog(library, lambda: NOON)


def test_a_range_is_the_learners_own_and_the_latest(log: PracticeLog) -> None:
    assert log.range() is None
    log.calibrate(Range(200.0, 3.0))
    log.calibrate(Range(210.5, 3.25))
    log.calibrate(Range(120.0, 2.5), "second")
    assert log.range() == Range(210.5, 3.25)
    assert log.range("second") == Range(120.0, 2.5)
    assert log.learners() == ("", "second")


def test_an_attempt_is_found_again_syllable_by_syllable(log: PracticeLog) -> None:
    omitted = judged("吗", "ma2", "red", 0)
    omitted = replace(omitted, place=replace(omitted.place, heard="omitted"))
    number = log.keep(report(judged("老", "lao3", "red", 2), judged("师", "shi1"), omitted), recording="a.wav")
    attempt = log.attempts()[0]
    assert (attempt.number, attempt.at, attempt.text, attempt.recording) == (number, NOON, "老师吗", "a.wav")
    assert (attempt.green, attempt.red, attempt.unsure, attempt.right) == (1, 1, 0, 0.5)
    first, second, third = log.syllables()
    assert (first.text, first.spoken, first.heard, first.verdict) == ("老", parse("lao3"), 2, "red")
    assert first.accepted == {3}
    assert (first.before, first.after) == (0, 1)
    assert (second.before, second.after, second.confidence) == (3, 2, 0.9)
    assert third.omitted
    assert third.heard == 0


def test_words_are_kept_with_the_attempt_or_not_at_all(library: Library, log: PracticeLog) -> None:
    bank = ("银行", (parse("yin2"), parse("hang2")))
    log.keep(report(judged("银", "yin2", "red", 4), judged("行", "hang2")), "second", words=[(*bank, False)])
    (tones,) = WordToneLog(library).all("second")
    assert (tones.word, tones.syllables, tones.missed, tones.is_missed) == (*bank, 1, True)
    with pytest.raises(ValueError, match="unpack"):
        log.keep(report(judged("行", "hang2")), "second", words=[(*bank, True), ("坏",)])  # type: ignore[list-item]
    assert [attempt.number for attempt in log.attempts("second")] == [1]
    assert WordToneLog(library).all("second") == (tones,)


def test_a_neutral_syllable_is_in_no_count(log: PracticeLog) -> None:
    log.keep(report(judged("爸", "ba4", "red", 1), judged("爸", "ba5", "green")))
    assert log.history("爸爸") == (0.0,)


def test_a_report_that_refuses_is_no_attempt(log: PracticeLog) -> None:
    assert log.keep(Report((), refusal="that is music")) == 0
    assert log.attempts() == ()


def test_the_history_of_a_text_is_its_own_and_the_learners(log: PracticeLog) -> None:
    log.keep(report(judged("你", "ni3", "red", 2), judged("好", "hao3", "green")))
    log.keep(report(judged("你", "ni3", "amber"), judged("好", "hao3", "amber")))
    log.keep(report(judged("你", "ni3"), judged("好", "hao3")))
    log.keep(report(judged("好", "hao3")))
    assert log.history("你好。") == (0.5, 1.0)
    assert log.history("你好", "second") == ()


def test_an_answer_and_its_card_are_kept_together(library: Library, log: PracticeLog) -> None:
    log.review(ANSWER, STATE)
    log.review(ANSWER, None, "second")
    assert log.answers() == (ANSWER,)
    assert log.cards() == {STATE.card: STATE}
    assert log.answers("second", since=NOON + timedelta(seconds=1)) == ()
    assert log.cards("second") == {}
    library.rows("DROP TABLE cards")
    with pytest.raises(OutputFailed):
        log.review(ANSWER, STATE)
    assert log.answers() == (ANSWER,)


def test_an_older_library_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST)
    connection.close()
    library = Library(path)
    assert open_book(library, Text("好" * 100, "abc", "书", "/tmp/书.txt")).place == 77
    assert library.corrections() == (Correction("银行", (parse("yin2"), parse("hang2"))),)
    assert library.preference("ruby") == "below"
    PracticeLog(library).keep(report(judged("好", "hao3")))
    library.close()
    assert PracticeLog(Library(path)).history("好") == (1.0,)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a Unix matter")
def test_an_attempt_survives_a_kill(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, pathlib; from langdu.library import Library, PracticeLog;"
        "from tests.library.judging import judged, report;"
        "log = PracticeLog(Library(pathlib.Path(sys.argv[1]))); log.keep(report(judged('好', 'hao3')));"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    path = tmp_path / "library.db"
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -signal.SIGKILL
    log = PracticeLog(Library(path))
    assert [attempt.green for attempt in log.attempts()] == [1]
    assert len(log.syllables()) == 1
