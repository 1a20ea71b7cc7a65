"""All voices on a page: heard, taken, installed."""

from __future__ import annotations

from tests.tui.fakes import BAKER, ESPEAK, XIAOYI, YUNXI, FakeVoiceProvider


def page(stage) -> str:
    return "\n".join(stage.rows())


async def opened(stage) -> None:
    await stage.press("v")
    await stage.until(lambda: "Voice free-yunxi" in page(stage))


async def test_each_is_shown_with_its_licence_size_and_speed(reader) -> None:
    async with reader(provider=FakeVoiceProvider((BAKER, ESPEAK)), size=(100, 30)) as stage:
        await opened(stage)
        assert "● Voice baker" in page(stage)
        assert "installed, 3 times as fast as speech" in page(stage)
        assert "stop-gap, hard to understand" in page(stage)
        assert "online, asks first" in page(stage)
        assert "not for sale" in page(stage)
        await stage.press("j")
        assert "63 MB, 3 times as fast" in page(stage)
        assert "Apache-2.0" in page(stage)
        assert "less sure in single words" in page(stage)
        await stage.press("k", "escape")
        assert stage.app.screen is stage.reader


async def test_one_that_is_there_reads_on_from_the_next_syllable(reader) -> None:
    async with reader(provider=FakeVoiceProvider((BAKER, YUNXI))) as stage:
        await stage.press("space")
        await opened(stage)
        stage.provider.choose = lambda name: {"free-yunxi": YUNXI}[name]
        await stage.press("down", "down", "enter")
        await stage.until(lambda: "Voice free-yunxi" in stage.status)
        assert stage.aloud.calls[-1][0] == "use"
        assert stage.aloud.calls[-1][1].voice == YUNXI
        assert stage.aloud.state == "playing"


async def test_one_that_is_not_there_is_installed(reader) -> None:
    async with reader(provider=FakeVoiceProvider((BAKER,))) as stage:
        await opened(stage)
        await stage.press("down", "enter")
        await stage.until(lambda: "Voice free-xiaoyi" in stage.status)
        assert XIAOYI in stage.provider.installed


async def test_one_that_goes_online_is_not_taken_by_a_key(reader) -> None:
    async with reader() as stage:
        await opened(stage)
        await stage.press("end", "enter")
        assert "langdu voices install cloud" in page(stage)


async def test_a_sample_is_heard_and_reading_stops(reader) -> None:
    async with reader() as stage:
        await stage.press("space")
        await opened(stage)
        await stage.press("space")
        await stage.until(lambda: bool(stage.provider.played_on.heard))
        assert stage.aloud.state == "stopped"
        await stage.press("escape")


async def test_what_is_not_there_cannot_be_heard(reader) -> None:
    async with reader() as stage:
        await opened(stage)
        await stage.press("down", "space")
        assert "install it to hear it" in page(stage)
