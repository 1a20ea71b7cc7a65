"""When cues sound: in order, whatever times a file gives."""

from __future__ import annotations

import pytest

from langdu.model import CueTime
from langdu.speech.read_along.cue_timeline import LEAST_SECONDS, CueTimeline, interlude
from tests.speech.making import sentence


def timeline(*times: tuple[float, float], seconds: float = 1000.0) -> CueTimeline:
    return CueTimeline([CueTime(*time) for time in times], seconds)


def spans(cues: CueTimeline, count: int, *, is_alone: bool) -> list[tuple[float, float, float]]:
    """When each cue begins, when its last syllable ends and where its sound ends."""
    said = sentence("你好。", "ni2 hao3")
    timed = [cues.timed(said, block, is_alone=is_alone) for block in range(count)]
    return [(one.first_s, one.last_s, one.end_s) for one in timed]


def test_a_cue_sounds_from_its_start_to_its_end() -> None:
    cues = timeline((1, 2.5), (3, 4))
    assert spans(cues, 2, is_alone=False) == [(1, 2.5, 2.5), (3, 4, 4)]


def test_a_translation_takes_no_time_from_its_text_nor_from_what_follows() -> None:
    cues = CueTimeline([CueTime(1, 3), CueTime(1, 3), CueTime(3, 4), CueTime(3, 4)], 9, {1, 3})
    first, _, second, _ = spans(cues, 4, is_alone=False)
    assert (first, second) == ((1, 3, 3), (3, 4, 4))


def test_the_sentence_stays_what_it_is() -> None:
    said = sentence("你好。", "ni2 hao3")
    timed = timeline((1, 2)).timed(said, 0, is_alone=True)
    assert (timed.text, timed.readings, timed.span, timed.is_alone) == (said.text, said.readings, said.span, True)


def test_what_lies_between_is_in_pieces_from_the_end_of_one_to_the_beginning_of_the_next() -> None:
    cues = timeline((1, 2), (2, 3), (8, 9))
    assert cues.between(0, 1) == []
    assert cues.between(1, 2) == pytest.approx([3, 3 + 5 / 3, 3 + 10 / 3, 8])


def test_of_two_that_overlap_the_first_is_cut_where_the_second_begins_but_alone_it_is_whole() -> None:
    cues = timeline((1, 5), (3, 8))
    assert spans(cues, 2, is_alone=False) == [(1, 5, 3), (3, 8, 8)]
    assert spans(cues, 2, is_alone=True)[0] == (1, 5, 5)
    assert cues.between(0, 1) == []


def test_cues_that_begin_together_follow_each_other_closely() -> None:
    firsts = [first for first, _, _ in spans(timeline((3, 4), (3, 4), (3, 4), (5, 6)), 4, is_alone=False)]
    assert firsts == pytest.approx([3, 3 + LEAST_SECONDS, 3 + 2 * LEAST_SECONDS, 5])


def test_times_out_of_order_are_put_in_order() -> None:
    firsts = [first for first, _, _ in spans(timeline((5, 6), (2, 3), (9, 10)), 3, is_alone=False)]
    assert firsts == pytest.approx([5, 5 + LEAST_SECONDS, 9])


def test_a_cue_without_an_end_lasts_to_the_next_or_three_seconds() -> None:
    cues = timeline((1, 1), (2, 2), (20, 20))
    assert spans(cues, 3, is_alone=False) == [(1, 2, 2), (2, 5, 5), (20, 23, 23)]


def test_of_a_cue_of_an_hour_five_minutes_are_its_own_and_the_rest_is_between() -> None:
    cues = timeline((0, 3600), (4000, 4001), seconds=5000)
    assert spans(cues, 1, is_alone=True) == [(0, 300, 300)]
    assert cues.between(0, 1)[0] == 300


def test_what_lies_beyond_the_recording_is_known() -> None:
    cues = timeline((1, 2), (4, 8), (7, 8), seconds=5)
    assert cues.heard == 2
    assert spans(cues, 3, is_alone=False) == [(1, 2, 2), (4, 5, 5), (5, 5, 5)]


def test_how_long_the_rest_takes() -> None:
    cues = timeline((1, 2), (4, 6), (70, 80), seconds=60)
    assert [cues.left_s(block) for block in range(3)] == [5, 2, 0]


def test_a_piece_between_has_no_text() -> None:
    piece = interlude(7, 3.0, 5.0)
    assert (piece.text, len(piece.span), piece.first_s, piece.end_s) == ("", 0, 3.0, 5.0)
