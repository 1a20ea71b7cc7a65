"""Reading aloud, on a player whose clock the test moves."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from langdu.audio import SilentPlayer
from langdu.errors import EngineFailed
from langdu.model import Chunk, Evidence, HintTally, Place, Prosody, Sentence, Span, Utterance, Voice
from langdu.session.notice import Notice
from langdu.session.reading.aloud import Aloud, Ended, Event, Failed, Now, Started
from langdu.speech.engines.silence import Silence
from langdu.speech.planning.utterances import plan
from tests.speech.making import sentence, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE = 1000
#: Three sentences of 2 + 2 syllables at 0.2 s, pauses of 0.25 and 0.55 s: 1.6 s each.
LENGTH = 1.6
WAIT = 10.0


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Speaker:
    """Says everything at once, in this process."""

    def __init__(self, name: str = "test", sample_rate: int = RATE) -> None:
        self.voice: Voice = voice(id=name, sample_rate=sample_rate)
        self.sample_rate = sample_rate
        self.engine = Silence(None, {"sample_rate": sample_rate})
        self.asked: list[tuple[Utterance, Prosody]] = []
        self.failing: set[int] = set()
        self.real_time_factor = 0.3
        self.over = threading.Semaphore(0)

    def check(self) -> None:
        pass

    def plan(self, sentence: Sentence) -> tuple[Utterance, ...]:
        return plan(sentence, self.voice)

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        self.asked.append((utterance, prosody))
        if utterance.span.start // 100 in self.failing:
            raise EngineFailed("it broke", where="voice test")
        yield from self.engine.speak(utterance, prosody)
        self.over.release()

    def cancel(self) -> None:
        pass


class Script:
    """Sentences of one block, the n-th beginning at code point 100 n."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.done: queue.Queue[int] = queue.Queue()

    def sentence(self, place: Place) -> Sentence:
        return self.sentences[place.sentence]

    def after(self, place: Place) -> Place | None:
        self.done.put(place.sentence)
        following = place.sentence + 1
        return Place(0, following) if following < len(self.sentences) else None

    def wait_said(self, number: int) -> None:
        """Until sentence `number` is on the player as a whole."""
        while self.done.get(timeout=WAIT) != number:
            pass


def hello(number: int, kind: str = "body") -> Sentence:
    return sentence("你好，世界。", "ni2 hao3 shi4 jie4", kind=kind, start=100 * number)


@dataclass
class Stage:
    """Everything that takes part."""

    script: Script
    clock: Clock = field(default_factory=Clock)
    speaker: Speaker = field(default_factory=Speaker)
    events: queue.Queue[Event] = field(default_factory=queue.Queue)

    def __post_init__(self) -> None:
        self.player = SilentPlayer("no device", self.clock)
        self.aloud = Aloud(self.script, self.events.put)
        self.aloud.use(self.speaker, self.player)  # type: ignore[arg-type]

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


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage(Script([hello(0), hello(1), hello(2)]))
    yield made
    made.aloud.close()


def start(stage: Stage, number: int = 0, at: Span | None = None) -> None:
    stage.aloud.play(Place(0, number), at)
    stage.script.wait_said(number)
    assert stage.event() == Started(Place(0, number))


def test_sentence_after_sentence_to_the_end(stage: Stage) -> None:
    stage.aloud.play(Place(0, 0))
    for number in range(3):
        assert stage.event() == Started(Place(0, number))
        stage.script.wait_said(number)
        stage.clock.now += LENGTH
    assert stage.event() == Ended()
    assert stage.aloud.state == "stopped"
    assert stage.aloud.now().place is None


def test_the_next_sentence_is_there_before_this_one_ends(stage: Stage) -> None:
    start(stage)
    stage.script.wait_said(1)
    assert stage.player.written() == 2 * LENGTH * RATE
    stage.clock.now = LENGTH + 0.1
    now = stage.aloud.now()
    assert (now.place, now.span) == (Place(0, 1), Span(100, 101))


def test_no_further_ahead_than_one_sentence_and_three_seconds() -> None:
    stage = Stage(Script([hello(n) for n in range(9)]))
    start(stage)
    stage.settle()
    assert stage.player.written() == 2 * LENGTH * RATE
    stage.clock.now = 0.3
    stage.settle()
    assert stage.player.written() == round(3 * LENGTH * RATE)
    stage.aloud.close()


def test_what_is_at_the_speaker(stage: Stage) -> None:
    start(stage)
    seen = []
    for moment in (0.0, 0.3, 0.45, 0.7, 1.2):
        stage.clock.now = moment
        now = stage.aloud.now()
        seen.append((now.span, round(now.until or 0, 6)))
    assert seen == [(Span(0, 1), 0.2), (Span(1, 2), 0.1), (None, 0.2), (Span(3, 4), 0.15), (None, 0.4)]


def test_from_the_character_that_was_clicked(stage: Stage) -> None:
    start(stage, 1, Span(103, 104))
    assert stage.aloud.now().span == Span(103, 104)


