"""A practice screen over a fake book, a fake voice, a fake microphone and a fake judge, for tests that press keys."""

from __future__ import annotations

import math
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from langdu.audio import SilentPlayer
from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.audio.recording.microphone import RATE
from langdu.audio.recording.recorder import Recorder
from langdu.model import NEUTRAL, Judged, Placed, Range, Report
from langdu.session.practice.controller import PracticeController
from langdu.session.practice.practising import Practising
from langdu.session.practice.rendering import Rendering
from langdu.tui.practice.solo import SoloApp
from langdu.tui.preferences import Preferences
from langdu.tui.screens.practice.practise import PractiseScreen
from langdu.tui.widgets.bars import NoticeBar
from tests.audio.fakes import FakeMicrophones
from tests.practice.sounds import hiss, spoken
from tests.tui.fakes import FakeBook, FakeVoiceProvider, Shelf

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from langdu.model import Sentence, Target
    from langdu.session.practice.recording import Recording
    from langdu.session.words.said_words import SaidWord

TEXT = "老师好。\n123。你好。\n我们明天去北京看长城。"
#: Samples a syllable of the fake voice, at the 1000 Hz of fake voices.
SYLLABLE = 200


class FakeLog:
    """Remembers in memory, as `PracticeLog` does."""

    def __init__(self, range_: Range | None = None) -> None:
        self.kept: list[tuple[Report, str, str, str]] = []
        self.words: list[SaidWord] = []
        self.ranges = {"": range_}

    def range(self, learner: str = "") -> Range | None:
        return self.ranges.get(learner)

    def calibrate(self, range_: Range, learner: str = "") -> None:
        self.ranges[learner] = range_

    def keep(
        self,
        report: Report,
        learner: str = "",
        recording: str = "",
        origin: str = "",
        words: Iterable[SaidWord] = (),
    ) -> int:
        self.kept.append((report, learner, recording, origin))
        self.words.extend(words)
        return len(self.kept)

    def history(self, text: str, learner: str = "") -> tuple[float, ...]:
        return (0.25, 0.5, 0.75)[: len(self.kept)]


class FakePractising(Practising):
    """Judges as `says` says; a test may let it fail."""

    def __init__(self, log: FakeLog, says: Callable[[Sequence[Target]], Report], keep: bool = False) -> None:
        super().__init__(log, keep=keep)
        self.says = says
        self.rendered: list[tuple[str, float]] = []
        self.files: list[str] = []

    def warm(self) -> None:
        """There is nothing to load."""

    def rendering(self, sentence: Sentence, speaker: object, rate: float = 1.0) -> Rendering:
        self.rendered.append((sentence.text, rate))
        targets = self.targets(sentence)
        places = tuple((i * SYLLABLE, (i + 1) * SYLLABLE) for i in range(len(targets)))
        slope = tuple(4 - 8 * i / 20 for i in range(20))
        return Rendering(bytes(2 * SYLLABLE * len(targets)), 1000, places, (slope,) * len(targets))

    def judged(self, recording: Recording, targets: Sequence[Target]) -> Report:
        return self.says(targets)

    def kept(self, recording: Recording, text: str) -> Path:
        self.files.append(text)
        return super().kept(recording, text)


def report(targets: Sequence[Target], verdicts: str = "", **more: object) -> Report:
    """A report with a verdict a syllable: g, a, r, or o for one that was left out; green where none is given."""
    names = {"g": "green", "a": "amber", "r": "red", "o": "red"}
    syllables = []
    for i, target in enumerate(targets):
        letter = "a" if target.accepted == {NEUTRAL} else verdicts[i] if i < len(verdicts) else "g"
        place = Placed(0.3 * i, 0.3 * i + 0.1, 0.3 * i + 0.3, "omitted" if letter == "o" else "said", 0.9)
        tone = 4 if letter == "r" else target.spoken.tone
        likely = tuple(0.8 if t == tone else 0.05 for t in range(1, 6))
        contour = (math.nan,) * 10 + tuple(-4 + 8 * x / 20 for x in range(20)) if letter != "o" else ()
        advice = "start higher, and fall" if letter in "ro" else ""
        told = Judged(target, place, names[letter], 0.9, tone, likely, contour, (3.0, 1.0, -1.0, -3.0), advice)
        syllables.append(told)
    return Report(tuple(syllables), range=Range(220, 3), seconds=2.0, **more)


@dataclass
class Practice:
    """A running practice screen and what a test looks at; what plays stands still until a test moves `now`, in seconds."""

    app: SoloApp
    pilot: Pilot[int]
    screen: PractiseScreen
    controller: PracticeController
    practising: FakePractising
    log: FakeLog
    microphones: FakeMicrophones
    now: list[float]

    @property
    def notice(self) -> str:
        return self.screen.query_one(NoticeBar).text

    def rows(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def shows(self, text: str) -> bool:
        return any(text in row for row in self.rows())

    async def until(self, true: Callable[[], bool]) -> None:
        for _ in range(400):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("\n".join([*self.rows(), self.notice]))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def say(self) -> None:
        """Speak into the microphone, and be silent."""
        await self.press("r")
        await self.until(lambda: self.controller.recorder._recorded is not None)
        await self.speak()

    async def speak(self) -> None:
        self.microphones.made.hear(np.concatenate([spoken().samples, hiss(0.0003)[: round(1.5 * RATE)]]))

    async def judged(self) -> None:
        """The same, until the verdict is there."""
        count = len(self.log.kept)
        await self.say()
        await self.until(lambda: not self.controller.is_recording and not self.screen._is_judging)
        await self.until(lambda: len(self.log.kept) > count or self.screen._report is not None)
        await self.pilot.pause(0.02)


@asynccontextmanager
async def practice(
    text: str = TEXT,
    *,
    says: Callable[[Sequence[Target]], Report] = report,
    log: FakeLog | None = None,
    size: tuple[int, int] = (80, 30),
    microphones: FakeMicrophones | None = None,
    calibrate: bool = False,
    keep: bool = False,
    book: object = None,
    practising: Practising | None = None,
    clock: Callable[[], float] = lambda: 0.0,
) -> AsyncIterator[Practice]:
    """Opens it: `async with practice(text) as stage`."""
    now = [0.0]
    book, provider = book or FakeBook(text), FakeVoiceProvider()
    player = SilentPlayer(clock=lambda: now[0])
    provider.player = lambda voice, playback: player
    log, microphones = log or FakeLog(), microphones or FakeMicrophones()
    practising = practising or FakePractising(log, says, keep)
    recorder = Recorder(opener=microphones, clock=clock)
    controller = PracticeController(
        book, practising, provider, recorder, voice="auto", rate=1.0, playback=DEFAULT_SETTINGS
    )
    place = book.first() if len(book.blocks) else None
    app = SoloApp(lambda: PractiseScreen(controller, place, Preferences(Shelf(), print), calibrate=calibrate), Shelf())
    async with app.run_test(size=size) as pilot:
        screen = app.screen_stack[0]
        stage = Practice(app, pilot, screen, controller, practising, log, microphones, now)
        await stage.until(lambda: screen._rendering is not None or place is None or bool(stage.notice))
        await stage.until(lambda: controller.recorder.is_open or not microphones.there)
        yield stage
