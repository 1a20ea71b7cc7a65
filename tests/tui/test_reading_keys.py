"""The keys for reading aloud, and what follows the voice."""

from __future__ import annotations

from langdu.model import Place, Span
from langdu.session.reading.aloud import Now
from tests.tui.fakes import FakeBook


async def test_space_plays_pauses_and_goes_on(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        assert stage.aloud.calls[-1] == ("play", Place(0, 0), None)
        await stage.press("space")
        assert stage.aloud.calls[-1] == ("pause",)
        assert stage.status.startswith("‖")
        await stage.press("space")
        assert stage.aloud.calls[-1] == ("resume",)
        assert stage.status.startswith("▶")


async def test_arrows_and_j_k_go_through_the_sentences(reader) -> None:
    async with reader() as stage:
        await stage.press("space", "right", "j")
        assert stage.aloud.calls[-1] == ("play", Place(1, 1), None)
        await stage.press("left")
        assert stage.aloud.calls[-1] == ("play", Place(1, 0), None)
        await stage.press("k", "k", "k")
        assert stage.aloud.calls[-1] == ("play", Place(0, 0), None)


async def test_moving_while_nothing_is_read_only_moves_and_space_reads_from_there(reader) -> None:
    async with reader() as stage:
        await stage.press("j", "j")
        assert stage.aloud.calls[1:] == []
        assert stage.view.highlight.sentence == stage.book.sentence(Place(1, 1)).span
        await stage.press("space")
        assert stage.aloud.calls[-1] == ("play", Place(1, 1), None)


async def test_moving_while_paused_does_not_go_on_with_the_old_sentence(reader) -> None:
    async with reader() as stage:
        await stage.press("space", "space", "j", "space")
        assert stage.aloud.calls[-1] == ("play", Place(1, 0), None)


async def test_r_reads_the_sentence_again(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        stage.aloud.hear(Place(1, 1), None)
        await stage.until(lambda: stage.navigator.place == Place(1, 1))
        await stage.press("r")
        assert stage.aloud.calls[-1] == ("play", Place(1, 1), None)


async def test_brackets_set_the_speed_within_its_limits(reader) -> None:
    async with reader() as stage:
        await stage.press("right_square_bracket")
        assert stage.aloud.calls[-1] == ("rate", 1.1)
        assert "1.1×" in stage.status
        await stage.press(*["right_square_bracket"] * 12)
        assert stage.aloud.rate == 2.0
        await stage.press(*["left_square_bracket"] * 20)
        assert stage.aloud.rate == 0.5


async def test_a_double_click_on_a_character_reads_from_it(reader) -> None:
    async with reader() as stage:
        book = stage.book
        offset = book.document.source.index("银行门口")
        (box,) = stage.view.page.boxes(Span(offset, offset + 1))
        await stage.pilot.click("#text", offset=(stage.view._sheet.left + box.left + 1, box.row + 1), times=2)
        await stage.pilot.pause()
        assert stage.aloud.calls[-1] == ("play", Place(1, 1), Span(offset, offset + 1))
        assert stage.view.highlight.cursor == offset


async def test_b_reads_from_the_cursor_that_comma_and_stop_move(reader) -> None:
    async with reader() as stage:
        first = stage.navigator.cursor
        await stage.press("full_stop", "full_stop", "comma", "b")
        assert stage.aloud.calls[-1] == ("play", Place(0, 0), Span(first + 1, first + 2))


async def test_the_highlight_is_where_the_voice_is(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        sentence = stage.book.sentence(Place(1, 1))
        for token in sentence.tokens[:3]:
            stage.aloud.hear(Place(1, 1), token.span)
            await stage.until(lambda token=token: stage.view.highlight.spoken == token.span)
            assert stage.view.highlight.sentence == sentence.span
        stage.aloud.end()
        await stage.until(lambda: stage.view.highlight.spoken is None)


async def test_the_text_follows_the_voice_until_it_is_scrolled_by_hand(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        far = Place(25, 0)
        stage.aloud.hear(far, stage.book.sentence(far).tokens[0].span)
        await stage.until(lambda: 25 in stage.view.shown())
        await stage.press("home")
        assert stage.view.scroll_y == 0
        assert "f follows" in stage.status
        stage.aloud.hear(Place(26, 0), stage.book.sentence(Place(26, 0)).tokens[0].span)
        await stage.until(lambda: stage.navigator.place == Place(26, 0))
        assert stage.view.scroll_y == 0
        await stage.press("f")
        assert 26 in stage.view.shown()
        assert "f follows" not in stage.status


async def test_the_spoken_line_stays_in_the_comfortable_part(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        place = Place(0, 0)
        while (place := stage.book.after(place)) is not None and place.block < 20:
            span = stage.book.sentence(place).tokens[0].span
            stage.aloud.hear(place, span)
            await stage.until(lambda span=span: stage.view.highlight.spoken == span)
            row = stage.view.page.row_of(span.start) - round(stage.view.scroll_y)
            assert 0 <= row <= stage.view.size.height * 0.7


async def test_asides_are_shown_but_never_read_by_a_click(reader) -> None:
    async with reader("天亮。\n|广告在此\n好。") as stage:
        offset = stage.book.document.source.index("广")
        stage.navigator.play_from(offset)
        assert not any(call[0] == "play" for call in stage.aloud.calls)


async def test_a_text_without_sentences_says_so(reader) -> None:
    async with reader("") as stage:
        await stage.press("space", "j", "k", "r", "e", "c", "p", "t", "down", "end", "full_stop")
        assert stage.app.is_running
        assert not any(call[0] == "play" for call in stage.aloud.calls)


async def test_the_place_is_kept_on_quitting_and_found_again(reader) -> None:
    book = FakeBook("天亮。\n" * 60)
    async with reader(book=book) as stage:
        await stage.press(*["j"] * 15)
        await stage.press("q")
    assert book.kept == Place(15, 0)
    async with reader(book=book) as stage:
        assert stage.navigator.place == Place(15, 0)
        assert 15 in stage.view.shown()


async def test_scrolling_without_the_voice_keeps_what_was_scrolled_to(reader) -> None:
    book = FakeBook("天亮。\n" * 60)
    async with reader(book=book) as stage:
        await stage.press("pagedown", "pagedown", "q")
    assert book.kept is not None
    assert book.kept.block > 5


async def test_what_is_asked_before_the_voice_is_there_is_done_when_it_is(reader) -> None:
    async with reader(plays=True) as stage:
        await stage.until(lambda: ("play", Place(0, 0), None) in stage.aloud.calls)


async def test_the_alarm_is_set_for_the_next_change(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        tokens = stage.book.sentence(Place(0, 0)).tokens
        spans = [token.span for token in tokens]
        script = [Now(Place(0, 0), span, 0.0) for span in spans]
        stage.aloud.now = lambda: script.pop(0) if len(script) > 1 else script[0]
        stage.navigator.wake()
        await stage.until(lambda: stage.view.highlight.spoken == spans[-1])


async def test_the_time_left_shrinks_with_the_speed_and_never_exceeds_the_text(reader) -> None:
    async with reader("天" * 400) as stage:
        at_first = stage.navigator.seconds_left()
        assert 60 < at_first < 200
        await stage.press(*["right_square_bracket"] * 10)
        assert stage.navigator.seconds_left() == at_first / 2


async def test_a_clicked_character_can_be_corrected_though_the_voice_has_moved_on(reader) -> None:
    async with reader() as stage:
        offset = stage.book.document.source.index("排")
        stage.navigator.move_cursor(offset)
        stage.navigator.play_from(offset)
        stage.aloud.hear(Place(1, 1), Span(offset + 3, offset + 4))
        await stage.until(lambda: stage.view.highlight.spoken == Span(offset + 3, offset + 4))
        stage.aloud.hear(Place(1, 2), Span(offset + 7, offset + 8))
        await stage.until(lambda: stage.view.highlight.spoken == Span(offset + 7, offset + 8))
        assert stage.navigator.cursor == offset
        stage.aloud.hear(Place(2, 1), Span(offset + 24, offset + 25))  # two sentences on it goes with the voice
        await stage.until(lambda: stage.navigator.cursor == offset + 24)


async def test_the_time_left_of_a_short_text_counts_down_to_seconds(reader) -> None:
    async with reader("天刚亮。\n银行门口就排起了长队。\n老李头一个到。\n") as stage:
        assert stage.status.endswith("5 s left")
        await stage.press("j")
        assert stage.status.endswith("4 s left")
        await stage.press("j")
        assert stage.status.endswith("2 s left")
