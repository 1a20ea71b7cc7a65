"""The keys for the sleep timer and for stopping at a chapter's end."""

from __future__ import annotations

import pytest

from langdu.model import Place
from langdu.session.text.finding.navigation import ContentsEntry
from tests.tui.fakes import FakeBook

TEXT = "#早市\n银行开门了。人很多。\n#渡口\n船到了。银河很亮。\n他去银行。"
CHAPTERS = (Place(0, 0), Place(2, 0))


@pytest.fixture
def book() -> FakeBook:
    made = FakeBook(TEXT)
    starts = [made.sketch(block)[0].span.start for block in (0, 2)]
    made.contents = (ContentsEntry(1, 1, "早市", starts[0]), ContentsEntry(2, 1, "渡口", starts[1]))
    return made


async def test_z_goes_through_the_times_and_off(reader, book) -> None:
    async with reader(book=book) as stage:
        for minutes in (15, 30, 45, 60, 90):
            await stage.press("z")
            assert stage.aloud.sleep_left_s == 60 * minutes
            assert stage.notice == f"reading stops in {minutes} min"
            assert f"sleep {minutes} min" in stage.status
        await stage.press("z")
        assert stage.aloud.sleep_left_s is None
        assert stage.notice == "sleep timer off"
        assert "sleep" not in stage.status


async def test_the_time_left_is_told(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("z")
        for left_s, told in ((899.5, "sleep 15 min"), (61, "sleep 2 min"), (29.2, "sleep 30 s"), (0, "sleep 0 s")):
            stage.aloud.sleep_left_s = left_s
            stage.reader.tell_status()
            assert told in stage.status


async def test_when_it_is_over_the_place_is_kept_and_it_is_told_why_reading_stopped(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("z", "space")
        stage.aloud.hear(Place(1, 1), None)
        await stage.until(lambda: stage.navigator.place == Place(1, 1))
        stage.aloud.sleep_left_s = None
        stage.aloud.hold(Place(2, 0), "sleep")
        await stage.until(lambda: "the sleep timer is over" in stage.notice)
        assert stage.status.startswith("‖")
        assert "sleep" not in stage.status
        assert book.kept == Place(2, 0)
        assert stage.navigator.place == Place(1, 1)  # what was read last is shown
        await stage.press("q")
    assert book.kept == Place(2, 0)


async def test_space_goes_on_behind_the_stop_and_z_begins_with_the_shortest_time_again(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("z", "z", "space")
        stage.aloud.sleep_left_s = None
        stage.aloud.hold(Place(1, 0), "sleep")
        await stage.until(lambda: "over" in stage.notice)
        await stage.press("space")
        assert stage.aloud.calls[-1] == ("resume",)
        await stage.press("z")
        assert stage.notice == "reading stops in 15 min"


async def test_going_elsewhere_after_the_stop_is_what_is_kept(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("space")
        stage.aloud.hold(Place(2, 0), "chapter")
        await stage.until(lambda: "chapter ends" in stage.notice)
        await stage.press("j", "q")
    assert book.kept == Place(1, 0)


async def test_a_listener_who_had_scrolled_away_finds_what_was_heard_last(reader) -> None:
    book = FakeBook("天亮了。\n" * 60)
    async with reader(book=book) as stage:
        await stage.press("space", "pagedown", "pagedown")
        stage.aloud.hear(Place(2, 0), None)
        stage.aloud.hold(Place(3, 0), "sleep")
        await stage.until(lambda: book.kept == Place(3, 0))
        await stage.press("q")
    assert book.kept == Place(3, 0)


async def test_capital_z_stops_at_the_chapters_end_and_again_reads_on(reader, book) -> None:
    async with reader(book=book) as stage:
        await stage.press("Z")
        await stage.until(lambda: stage.aloud.chapters == CHAPTERS)
        await stage.until(lambda: "until chapter end" in stage.status)
        assert "stops at the end of the chapter" in stage.notice
        await stage.press("Z")
        assert stage.aloud.chapters == ()
        assert "until" not in stage.status
        assert "from chapter to chapter" in stage.notice


async def test_a_text_without_chapters_says_so(reader) -> None:
    async with reader("天亮了。人来了。") as stage:
        await stage.press("Z")
        await stage.until(lambda: "no chapters" in stage.notice)
        assert "until" not in stage.status


async def test_what_the_command_line_said_holds_from_the_start(reader, book) -> None:
    async with reader(book=book, sleep_s=1200.0, stops_at_chapter=True) as stage:
        await stage.until(lambda: stage.aloud.chapters == CHAPTERS)
        await stage.until(lambda: "sleep 20 min · until chapter end" in stage.status)
        await stage.press("z")
        assert stage.notice == "reading stops in 30 min"
