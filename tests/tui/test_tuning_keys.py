"""The keys for loudness, for a late headset, and for practising."""

from __future__ import annotations

from langdu.audio import PlaybackSettings
from langdu.model import Place
from langdu.session.reading.shadowing import Shadowing
from tests.tui.fakes import ESPEAK, FakeVoiceProvider


async def test_9_and_0_set_the_volume_within_its_limits(reader) -> None:
    async with reader() as stage:
        await stage.press("0")
        assert stage.provider.played_on.playback.volume == 100
        await stage.press("9", "9")
        assert stage.provider.played_on.playback.volume == 90
        assert stage.notice == "volume 90 %"
        assert "vol 90 %" in stage.status
        await stage.press(*["9"] * 19)
        assert stage.provider.played_on.playback.volume == 0


async def test_minus_and_equals_shift_the_highlight(reader) -> None:
    async with reader() as stage:
        await stage.press("equals_sign", "plus", "equals_sign")
        assert stage.provider.played_on.playback.latency == 30
        assert "+30 ms" in stage.status
        await stage.press(*["minus"] * 25)
        assert stage.provider.played_on.playback.latency == -200


async def test_x_repeats_each_sentence(reader) -> None:
    async with reader() as stage:
        await stage.press("x", "x")
        assert stage.aloud.shadowing == Shadowing(repeat=3)
        assert stage.notice == "each sentence 3 times"
        assert "3 times" in stage.status
        await stage.press("X", "X")
        assert stage.aloud.shadowing == Shadowing()
        await stage.press("X")
        assert stage.aloud.shadowing == Shadowing(repeat=9)


async def test_w_leaves_longer_and_longer_pauses_and_then_none(reader) -> None:
    async with reader() as stage:
        seen = []
        for _ in range(6):
            await stage.press("w")
            seen.append(stage.aloud.shadowing.gap)
        assert seen == [0.5, 1.0, 1.5, 2.0, 3.0, 0.0]


async def test_u_begins_slower(reader) -> None:
    async with reader() as stage:
        await stage.press("u")
        assert stage.aloud.shadowing.speeds == (0.7, 0.85, 1.0)
        assert "0.7→1" in stage.status
        await stage.press("u")
        assert stage.aloud.shadowing.speeds == ()


async def test_u_brings_the_speeds_that_the_user_has_set(reader) -> None:
    async with reader(shadowing=Shadowing(speeds=(0.5, 1.0))) as stage:
        assert stage.aloud.shadowing.speeds == (0.5, 1.0)
        await stage.press("u", "u")
        assert stage.aloud.shadowing.speeds == (0.5, 1.0)


async def test_l_marks_the_ends_of_a_loop_and_clears_it(reader) -> None:
    async with reader() as stage:
        await stage.press("j", "l")
        assert "A–" in stage.status
        assert stage.aloud.shadowing.loop is None
        await stage.press("j", "j", "l")
        assert stage.aloud.shadowing.loop == (Place(1, 0), Place(1, 2))
        assert "A–B" in stage.status
        await stage.press("l")
        assert stage.aloud.shadowing.loop is None
        assert stage.notice == "no loop"


async def test_a_loop_may_be_marked_from_its_end(reader) -> None:
    async with reader() as stage:
        await stage.press("j", "j", "l", "k", "l")
        assert stage.aloud.shadowing.loop == (Place(1, 0), Place(1, 1))


async def test_where_a_voice_is_offered_l_means_later(reader) -> None:
    async with reader(provider=FakeVoiceProvider((ESPEAK,))) as stage:
        await stage.until(lambda: stage.offer.state == "asking")
        await stage.press("l")
        assert stage.offer.state == "hidden"
        assert "A–" not in stage.status
        await stage.press("l")
        assert "A–" in stage.status


async def test_what_the_command_line_said_holds_from_the_start(reader) -> None:
    async with reader(playback=PlaybackSettings("Headset", 40, 120), shadowing=Shadowing(repeat=2, gap=1)) as stage:
        assert stage.provider.played_on.playback == PlaybackSettings("Headset", 40, 120)
        assert stage.aloud.shadowing == Shadowing(repeat=2, gap=1)
        assert "2 times · pause 1 · vol 40 % · +120 ms" in stage.status


async def test_practising_takes_longer(reader) -> None:
    async with reader() as stage:
        before = stage.navigator.seconds_left()
        await stage.press("x", "w", "w")
        assert round(stage.navigator.seconds_left() / before, 3) == 4


async def test_a_text_without_sentences_has_no_loop(reader) -> None:
    async with reader("") as stage:
        await stage.press("l", "x", "w", "u", "9", "minus")
        assert stage.app.is_running
        assert stage.aloud.shadowing.loop is None
