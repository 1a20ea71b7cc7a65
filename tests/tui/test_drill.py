"""Drills on the screen: heard, answered, said, and followed by the next."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.errors import NoAudioDevice
from langdu.library import Library, PracticeLog
from langdu.model import Report
from langdu.pinyin import marked, numbered
from langdu.practice.drills.meanings import meaning_items
from langdu.practice.drills.rivals import rivals
from langdu.session.practice.drilling import Course, Drilling
from langdu.tui.practice.solo import SoloApp
from langdu.tui.screens.practice.drill import DrillScreen
from tests.library.judging import judged, report
from tests.practice.drills.meaning_words import ALL as MEANING_WORDS
from tests.practice.making import NOON
from tests.tui.fakes import BAKER, ESPEAK, YUNXI, FakeVoiceProvider, voice

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from langdu.model import Target, Voice
    from langdu.practice.drills import DrillItem

HUMAN = replace(voice("reference", -1), id="reference:human", name="Human")


@dataclass
class FakeRecorder:
    """Answers with what it is given, once it is stopped."""

    answers: list[Callable[[Sequence[Target]], Report | None]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    closed: bool = False
    prepared: bool = False

    def prepare(self) -> None:
        self.prepared = True

    def record(self, targets: Sequence[Target]) -> Report | None:
        self.stopped.wait(5)
        self.stopped.clear()
        return self.answers.pop(0)(targets)

    def stop(self) -> None:
        self.stopped.set()

    def close(self) -> None:
        self.closed = True
        self.stopped.set()


def verdict(verdict: str) -> Callable[[Sequence[Target]], Report]:
    """All syllables with one verdict; the heard tone of a wrong one is another."""

    def judge(targets: Sequence[Target]) -> Report:
        tones = [(t.text, numbered(t.spoken), 1 if t.spoken.tone != 1 else 4) for t in targets]
        return report(
            *(judged(text, pinyin, verdict, heard if verdict == "red" else 0) for text, pinyin, heard in tones)
        )

    return judge


@dataclass
class Stage:
    app: SoloApp
    pilot: Pilot[int]
    provider: FakeVoiceProvider
    log: PracticeLog
    seconds: list[float]

    @property
    def screen(self) -> DrillScreen:
        return self.app.screen

    @property
    def shown(self) -> object:
        return self.screen._shown

    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        for _ in range(300):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(self.text())

    async def right(self) -> None:
        await self.press(str(self.shown.asked.question.right + 1))


@pytest.fixture
def drill(tmp_path: Path) -> Callable[..., object]:
    """`async with drill("pairs", "listen") as stage`."""

    @asynccontextmanager
    async def opened(
        kind: str,
        *skills: str,
        minutes: float = 10,
        recorder: FakeRecorder | None = None,
        installed: tuple[Voice, ...] = (BAKER,),
        size: tuple[int, int] = (80, 24),
        words: Sequence[DrillItem] = (),
    ) -> AsyncIterator[Stage]:
        log = PracticeLog(Library(tmp_path / "library.db"), lambda: NOON)
        seconds = [0.0]
        drilling = Drilling(
            log,
            Course(kind, minutes, skills),
            words=words,
            now=lambda: NOON + timedelta(seconds=seconds[0]),
            random=Random(4),
            fuzz=False,
        )
        provider = FakeVoiceProvider(installed)

        def screen() -> DrillScreen:
            return DrillScreen(
                drilling,
                "drills",
                provider,
                voice="auto",
                rate=1.0,
                playback=DEFAULT_SETTINGS,
                recorder=recorder,
                clock=lambda: seconds[0],
            )

        app = SoloApp(screen, Library(tmp_path / "library.db"))
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, provider, log, seconds)
            await stage.until(lambda: stage.shown is not None and stage.screen.controller.voice is not None)
            yield stage

    return opened


async def test_a_card_is_heard_before_it_is_seen_and_shown_once_answered(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen") as stage:
        word = stage.shown.asked.card.item.word
        await stage.until(lambda: any(call[0] == "play" for call in stage.provider.made.calls))
        assert "Which tones do you hear?" in stage.text()
        assert word.text[0] not in stage.text()
        await stage.right()
        assert " ".join(word.text) in stage.text()
        assert "right" in stage.text()
        assert "✓ 1" in stage.text()


async def test_a_small_terminal_has_room_for_all_answers(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen", size=(60, 16)) as stage:
        await stage.press("d")
        assert stage.text().count("✓") == 2
        assert "not this time" in stage.text()
        assert "q leave" in stage.text()


async def test_what_was_chosen_instead_can_be_heard(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen") as stage:
        question = stage.shown.asked.question
        wrong = (question.right + 1) % len(question.choices)
        await stage.press(str(wrong + 1))
        assert "not this time" in stage.text()
        assert "what you chose" in stage.text()
        before = len(stage.provider.made.calls)
        await stage.press("c")
        place = stage.provider.made.calls[before:][-1][1]
        tones = [s.tone for r in stage.screen.drilling.sentence(place).readings for s in r.spoken]
        assert "-".join(map(str, tones)) == question.choices[wrong].label


async def test_keys_that_answer_nothing_change_nothing(drill: Callable[..., object]) -> None:
    async with drill("minimal", "listen") as stage:
        first = stage.shown
        await stage.press("enter", "r", "c", "4" if len(first.asked.question.choices) < 4 else "9")
        assert stage.shown == first
        await stage.press("d", "1")
        assert stage.log.answers()[0].answered == ""
        assert len(stage.log.answers()) == 1


async def test_slowly_is_slower_and_the_next_card_is_not(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen") as stage:
        await stage.press("s")
        assert stage.provider.made.rate == 0.6
        await stage.right()
        await stage.press("enter")
        assert stage.provider.made.rate == 1.0


async def test_saying_it_shows_what_was_heard(drill: Callable[..., object]) -> None:
    recorder = FakeRecorder([verdict("red"), verdict("green")])
    async with drill("pairs", "speak", recorder=recorder) as stage:
        word = stage.shown.asked.card.item.word
        assert " ".join(word.text) in stage.text()
        await stage.press("r")
        assert "recording" in stage.text()
        await stage.press("r")
        await stage.until(lambda: stage.shown.phase == "done")
        assert "heard as tone" in stage.text()
        assert "not this time" in stage.text()
        await stage.press("enter", "r", "r")
        await stage.until(lambda: stage.shown.phase == "done")
        assert [one.right for one in stage.log.answers()] == [False, True]
    assert recorder.closed


async def test_the_voice_falls_silent_before_one_speaks(drill: Callable[..., object]) -> None:
    recorder = FakeRecorder([verdict("green")])
    async with drill("pairs", "speak", recorder=recorder) as stage:
        await stage.press("space")
        assert stage.provider.made.state == "playing"
        await stage.press("r", "r")
        assert stage.provider.made.state == "stopped"
        await stage.until(lambda: stage.shown.phase == "done")


async def test_a_refused_recording_says_why_and_can_be_made_again(drill: Callable[..., object]) -> None:
    recorder = FakeRecorder([lambda _: Report((), refusal="it is too quiet: come closer"), verdict("green")])
    async with drill("pairs", "speak", recorder=recorder) as stage:
        await stage.press("r", "r")
        await stage.until(lambda: stage.shown.phase == "asked")
        assert "come closer" in stage.text()
        assert stage.log.answers() == ()
        await stage.press("r", "r")
        await stage.until(lambda: stage.shown.phase == "done")
        assert stage.log.answers()[0].right


@pytest.mark.parametrize("error", [NoAudioDevice("the microphone is gone"), ValueError("the microphone is gone")])
async def test_a_microphone_or_judge_that_fails_is_told_and_no_end(
    error: Exception, drill: Callable[..., object]
) -> None:
    def fail(_: object) -> None:
        raise error

    recorder = FakeRecorder([fail])
    async with drill("pairs", "speak", recorder=recorder) as stage:
        assert recorder.prepared
        await stage.press("r", "r")
        await stage.until(lambda: "the microphone is gone" in stage.text())
        assert stage.shown.phase == "asked"


async def test_a_human_can_be_heard_instead_and_the_voice_again(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen", installed=(BAKER, HUMAN)) as stage:
        assert "another voice" in stage.text()
        await stage.until(lambda: f"words that {HUMAN.name} has" in stage.text())
        for name in (HUMAN.name, BAKER.name):
            await stage.press("v")
            await stage.until(lambda name=name: f"you hear {name}" in stage.text())
            assert stage.screen.controller.voice.name == name
        assert [call[0] for call in stage.provider.made.calls].count("play") == 3


async def test_without_recordings_of_a_human_the_way_to_some_is_told(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen") as stage:
        await stage.press("v")
        assert "langdu voices install audio-cmn" in stage.text()


async def test_a_voice_that_is_hard_to_understand_says_so(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen", installed=(ESPEAK,)) as stage:
        await stage.until(lambda: "hard to understand" in stage.text())


async def test_a_voice_that_is_poor_in_single_words_says_so(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen", installed=(YUNXI,)) as stage:
        await stage.until(lambda: "less sure in single words" in stage.text())


async def test_the_time_is_up_in_the_end(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen", minutes=0.5) as stage:
        for _ in range(2):
            stage.seconds[0] += 20
            await stage.right()
            await stage.press("enter")
        assert "2 of 2 right" in stage.text()
        assert len(stage.log.answers()) == 2


async def test_leaving_in_the_middle_keeps_what_was_answered(drill: Callable[..., object]) -> None:
    async with drill("pairs", "listen") as stage:
        await stage.right()
        await stage.press("q")
        assert stage.app.return_code == 0
        assert len(stage.log.cards()) == 1


MEANINGS = [item for one in MEANING_WORDS for item in meaning_items(one, rivals(one, MEANING_WORDS))]


async def test_a_word_is_read_and_its_meaning_chosen(drill: Callable[..., object]) -> None:
    async with drill("words", "read", words=MEANINGS, size=(60, 20)) as stage:
        item = stage.shown.asked.card.item
        assert "What does it mean?" in stage.text()
        assert " ".join(item.word.text) in stage.text()
        assert marked(item.word.citation[0]) not in stage.text()
        assert item.brief in stage.text()
        assert not any(call[0] == "play" for call in stage.provider.made.calls)
        await stage.right()
        assert marked(item.word.citation[0]) in stage.text()
        assert stage.text().count("✓") == 2
        await stage.until(lambda: any(call[0] == "play" for call in stage.provider.made.calls))
        kept = stage.log.answers()[0]
        assert (kept.skill, kept.kind, kept.group, kept.answered) == ("read", "meaning", "from hanzi", item.brief)
        await stage.press("enter")
        assert stage.shown.asked.card.item.word != item.word


async def test_a_word_is_heard_and_its_hanzi_chosen(drill: Callable[..., object]) -> None:
    async with drill("words", "listen", words=MEANINGS, size=(60, 20)) as stage:
        item, question = stage.shown.asked.card.item, stage.shown.asked.question
        await stage.until(lambda: any(call[0] == "play" for call in stage.provider.made.calls))
        assert "Which word do you hear?" in stage.text()
        assert all(choice.label in stage.text() for choice in question.choices)
        assert item.brief not in stage.text()
        wrong = (question.right + 1) % len(question.choices)
        await stage.press(str(wrong + 1))
        assert item.brief in stage.text()
        before = len(stage.provider.made.calls)
        await stage.press("c")
        place = stage.provider.made.calls[before:][-1][1]
        assert stage.screen.drilling.sentence(place).text == question.choices[wrong].label