def test_pause_and_resume(stage: Stage) -> None:
    start(stage)
    stage.clock.now = 0.1
    stage.aloud.pause()
    stage.clock.now = 50.0
    now = stage.aloud.now()
    assert (stage.aloud.state, now.span, now.until) == ("paused", Span(0, 1), None)
    stage.aloud.resume()
    stage.clock.now += 0.2
    assert stage.aloud.now().span == Span(1, 2)
    assert stage.aloud.state == "playing"


def test_playing_another_place_drops_this_one(stage: Stage) -> None:
    start(stage)
    stage.clock.now = 0.5
    stage.aloud.play(Place(0, 2))
    assert stage.event() == Started(Place(0, 2))
    assert stage.aloud.now().span == Span(200, 201)


def test_playing_while_paused_plays(stage: Stage) -> None:
    start(stage)
    stage.aloud.pause()
    stage.aloud.play(Place(0, 1))
    assert stage.event() == Started(Place(0, 1))
    assert stage.aloud.state == "playing"


def test_repeating_is_told_and_costs_nothing(stage: Stage) -> None:
    start(stage)
    stage.script.wait_said(1)
    asked = len(stage.speaker.asked)
    start(stage)
    assert len(stage.speaker.asked) == asked


def test_stop(stage: Stage) -> None:
    start(stage)
    stage.aloud.stop()
    assert (stage.aloud.state, stage.aloud.now().place) == ("stopped", None)


def test_a_new_speed_holds_from_the_next_syllable_on(stage: Stage) -> None:
    start(stage)
    stage.script.wait_said(1)
    stage.clock.now = 0.16
    stage.aloud.set_rate(2.0)
    stage.settle()
    # What begins within `LEAD_S` is said as it was; from the third syllable, at 0.65 s, on all takes half its time.
    rest, *_ = [utterance for utterance, prosody in stage.speaker.asked if prosody.rate == 2.0]
    assert rest.units[0].span == Span(3, 4)
    assert stage.player.written() == round((0.65 + 0.2 + 0.275 + LENGTH / 2 * 2) * RATE)
    stage.clock.now = 0.3
    assert stage.aloud.now().span == Span(1, 2)
    stage.clock.now = 0.74
    assert stage.aloud.now() == Now(Place(0, 0), Span(3, 4), pytest.approx(0.01))


class LateSpeaker(Speaker):
    """Takes so long to say something at another speed that the moment it was meant for is over."""

    clock: Clock
    late = 0.0

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        if prosody.rate != 1.0:
            self.clock.now += self.late
            self.late = 0.0
        yield from super().speak(utterance, prosody)


def test_a_voice_that_is_late_with_a_new_speed_leaves_no_hole() -> None:
    stage = Stage(Script([hello(0), hello(1), hello(2)]), speaker=LateSpeaker())
    stage.speaker.clock, stage.speaker.late = stage.clock, 0.8
    start(stage)
    stage.settle()
    stage.aloud.set_rate(2.0)
    stage.settle()
    # The second syllable, at 0.25 s, was asked for; at 0.8 s that is over, and the next that there is time for is
    # the next sentence's first.
    asked = [utterance.units[0].span for utterance, prosody in stage.speaker.asked if prosody.rate == 2.0]
    assert asked[:3] == [Span(1, 2), Span(100, 101), Span(200, 201)]
    pieces = stage.aloud._queue._track.pieces
    assert [(piece.start, piece.end) for piece in pieces] == [(0, 1600), (1600, 2400), (2400, 3200)]
    assert [piece.skipped for piece in pieces] == [0, 0, 0]
    stage.aloud.close()


def test_every_syllable_is_heard_once_through_changes_of_speed(stage: Stage) -> None:
    start(stage)
    heard: list[int] = []
    for step in range(400):
        if step % 37 == 20:
            stage.aloud.set_rate(0.7 + step % 5 / 5)
        stage.settle()
        stage.clock.now += 0.01
        span = stage.aloud.now().span
        if span is not None and (not heard or heard[-1] != span.start):
            heard.append(span.start)
    assert heard == sorted(set(heard))
    assert heard == [0, 1, 3, 4, 100, 101, 103, 104, 200, 201, 203, 204][: len(heard)]
    assert len(heard) > 8


def test_a_failed_sentence_is_told_and_reading_goes_on(stage: Stage) -> None:
    stage.speaker.failing = {0}
    stage.aloud.play(Place(0, 0))
    failed = stage.event()
    assert isinstance(failed, Failed)
    assert (failed.place, str(failed.error)) == (Place(0, 0), "voice test: it broke")
    assert stage.event() == Started(Place(0, 1))


def test_a_broken_voice_does_not_rush_through_the_book() -> None:
    stage = Stage(Script([hello(n) for n in range(10)]))
    stage.speaker.failing = set(range(10))
    stage.aloud.play(Place(0, 0))
    assert [type(stage.event()) for _ in range(4)] == [Failed, Failed, Failed, Ended]
    stage.aloud.close()


