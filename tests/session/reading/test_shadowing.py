"""Sentences repeated, slower first, with pauses for the learner, and passages in a loop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.model import Place, Span
from langdu.session.reading.aloud import Ended, Started
from langdu.session.reading.shadowing import Shadowing
from tests.session.reading.test_aloud import LENGTH, RATE, Script, Stage, hello

if TYPE_CHECKING:
    from collections.abc import Iterator

A, B, C = (Place(0, n) for n in range(3))


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage(Script([hello(n) for n in range(3)]))
    yield made
    made.aloud.close()


def begin(stage: Stage, shadowing: Shadowing, place: Place = A) -> None:
    stage.aloud.shadow(shadowing)
    stage.aloud.play(place)


def heard(stage: Stage, count: int) -> list[tuple[float, Place, int]]:
    """The next `count` sentences as (seconds from the start, which, which turn), the clock run on by hundredths of a second."""
    found: list[tuple[float, Place, int]] = []
    while len(found) < count:
        stage.settle()
        piece = stage.aloud._queue._track.reached(stage.player.played())
        seen = None if piece is None else (round(piece.start / RATE, 2), piece.place, piece.turn)
        if seen is not None and seen not in found:
            found.append(seen)
        stage.clock.now += 0.01
    return found


def test_a_sentence_is_said_so_many_times(stage: Stage) -> None:
    begin(stage, Shadowing(repeat=3))
    assert [what[1:] for what in heard(stage, 4)] == [(A, 0), (A, 1), (A, 2), (B, 0)]


def test_what_is_said_again_is_told_with_its_turn(stage: Stage) -> None:
    begin(stage, Shadowing(repeat=2))
    assert stage.event() == Started(A)
    stage.settle()
    stage.clock.now = LENGTH
    assert stage.event() == Started(A, turn=1)


def test_the_pause_is_as_long_as_was_asked(stage: Stage) -> None:
    begin(stage, Shadowing(gap=1.5))
    assert [what[:2] for what in heard(stage, 2)] == [(0.0, A), (2.5 * LENGTH, B)]


def test_in_the_pause_the_sentence_is_still_the_one_and_no_syllable_is_said(stage: Stage) -> None:
    begin(stage, Shadowing(gap=1))
    stage.settle()
    stage.clock.now = LENGTH + 0.1
    now = stage.aloud.now()
    assert (now.place, now.span) == (A, None)
    assert now.until == pytest.approx(LENGTH + 0.05 - 0.1, abs=0.06)


def test_the_speeds_rise_to_the_one_that_is_set_and_the_last_one_stays(stage: Stage) -> None:
    begin(stage, Shadowing(repeat=3, speeds=(0.5, 1.0)))
    assert heard(stage, 4) == [(0, A, 0), (3.2, A, 1), (4.8, A, 2), (6.4, B, 0)]


def test_each_of_the_speeds_has_its_turn(stage: Stage) -> None:
    begin(stage, Shadowing(speeds=(0.5, 0.8, 1.0)))
    stage.aloud.set_rate(2.0)
    heard(stage, 4)
    rates = [prosody.rate for utterance, prosody in stage.speaker.asked if utterance.span.start == 100]
    assert rates[0] == 1.0
    assert {round(prosody.rate, 2) for _, prosody in stage.speaker.asked} >= {1.0, 1.6, 2.0}


def test_a_loop_goes_round_until_it_is_cleared(stage: Stage) -> None:
    begin(stage, Shadowing(loop=(A, B)))
    assert [what[1] for what in heard(stage, 5)] == [A, B, A, B, A]
    stage.aloud.shadow(Shadowing())
    assert [what[1] for what in heard(stage, 3)] == [A, B, C]


def test_a_loop_of_one_sentence(stage: Stage) -> None:
    begin(stage, Shadowing(loop=(B, B)), B)
    assert [what[1] for what in heard(stage, 3)] == [B, B, B]


def test_a_loop_in_which_nothing_is_said_ends() -> None:
    stage = Stage(Script([hello(0, "aside"), hello(1, "aside"), hello(2)]))
    begin(stage, Shadowing(loop=(A, B), gap=1))
    assert stage.event() == Ended()
    stage.aloud.close()


def test_everything_at_once(stage: Stage) -> None:
    begin(stage, Shadowing(repeat=2, gap=0.5, speeds=(0.5, 1.0), loop=(A, B)))
    assert heard(stage, 5) == [(0, A, 0), (4.8, A, 1), (7.2, B, 0), (12, B, 1), (14.4, A, 0)]


def test_a_change_holds_from_the_end_of_the_sentence_that_is_heard(stage: Stage) -> None:
    begin(stage, Shadowing())
    stage.settle()
    stage.clock.now = 0.3
    stage.aloud.shadow(Shadowing(repeat=2, gap=1))
    stage.settle()
    assert stage.aloud.now().span == Span(1, 2)
    assert [what[:2] for what in heard(stage, 3)] == [(0, A), (2 * LENGTH, A), (4 * LENGTH, B)]


def test_a_change_in_a_pause_leaves_that_pause(stage: Stage) -> None:
    begin(stage, Shadowing(repeat=2, gap=1))
    stage.settle()
    stage.clock.now = LENGTH + 0.2
    stage.settle()
    stage.aloud.shadow(Shadowing(gap=1))
    assert [what[:2] for what in heard(stage, 2)] == [(0, A), (2 * LENGTH, B)]


def test_no_syllable_is_said_twice_by_changes(stage: Stage) -> None:
    begin(stage, Shadowing())
    plan, seen = Shadowing(), []
    for step in range(700):
        if step % 30 == 5:
            plan = replace(plan, gap=plan.gap + 0.1)
            stage.aloud.shadow(plan)
        stage.settle()
        stage.clock.now += 0.01
        span = stage.aloud.now().span
        if span is not None and (not seen or seen[-1] != span.start):
            seen.append(span.start)
    assert seen == sorted(set(seen))
    assert seen[-1] >= 200
