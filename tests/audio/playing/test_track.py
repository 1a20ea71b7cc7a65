"""Which sentence and which syllable is where on the stream."""

from __future__ import annotations

from langdu.audio import PlayedSpan, Track
from langdu.model import Mark, Place, Span

ONE, TWO = Place(0, 0), Place(0, 1)


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(Span(number, number + 1), start, end, "engine", "hao3")


def two_sentences() -> Track:
    """Syllables 0 and 1 at 10-20 and 20-30, a pause to 50, then syllable 2 at 55-65, a pause to 80."""
    track = Track()
    track.begin(ONE, 0).is_whole = True
    track.add((mark(0, 10, 20), mark(1, 20, 30)), 0, 50)
    track.begin(TWO, 50)
    track.add((mark(2, 5, 15),), 50, 80)
    return track


def test_what_is_heard_and_until_when() -> None:
    track = two_sentences()
    heard = [track.at(position) for position in (0, 10, 19.9, 20, 30, 50, 55, 64)]
    assert heard == [
        PlayedSpan(ONE, None, 10), PlayedSpan(ONE, Span(0, 1), 20), PlayedSpan(ONE, Span(0, 1), 20), PlayedSpan(ONE, Span(1, 2), 30),
        PlayedSpan(ONE, None, 50), PlayedSpan(TWO, None, 55), PlayedSpan(TWO, Span(2, 3), 65), PlayedSpan(TWO, Span(2, 3), 65),
    ]  # fmt: skip


def test_a_sentence_that_is_not_whole_yet_has_no_known_end() -> None:
    track = two_sentences()
    assert track.at(70) == PlayedSpan(TWO, None, None)
    track.pieces[-1].is_whole = True
    assert track.at(70) == PlayedSpan(TWO, None, 80)


def test_nothing_is_heard_on_an_empty_track() -> None:
    assert Track().at(5) == PlayedSpan()


def test_one_can_cut_where_syllables_begin_and_at_a_sentence_before_its_first() -> None:
    track = two_sentences()
    one, two = track.pieces
    found = [track.boundary(least, 80) for least in (0, 1, 21, 51)]
    assert found == [(0, one, 0), (20, one, 1), (50, two, 0), None]
    assert track.boundary(21, 50) is None


def test_cutting_forgets_what_follows() -> None:
    track = two_sentences()
    track.cut(20)
    assert track.at(15) == PlayedSpan(ONE, Span(0, 1), 20)
    assert [piece.end for piece in track.pieces] == [20]


def test_the_rest_of_a_sentence_goes_on_with_it() -> None:
    track = two_sentences()
    track.cut(20)
    assert track.begin(ONE, 20, skipped=1).is_rest
    track.add((mark(1, 0, 8),), 20, 30)
    assert track.boundary(1, 99) == (20, track.pieces[-1], 1)
    assert track.pieces[-1].first == 0
    assert not track.begin(ONE, 30).is_rest


def test_a_sentence_said_again_is_no_rest() -> None:
    track = two_sentences()
    assert not track.begin(TWO, 80, skipped=1, turn=1).is_rest


def test_which_piece_is_where() -> None:
    track = two_sentences()
    one, two = track.pieces
    assert [track.reached(position) for position in (-1, 0, 49, 50)] == [None, one, one, two]
    assert [track.following(position) for position in (-1, 0, 49, 50)] == [one, two, two, None]


def test_what_is_over_is_forgotten() -> None:
    track = two_sentences()
    track.forget_before(52)
    assert [piece.place for piece in track.pieces] == [TWO]
