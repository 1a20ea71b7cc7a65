"""The reader's keys where a recording is in the place of a voice."""

from __future__ import annotations

import pytest

from langdu.tui.screens.reading.reader import ReaderScreen
from tests.tui.fakes import BAKER, FakeVoiceProvider

TOLD = "this is your recording; q and open without --audio to hear a voice"


@pytest.fixture
def provider() -> FakeVoiceProvider:
    made = FakeVoiceProvider((BAKER,))
    made.only_voice, made.left_s = TOLD, 600.0
    return made


@pytest.mark.parametrize("key", ["v", "i"])
async def test_there_are_no_voices_to_choose_from_and_it_is_told(reader, provider, key: str) -> None:
    async with reader(provider=provider) as stage:
        await stage.press(key)
        assert stage.notice == TOLD
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.offer.state == "hidden"


async def test_practice_needs_a_voice_and_it_is_told(reader, provider) -> None:
    async with reader(provider=provider) as stage:
        await stage.press("P")
        assert stage.notice == f"practice needs a voice: {TOLD}"
        assert isinstance(stage.app.screen, ReaderScreen)


async def test_the_time_that_is_left_is_the_recordings_at_the_speed_that_is_set(reader, provider) -> None:
    async with reader(provider=provider) as stage:
        assert "10 min left" in stage.status
        for _ in range(10):
            await stage.press("]")
        assert "5 min left" in stage.status
