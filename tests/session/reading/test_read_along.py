"""Reading along with a recording, on a player whose clock the test moves."""

from __future__ import annotations

import queue
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from langdu.audio import SilentPlayer
from langdu.model import CueTime, Place, Span
from langdu.session.notice import Notice
from langdu.session.reading.aloud import Ended, Event, Failed, Now, Paused, Started
from langdu.session.reading.read_along import BEYOND, ReadAlong
from langdu.session.reading.shadowing import Shadowing
from langdu.session.reading.stops.sleep_timer import SleepTimer
from langdu.speech.read_along.audio_file import AudioFile
from langdu.speech.read_along.cue_timeline import CueTimeline
from langdu.speech.read_along.speaker import RecordingSpeaker
from tests.session.reading.test_aloud import WAIT, Clock
from tests.speech.making import sentence
from tests.speech.read_along.files import RATE, time_of, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.model import Sentence

#: Two cues one after the other, five seconds of something else, and a third.
TIMES = ((1.0, 2.0), (2.0, 3.0), (8.0, 9.0))
A, B, C = (Place(block, 0) for block in range(3))


class Cues:
    """A text of so many cues, each 你好 in a block of its own: its characters are 100 n and 100 n + 1."""

    def __init__(self, count: int) -> None:
        self.count = count

    def sentence(self, place: Place) -> Sentence:
        assert place.sentence == 0
        return sentence("你好", "ni2 hao3", start=100 * place.block)

    def after(self, place: Place) -> Place | None:
        return Place(place.block + 1, 0) if place.block + 1 < self.count else None


class Player(SilentPlayer):
    """Keeps what is written, so that it can be told which second of the recording is at the speaker."""

    def start(self, sample_rate: int) -> None:
        super().start(sample_rate)
        self.pcm = bytearray()

    def write(self, pcm: bytes) -> None:
        del self.pcm[2 * self.written() :]
        self.pcm += pcm
        super().write(pcm)

    @property
    def second(self) -> float:
        """Of the recording, at the speaker."""
        return time_of(bytes(self.pcm), min(round(self.played()), self.written() - 1))


@dataclass
class Stage:
    """Everything that takes part."""

    folder: Path
    times: tuple[tuple[float, float], ...] = TIMES
    seconds: float = 9.5
    clock: Clock = field(default_factory=Clock)
    night: Clock = field(default_factory=Clock)
    events: queue.Queue[Event] = field(default_factory=queue.Queue)

    def __post_init__(self) -> None:
        timeline = CueTimeline([CueTime(*time) for time in self.times], self.seconds)
        self.player = Player("no device", self.clock)
        self.speaker = RecordingSpeaker(AudioFile(write(self.folder / "talk.wav", self.seconds)))
        self.aloud = ReadAlong(Cues(len(self.times)), timeline, self.events.put, self.night)
        self.aloud.use(self.speaker, self.player)

    def close(self) -> None:
        self.aloud.close()
        self.speaker.close()

    def settle(self) -> None:
        """Wait until the feeder has nothing to do."""
        aloud = self.aloud

        def is_idle() -> bool:
            return aloud._queue._working is None and not aloud._queue.is_due

        with aloud._changed:
            assert aloud._changed.wait_for(is_idle, timeout=WAIT)

    def event(self) -> Event:
        """The next event that is not a notice."""
        while isinstance(event := self.events.get(timeout=WAIT), Notice):
            pass
        return event

    def passes(self, seconds: float) -> None:
        """Time goes on, in steps in which the feeder can keep up."""
        for _ in range(round(seconds * 10)):
            self.settle()
            self.clock.now += 0.1
        self.settle()

    def hears(self, *steps: tuple[Event, float]) -> None:
        """These events come one after the other, and after each so many seconds pass; it begins somewhat late."""
        self.clock.now += 0.03
        for event, seconds in steps:
            assert self.event() == event
            self.passes(seconds)

    def play(self, place: Place, at: Span | None = None) -> None:
        self.aloud.play(place, at)
        self.settle()

    def heard(self) -> tuple[Place | None, int | None]:
        """The cue and the character that are highlighted."""
        now = self.aloud.now()
        return now.place, None if now.span is None else now.span.start


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


