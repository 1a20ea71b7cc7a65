"""A reader over a fake book, for tests that press keys."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from langdu.session.reading.options import ReadingOptions
from langdu.tui.app import ReaderApp
from langdu.tui.screens.reading.reader import ReaderScreen
from langdu.tui.widgets.bars import NoticeBar, StatusLine
from langdu.tui.widgets.offer import OfferBar
from tests.tui.fakes import FakeAloud, FakeBook, FakeVoiceProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from langdu.session.reading.navigator import Navigator
    from langdu.tui.widgets.text.ruby import RubyView

TEXT = "#清早的银行\n天刚亮。银行门口就排起了长队。老李头一个到。\n" + "行长亲自出来开门。她在这条街上长大。\n" * 30


@dataclass
class Stage:
    """A running reader and what a test looks at."""

    app: ReaderApp
    pilot: Pilot[int]
    book: FakeBook
    provider: FakeVoiceProvider

    @property
    def aloud(self) -> FakeAloud:
        return self.provider.made

    @property
    def reader(self) -> ReaderScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReaderScreen))

    @property
    def view(self) -> RubyView:
        return self.reader.view

    @property
    def navigator(self) -> Navigator:
        return self.reader.navigator

    @property
    def notice(self) -> str:
        return self.reader.query_one(NoticeBar).text

    @property
    def offer(self) -> OfferBar:
        return self.reader.query_one(OfferBar)

    @property
    def status(self) -> str:
        return self.reader.query_one(StatusLine).render().plain

    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to come true; fails when it does not within some seconds."""
        for _ in range(300):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("\n".join(self.rows()))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens are looked at in all colours, whatever terminal the tests run in."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def reader() -> Callable[..., object]:
    """Opens a reader: `async with reader(text) as stage`."""

    @asynccontextmanager
    async def opened(
        text: str = TEXT,
        *,
        size: tuple[int, int] = (80, 24),
        book: FakeBook | None = None,
        provider: FakeVoiceProvider | None = None,
        **options: object,
    ) -> AsyncIterator[Stage]:
        book, provider = book or FakeBook(text), provider or FakeVoiceProvider()
        app = ReaderApp(book, book.library, provider, ReadingOptions(**options))
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, book, provider)
            await stage.until(lambda: stage.reader.controller.voice is not None)
            await stage.until(lambda: bool(book.done) or not book.prompt or not len(book.blocks))
            await pilot.pause()
            yield stage

    return opened
