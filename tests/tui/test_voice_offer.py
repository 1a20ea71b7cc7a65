"""The first time: the natural voice is offered, installed while one reads on, and nobody is left with espeak untold."""

from __future__ import annotations

from dataclasses import replace

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.errors import EngineFailed
from langdu.model import Place
from langdu.session.notice import Notice
from langdu.session.reading.aloud import Failed
from tests.tui.fakes import BAKER, ESPEAK, SILENCE, FakeBook, FakeVoiceProvider


async def test_it_is_offered_with_its_licence_and_size(reader) -> None:
    async with reader(provider=FakeVoiceProvider((ESPEAK,))) as stage:
        page = "\n".join(stage.rows())
        assert "Voice baker" in page
        assert "27 MB" in page
        assert "not for sale" in page
        assert "espeak (stop-gap; i installs a natural voice)" in stage.status


async def test_a_free_one_is_offered_beside_it_each_with_its_speed(reader) -> None:
    async with reader(provider=FakeVoiceProvider((ESPEAK,)), size=(100, 30)) as stage:
        page = "\n".join(stage.rows())
        assert "Free: women and men, 63 MB to fetch, 3 times as fast as speech here" in page
        assert "Apache-2.0" in page
        await stage.press("I")
        await stage.until(lambda: "Voice free-xiaoyi" in stage.status)


async def test_one_key_installs_it_and_the_voice_changes(reader) -> None:
    provider = FakeVoiceProvider((ESPEAK,))
    provider.gate.clear()
    async with reader(provider=provider) as stage:
        await stage.press("i")
        await stage.until(lambda: any("50%" in row for row in stage.rows()))
        await stage.press("space")
        assert stage.aloud.calls[-1][0] == "play"
        provider.gate.set()
        await stage.until(lambda: "Voice baker" in stage.status)
        await stage.until(lambda: "reads from now on" in stage.notice)
        assert stage.offer.state == "hidden"
        assert any(call[0] == "use" and call[1].voice == BAKER for call in stage.aloud.calls)


async def test_a_failure_is_told_and_can_be_tried_again(reader) -> None:
    provider = FakeVoiceProvider((ESPEAK,), fails="the download is damaged")
    async with reader(provider=provider) as stage:
        await stage.press("i")
        await stage.until(lambda: "the download is damaged" in stage.notice)
        assert "check the network" in stage.notice
        provider.fails = ""
        await stage.press("i", "i")
        await stage.until(lambda: "Voice baker" in stage.status)


async def test_an_installation_can_be_cancelled(reader) -> None:
    provider = FakeVoiceProvider((ESPEAK,))
    provider.gate.clear()
    async with reader(provider=provider) as stage:
        await stage.press("i", "escape")
        provider.gate.set()
        await stage.until(lambda: "nothing was installed" in stage.notice)
        assert "espeak" in stage.status


async def test_later_asks_again_next_time(reader) -> None:
    book = FakeBook("天亮。")
    async with reader(book=book, provider=FakeVoiceProvider((ESPEAK,))) as stage:
        await stage.press("l")
        assert stage.offer.state == "hidden"
    async with reader(book=book, provider=FakeVoiceProvider((ESPEAK,))) as stage:
        assert stage.offer.state == "asking"


async def test_never_asks_no_more_but_the_status_still_tells(reader) -> None:
    book = FakeBook("天亮。")
    async with reader(book=book, provider=FakeVoiceProvider((ESPEAK,))) as stage:
        await stage.press("n")
    async with reader(book=book, provider=FakeVoiceProvider((ESPEAK,))) as stage:
        assert stage.offer.state == "hidden"
        assert "stop-gap" in stage.status
        await stage.press("i")
        assert stage.offer.state == "asking"
        assert "not for sale" in "\n".join(stage.rows())


async def test_offer_off_offers_nothing_unasked(reader) -> None:
    async with reader(provider=FakeVoiceProvider((ESPEAK,)), offers=False) as stage:
        assert stage.offer.state == "hidden"


async def test_who_has_the_best_voice_is_not_asked(reader) -> None:
    async with reader() as stage:
        assert stage.offer.state == "hidden"
        await stage.press("i")
        assert "no better voice" in stage.notice


async def test_a_voice_that_is_too_slow_here_is_told_of(reader) -> None:
    provider = FakeVoiceProvider((ESPEAK,))
    provider.slow = "Voice baker is too slow here"
    async with reader(provider=provider) as stage:
        await stage.until(lambda: "too slow here" in stage.notice)


async def test_silence_is_nobodys_stop_gap(reader) -> None:
    async with reader(provider=FakeVoiceProvider((SILENCE,))) as stage:
        assert "stop-gap" not in stage.status


async def test_an_engine_that_fails_is_told_on_the_screen(reader) -> None:
    async with reader() as stage:
        stage.aloud.listener(Failed(Place(0, 0), EngineFailed("the engine failed twice", remedy="see langdu doctor")))
        await stage.until(lambda: "failed twice; see langdu doctor" in stage.notice)


async def test_notices_go_by_escape_and_cannot_move_the_cursor(reader) -> None:
    async with reader() as stage:
        stage.aloud.listener(Notice("no sound device\x1b[2J: reading\non in silence"))
        await stage.until(lambda: stage.notice.startswith("no sound device"))
        assert "\x1b" not in stage.notice
        await stage.press("escape")
        assert stage.notice == ""


async def test_a_silent_player_shows_in_the_status(reader) -> None:
    provider = FakeVoiceProvider()
    player = provider.player(BAKER, DEFAULT_SETTINGS)
    player.silent, player.notice = True, "no sound device"
    provider.player = lambda who, playback: player
    async with reader(provider=provider) as stage:
        assert "no sound device" in stage.status


async def test_a_voice_that_is_not_there_is_told_and_another_taken(reader) -> None:
    from langdu.errors import VoiceMissing

    class Picky(FakeVoiceProvider):
        def choose(self, name: str):
            if name == "nobody":
                raise VoiceMissing("not installed", where="nobody", remedy="langdu voices install nobody")
            return super().choose(name)

    async with reader(provider=Picky(), voice="nobody") as stage:
        await stage.until(lambda: "langdu voices install nobody" in stage.notice)
        assert "Voice baker" in stage.status


async def test_a_voice_that_goes_online_is_offered_with_that(reader) -> None:
    async with reader(provider=FakeVoiceProvider((ESPEAK,))) as stage:
        stage.offer.ask([(replace(BAKER, online=True, download_size=0), "quick")])
        await stage.until(lambda: "sent over the internet" in "\n".join(stage.rows()))
        assert "0 MB" not in "\n".join(stage.rows())