@pytest.fixture
def of(tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """A stage of other times: (first, end) of each cue, and how long the recording is."""
    made: list[Stage] = []

    def of(*times: tuple[float, float], seconds: float = 9.5) -> Stage:
        made.append(Stage(tmp_path, times, seconds))
        return made[-1]

    yield of
    for one in made:
        one.close()


def test_the_highlight_follows_the_cues_times_and_rests_between_them(stage: Stage) -> None:
    stage.play(A)
    followed = []
    for _ in range(16):
        stage.passes(0.2)
        followed.append((round(stage.player.second, 1), *stage.heard()))
        stage.passes(0.3)
    assert followed == [
        (1.2, A, 0), (1.7, A, 1), (2.2, B, 100), (2.7, B, 101),
        *((3.2 + n / 2, B, None) for n in range(10)),
        (8.2, C, 200), (8.7, C, 201),
    ]  # fmt: skip


def test_it_tells_of_each_cue_once_and_of_the_end_at_the_last_ones(stage: Stage) -> None:
    stage.play(A)
    stage.hears((Started(A), 1), (Started(B), 6), (Started(C), 1), (Ended(), 0))
    assert stage.player.played() == 8 * RATE  # from the first cue's start to the last one's end, nothing left out


def test_any_cue_and_any_syllable_is_found_in_the_recording(stage: Stage) -> None:
    stage.play(C)
    assert stage.player.second == pytest.approx(8.0, abs=0.01)
    stage.play(A, Span(1, 2))
    assert stage.player.second == pytest.approx(1.5, abs=0.01)
    assert stage.heard() == (A, 1)
    stage.play(B)  # and back, in the middle
    assert stage.player.second == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_slower_and_faster_all_of_it_takes_its_time(stage: Stage, rate: float) -> None:
    stage.aloud.set_rate(rate)
    stage.play(A)
    stage.hears((Started(A), 1 / rate))
    assert stage.heard() == (B, 100)
    assert stage.event() == Started(B)
    stage.passes(3 / rate)
    assert stage.heard() == (B, None)
    stage.passes(3 / rate)
    assert stage.heard() == (C, 200)
    assert stage.event() == Started(C)
    stage.passes(1 / rate)
    assert stage.event() == Ended()
    assert stage.player.played() == pytest.approx(8 * RATE / rate, abs=4)


def test_another_speed_between_two_cues_is_heard_soon(stage: Stage) -> None:
    stage.play(B)
    stage.passes(2.0)
    stage.aloud.set_rate(2.0)
    stage.passes(2.0)  # of the five seconds one and a half were heard before, or somewhat more
    assert stage.heard()[1] is None
    stage.passes(1.0)
    assert stage.heard()[0] == C


def test_a_cue_that_is_repeated_is_heard_alone_and_what_lies_behind_it_not(stage: Stage) -> None:
    stage.aloud.shadow(Shadowing(repeat=2))
    stage.play(B)
    stage.hears(*((event, 1) for event in (Started(B, 0), Started(B, 1), Started(C, 0), Started(C, 1))), (Ended(), 0))
    assert stage.player.played() == 4 * RATE


def test_the_pause_to_say_it_oneself_is_as_long_as_the_cue(stage: Stage) -> None:
    stage.aloud.shadow(Shadowing(gap=2.0))
    stage.play(B)
    stage.passes(2.9)
    assert stage.heard() == (B, None)
    stage.passes(0.2)
    assert stage.heard() == (C, 200)


def test_in_its_middle_a_cue_can_be_asked_for_once_more(stage: Stage) -> None:
    stage.play(B)
    stage.passes(0.5)
    stage.aloud.shadow(Shadowing(repeat=2))
    stage.passes(0.7)
    assert stage.heard() == (B, 100)
    assert stage.player.second == pytest.approx(2.2, abs=0.02)


def test_between_two_cues_there_is_nothing_to_repeat(stage: Stage) -> None:
    stage.play(B)
    stage.hears((Started(B), 2.0))
    stage.aloud.shadow(Shadowing(repeat=3))
    stage.passes(1.9)
    assert stage.heard() == (B, None)
    while stage.heard()[0] == B:  # the piece that is at the speaker ends before what comes next is heard
        stage.passes(0.1)
    stage.hears((Started(C), 1), (Started(C, 1), 0))


def test_a_loop_goes_back_from_its_last_cue_at_once(stage: Stage) -> None:
    stage.aloud.shadow(Shadowing(loop=(A, B)))
    stage.play(A)
    stage.passes(2.2)
    assert stage.heard() == (A, 0)


def test_pause_and_resume_between_two_cues_lose_nothing(stage: Stage) -> None:
    stage.play(B)
    stage.passes(2.0)
    stage.aloud.pause()
    stage.passes(5.0)
    assert stage.player.second == pytest.approx(4.0, abs=0.02)
    assert stage.aloud.now() == Now(B, None, None)
    stage.aloud.resume()
    stage.passes(4.1)
    assert stage.heard() == (C, 200)


def test_the_sleep_timer_stops_between_two_cues_and_goes_on_there(stage: Stage) -> None:
    stage.aloud._sleep = SleepTimer(stage.night)
    stage.aloud.sleep(60)
    stage.play(B)
    stage.hears((Started(B), 2.0))
    with stage.aloud._changed:
        stage.night.now += 61
        stage.aloud._changed.notify_all()
        assert stage.aloud._changed.wait_for(lambda: stage.aloud._queue.stops.is_due, timeout=WAIT)
    stage.passes(2.0)
    assert stage.event() == Paused(C, 0, "sleep")
    stopped = stage.player.second
    stage.aloud.resume()
    stage.passes(0.1)
    assert stopped < stage.player.second < stopped + 0.2


def test_where_cues_overlap_the_later_one_is_shown(of: Callable[..., Stage]) -> None:
    stage = of((1, 4), (2, 3), (5, 6))
    stage.play(A)
    stage.passes(0.5)
    assert stage.heard() == (A, 0)
    stage.passes(0.7)
    assert (round(stage.player.second, 1), *stage.heard()) == (2.2, B, 100)
    stage.passes(3.0)
    assert (round(stage.player.second, 1), *stage.heard()) == (5.2, C, 200)


def test_times_out_of_order_and_cues_of_one_time_come_to_an_end(of: Callable[..., Stage]) -> None:
    stage = of((5, 6), (1, 2), (1, 1), (7, 8))
    stage.play(A)
    for block, lasts in enumerate((0.05, 0.05, 1.9, 1.05)):
        assert stage.event() == Started(Place(block, 0))
        stage.settle()
        stage.clock.now += lasts
    assert stage.event() == Ended()


def test_cues_beyond_the_end_are_left_out(of: Callable[..., Stage]) -> None:
    stage = of((1, 2), (3, 9), (5, 6), (7, 8), seconds=4)
    stage.play(A)
    stage.hears((Started(A), 2), (Started(B), 1), (Ended(), 0))
    assert stage.player.played() == 3 * RATE
    stage.play(Place(3, 0))
    told = [stage.events.get(timeout=WAIT), stage.events.get(timeout=WAIT)]
    assert sorted(map(str, told)) == sorted(map(str, (Ended(), Notice(BEYOND))))


def test_a_recording_that_breaks_off_is_told_and_reading_ends(of: Callable[..., Stage]) -> None:
    stage = of(*((n, n + 1) for n in range(6)), seconds=7)
    stage.speaker._audio.close()
    stage.play(A)
    stage.passes(1)
    failed = stage.event()
    assert isinstance(failed, Failed)
    assert "cannot be read at 0:00" in str(failed.error)