def test_a_script_that_fails_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(place: Place) -> Sentence:
        raise RuntimeError("the annotator is gone")

    monkeypatch.setattr(stage.script, "sentence", broken)
    stage.aloud.play(Place(0, 0))
    failed = stage.event()
    assert isinstance(failed, Failed)
    assert "the annotator is gone" in str(failed.error)


def test_what_is_not_spoken_is_skipped() -> None:
    stage = Stage(Script([hello(0, "aside"), hello(1), hello(2, "transcript")]))
    stage.aloud.play(Place(0, 0))
    assert stage.event() == Started(Place(0, 1))
    stage.script.wait_said(2)
    stage.clock.now = LENGTH
    assert stage.event() == Ended()
    stage.aloud.close()


def test_a_text_with_nothing_to_say_ends() -> None:
    stage = Stage(Script([hello(0, "aside")]))
    stage.aloud.play(Place(0, 0))
    assert stage.event() == Ended()
    stage.aloud.close()


def test_another_voice_takes_over_at_the_syllable_that_is_heard(stage: Stage) -> None:
    start(stage)
    stage.clock.now = 0.3
    other = Speaker("other", 2 * RATE)
    stage.aloud.use(other)  # type: ignore[arg-type]
    stage.script.wait_said(0)
    assert stage.event() == Started(Place(0, 0))
    assert stage.player.sample_rate == 2 * RATE
    assert other.asked[0][0].units[0].span == Span(1, 2)
    assert stage.aloud.now().span == Span(1, 2)


def test_a_paused_reader_stays_paused_with_another_voice(stage: Stage) -> None:
    start(stage)
    stage.aloud.pause()
    stage.aloud.use(Speaker("other"))  # type: ignore[arg-type]
    assert stage.aloud.state == "paused"


def test_what_the_player_and_the_voice_have_to_say_is_told_once(stage: Stage) -> None:
    start(stage)
    start(stage)
    assert not any(isinstance(event, Failed) for event in list(stage.events.queue))
    other = Stage(Script([hello(0)]))
    assert other.events.get(timeout=WAIT) == Notice("no device")
    other.aloud.close()


def test_what_became_of_the_hints_is_counted_by_the_voice_that_said_them(stage: Stage) -> None:
    hinted = replace(stage.script.sentences[0].readings[0], trail=(Evidence("gloss", "x", ""),))
    rest = stage.script.sentences[0].readings[1:]
    stage.script.sentences[0] = replace(stage.script.sentences[0], readings=(hinted, *rest))
    stage.aloud.play(Place(0, 0))
    stage.script.wait_said(0)
    assert stage.aloud.hints == HintTally(honoured=1)
    stage.aloud.use(Speaker("other"))
    assert stage.aloud.hints == HintTally()


def test_closing_ends_the_threads(stage: Stage) -> None:
    start(stage)
    stage.aloud.close()
    assert not [t for t in stage.aloud._threads if t is not threading.current_thread() and t.is_alive()]


def ahead(stage: Stage, number: int) -> None:
    stage.aloud.make_ready(Place(0, number))
    assert stage.speaker.over.acquire(timeout=WAIT)
    with stage.aloud._changed:
        assert stage.aloud._changed.wait_for(lambda: stage.aloud._ahead is None, timeout=WAIT)


def test_a_sentence_that_was_made_ready_is_not_said_anew(stage: Stage) -> None:
    ahead(stage, 1)
    assert len(stage.speaker.asked) == 1
    assert stage.aloud.state == "stopped"
    assert stage.player.written() == 0
    start(stage, 1)
    assert len([u for u, _ in stage.speaker.asked if u.span.start // 100 == 1]) == 1


def test_a_quick_voice_says_nothing_ahead(stage: Stage) -> None:
    stage.speaker.real_time_factor = 0.05
    stage.aloud.make_ready(Place(0, 1))
    with stage.aloud._changed:
        assert stage.aloud._changed.wait_for(lambda: stage.aloud._ahead is None, timeout=WAIT)
    assert stage.speaker.asked == []


def test_nothing_is_made_ready_while_something_is_read(stage: Stage) -> None:
    start(stage)
    stage.aloud.make_ready(Place(0, 2))
    assert stage.aloud._ahead is None


def test_a_voice_that_fails_ahead_is_told_when_it_is_to_be_heard(stage: Stage) -> None:
    stage.speaker.failing = {1}
    stage.aloud.make_ready(Place(0, 1))
    with stage.aloud._changed:
        assert stage.aloud._changed.wait_for(lambda: stage.aloud._ahead is None, timeout=WAIT)
    assert not any(isinstance(event, Failed) for event in list(stage.events.queue))
    stage.aloud.play(Place(0, 1))
    assert isinstance(stage.event(), Failed)
