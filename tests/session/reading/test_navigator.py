"""The way through a text without any screen: keys, the voice, and what is shown and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.model import Place, Span
from langdu.session import book_from_text
from langdu.session.reading.events import Now
from langdu.session.reading.navigator import Navigator
from langdu.session.reading.shadowing import PLAIN

if TYPE_CHECKING:
    from langdu.session import Book

TEXT = "天亮了。他起床。\n银行开门了。我们进去吧。"
FIRST, SECOND, THIRD, LAST = Place(0, 0), Place(0, 1), Place(1, 0), Place(1, 1)


class Controller:
    """A reading controller that only notes what it is told."""

    def __init__(self) -> None:
        self.state, self.rate, self.shadowing = "stopped", 1.0, PLAIN
        self.played: list[tuple[Place, Span | None]] = []
        self.readied: list[Place] = []
        self.at: Now | None = None

    def play(self, place: Place, at: Span | None = None) -> None:
        self.played.append((place, at))
        self.state = "playing"

    def pause(self) -> None:
        self.state = "paused"

    def resume(self) -> None:
        self.state = "playing"

    def make_ready(self, place: Place) -> None:
        self.readied.append(place)

    def set_rate(self, rate: float) -> None:
        self.rate = rate

    def now(self) -> Now | None:
        return self.at

    def seconds_left(self, place: Place) -> float | None:
        del place
        return None  # no recording tells it


class View:
    """Notes what stands out."""

    def __init__(self) -> None:
        self.sentence: Span | None = None
        self.spoken: Span | None = None
        self.cursor: int | None = None
        self.top = 0

    def point(self, sentence: Span | None, spoken: Span | None, cursor: int | None) -> None:
        self.sentence, self.spoken, self.cursor = sentence, spoken, cursor

    def keep_in_view(self, offset: int) -> None:
        self.top = offset

    def first_offset(self) -> int:
        return self.top

    def syllables_a_sentence(self) -> float:
        return 4.0


class Stage:
    def __init__(self) -> None:
        self.book: Book = book_from_text(TEXT, "x")
        self.controller, self.view = Controller(), View()
        self.navigator = Navigator(self.book, self.view, self.controller, lambda: None)

    def hears(self, place: Place, char: str) -> None:
        at = self.book.document.source.index(char)
        self.controller.at = Now(place, Span(at, at + 1), 1.0)
        self.navigator._heard(self.controller.at)

    def shown(self) -> str:
        span = self.view.sentence
        return "" if span is None else self.book.document.source[span.start : span.end]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage()
    monkeypatch.setattr(made.navigator._watch, "wake", lambda: None)  # no loop runs here
    return made


def test_the_keys_move_and_do_not_play_by_themselves(stage: Stage) -> None:
    stage.navigator.step(1)
    stage.navigator.step(1)
    assert stage.navigator.place == THIRD
    assert stage.shown() == "银行开门了。"
    assert stage.controller.played == []
    assert stage.controller.readied[-1] == THIRD
    stage.navigator.step(-1)
    assert stage.navigator.place == SECOND


def test_while_it_plays_a_step_is_heard(stage: Stage) -> None:
    stage.navigator.toggle()
    stage.navigator.step(1)
    assert stage.controller.played == [(FIRST, None), (SECOND, None)]


def test_a_pause_goes_on_and_after_a_step_plays_from_there(stage: Stage) -> None:
    stage.navigator.toggle()
    stage.navigator.toggle()
    assert stage.controller.state == "paused"
    stage.navigator.toggle()
    assert stage.controller.played == [(FIRST, None)]
    stage.navigator.toggle()
    stage.navigator.step(1)
    stage.navigator.toggle()
    assert stage.controller.played[-1] == (SECOND, None)


def test_what_is_heard_is_shown_and_where_one_is(stage: Stage) -> None:
    stage.navigator.toggle()
    stage.hears(THIRD, "银")
    assert stage.navigator.place == stage.navigator.where() == THIRD
    assert stage.view.spoken == Span(9, 10)
    assert stage.shown() == "银行开门了。"


def test_scrolled_by_hand_the_text_stays_and_is_what_to_come_back_to(stage: Stage) -> None:
    stage.navigator.toggle()
    stage.navigator.unfollow()
    stage.view.top = stage.book.document.source.index("我们")
    stage.hears(SECOND, "他")
    assert stage.view.first_offset() == stage.book.document.source.index("我们")
    assert stage.navigator.where() == LAST
    stage.navigator.follow()
    assert stage.navigator.where() == SECOND


def test_a_click_keeps_the_cursor_where_it_was_put_while_the_voice_is_near(stage: Stage) -> None:
    at = stage.book.document.source.index("床")
    stage.navigator.move_cursor(at)
    stage.navigator.play_from(at)
    assert stage.controller.played == [(SECOND, Span(at, at + 1))]
    stage.hears(SECOND, "床")
    stage.hears(THIRD, "开")
    assert stage.navigator.cursor == at
    stage.hears(LAST, "去")
    assert stage.navigator.cursor == stage.book.document.source.index("去")


def test_after_a_stop_of_itself_the_next_sentence_is_kept(stage: Stage) -> None:
    stage.navigator.toggle()
    stage.hears(SECOND, "床")
    stage.navigator.hold(THIRD)
    assert stage.navigator.where() == THIRD


def test_the_time_left_is_by_hanzi_and_speed(stage: Stage) -> None:
    whole = stage.navigator.seconds_left()
    stage.controller.rate = 2.0
    assert stage.navigator.seconds_left() == pytest.approx(whole / 2)
    stage.navigator.go(LAST)
    assert 0 < stage.navigator.seconds_left() < whole / 4
