"""The highlight moves with the audio clock and with nothing else; here a test moves the clock."""

from __future__ import annotations

from langdu.audio import SilentPlayer
from langdu.model import Place
from langdu.session.reading.voice.voice_provider import VoiceProvider
from tests.tui.fakes import FakeBook


class Timed(VoiceProvider):
    """The silent voice in its worker, on a player whose time stands still until it is told otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0

    def player(self, voice: object, playback: object) -> SilentPlayer:
        return SilentPlayer(clock=lambda: self.time)


async def test_the_highlight_goes_through_every_hanzi_as_the_clock_does(reader) -> None:
    provider = Timed()
    async with reader(book=FakeBook("天刚亮,银行门口。\n老李到。"), provider=provider, voice="silence") as stage:
        controller, seen = stage.reader.controller, []
        await stage.press("space")
        hanzi = [t.span for p in (Place(0, 0), Place(1, 0)) for t in stage.book.sentence(p).tokens if t.kind == "hanzi"]
        while len(seen) < len(hanzi):
            await stage.until(lambda: controller.now().until is not None)
            before = controller.now()
            if before.span is not None:
                await stage.until(lambda before=before: stage.view.highlight.spoken == before.span)
                seen.append(before.span)
            provider.time += before.until + 1e-4
            stage.navigator.wake()
        assert seen == hanzi
        assert stage.navigator.place == Place(1, 0)


async def test_while_the_clock_stands_still_so_does_the_highlight(reader) -> None:
    provider = Timed()
    async with reader(book=FakeBook("天刚亮。"), provider=provider, voice="silence") as stage:
        controller = stage.reader.controller
        await stage.press("space")
        await stage.until(lambda: controller.now().until is not None)
        provider.time += 0.01
        await stage.until(lambda: stage.view.highlight.spoken is not None)
        shown = stage.view.highlight
        for _ in range(20):
            await stage.pilot.pause(0.02)
            assert stage.view.highlight == shown


async def test_pausing_holds_the_highlight_and_going_on_moves_it(reader) -> None:
    provider = Timed()
    async with reader(book=FakeBook("天刚亮。"), provider=provider, voice="silence") as stage:
        controller = stage.reader.controller
        await stage.press("space")
        await stage.until(lambda: controller.now().until is not None)
        provider.time += 0.01
        await stage.until(lambda: stage.view.highlight.spoken is not None)
        first = stage.view.highlight.spoken
        await stage.press("space")
        provider.time += 10
        stage.navigator.wake()
        assert stage.view.highlight.spoken == first
        await stage.press("space")
        provider.time += controller.now().until + 1e-4
        stage.navigator.wake()
        await stage.until(lambda: stage.view.highlight.spoken not in (None, first))
