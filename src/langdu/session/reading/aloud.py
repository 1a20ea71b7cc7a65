"""Reading aloud: sentence after sentence without a gap, always knowing which syllable is at the speaker.

Two threads: the *feeder* has sentences said and puts them on the queue, some seconds before the speaker; the
*announcer* tells the listener what the speaker has reached. All state is behind one condition.

    stopped ──play──▶ playing ──pause, a stop──▶ paused ──resume──▶ playing
       ▲                 │ the end, stop, a voice that breaks again and again
       └─────────────────┘   (play works from every state; a play before there is a voice waits for it)
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.errors import EngineFailed, LangduError
from langdu.model import HintTally, Note, Place
from langdu.session.notice import Notice
from langdu.session.reading.events import Ended, Event, Failed, Now, Paused, SentenceSource, Started, State
from langdu.session.reading.playback_queue import MOST_FAILURES, PlaybackQueue
from langdu.session.reading.saying import LEAD_S, Job, Saying
from langdu.session.reading.stops.sleep_timer import SleepTimer
from langdu.speech.planning.hint_outcomes import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.audio import Player
    from langdu.audio.playing.track import TrackPiece
    from langdu.model import Chunk, Span
    from langdu.session.reading.shadowing import Shadowing
    from langdu.speech import Speaker

__all__ = ["Aloud", "Ended", "Event", "Failed", "Now", "Paused", "SentenceSource", "Started", "State"]
log = logging.getLogger("langdu.session")
log.addHandler(logging.NullHandler())
#: Seconds between two looks at the clock at most; events come sooner where the track says when.
LOOK_S = 0.05


class Aloud:
    """Reads `script`, from the moment on when it is given a voice; every method may be called from any thread.

    Args:
        script: what to read.
        listener: called with every `Event`, from a thread of this object.
        clock: of the sleep timer, in seconds.
    """

    def __init__(
        self, script: SentenceSource, listener: Callable[[Event], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._script, self._listener = script, listener
        self._speaker: Speaker | None = None
        self._changed = threading.Condition()
        self._state: State = "stopped"
        self._queue = PlaybackQueue(script, self._cancel)
        self._saying = Saying()
        self._sleep = SleepTimer(clock)
        self._events: list[Event] = []
        self._started: TrackPiece | None = None
        self._told: set[str] = set()
        self._hints: dict[Place, HintTally] = {}
        self._noticed = 0
        self._ahead: Place | None = None
        self._closed = False
        self._threads = [threading.Thread(target=target, daemon=True) for target in (self._feed, self._announce)]
        for thread in self._threads:
            thread.start()

    @property
    def state(self) -> State:
        """What it is doing."""
        return self._state

    @property
    def rate(self) -> float:
        """The speed, as a multiple of the normal one."""
        return self._queue.rate

    @property
    def shadowing(self) -> Shadowing:
        """How sentences are practised."""
        return self._queue.shadowing

    def play(self, place: Place, at: Span | None = None) -> None:
        """Read on from `place`, or from the characters `at` in it, dropping what is being said."""
        with self._changed:
            self._wake()
            self._drop()
            self._state = "playing"
            self._queue.ask(place, at)
            self._queue.player.resume()

    def make_ready(self, place: Place) -> None:
        """Have a sentence said into memory while nothing is read: it will begin at once. Quick voices need no such."""
        with self._changed:
            if self._state != "playing":
                self._forget_ahead()
                self._ahead = place
                self._changed.notify_all()

    def pause(self) -> None:
        """Hold."""
        with self._changed:
            if self._state == "playing":
                self._state = "paused"
                self._queue.player.pause()
                self._changed.notify_all()

    def resume(self) -> None:
        """Go on after `pause`."""
        with self._changed:
            if self._state == "paused":
                self._forget_ahead()
                self._wake()
                self._state = "playing"
                self._queue.go_on()
                self._queue.player.resume()
                self._changed.notify_all()

    def stop(self) -> None:
        """Fall silent and forget the place."""
        with self._changed:
            self._drop()
            self._wake()

    def set_rate(self, rate: float) -> None:
        """Read at `rate` (0.5 to 2.0 times the normal speed, same pitch) from the next syllable on."""
        with self._changed:
            if rate != self._queue.rate:
                self._queue.rate = rate
                self._queue.say_again(LEAD_S)
                self._changed.notify_all()

    def shadow(self, shadowing: Shadowing) -> None:
        """Practise sentences like this, from the end of the one that is heard on."""
        with self._changed:
            self._queue.practise(shadowing)
            self._changed.notify_all()

    def sleep(self, seconds: float | None) -> None:
        """Pause at the end of the sentence that is read after so many seconds; None for reading on."""
        with self._changed:
            self._sleep.set(seconds)
            if self._queue.stops.is_due:
                self._queue.stop(replace(self._queue.stops, is_due=False))
            self._changed.notify_all()

    @property
    def sleep_left_s(self) -> float | None:
        """Seconds until the sleep timer is over, 0 from then to the pause; None while it is off."""
        with self._changed:
            return 0.0 if self._queue.stops.is_due else self._sleep.left_s

    def stop_before(self, chapters: tuple[Place, ...]) -> None:
        """Pause before each of these sentences, with which chapters begin; none for reading on."""
        with self._changed:
            self._queue.stop(replace(self._queue.stops, chapters=chapters))
            self._changed.notify_all()

    def stop_at_sentences(self, stops: bool) -> None:
        """Pause at the end of each sentence, or read on."""
        with self._changed:
            self._queue.stop(replace(self._queue.stops, at_sentences=stops))
            self._changed.notify_all()

    def _wake(self) -> None:
        """Who plays after the sleep timer was over in silence is awake."""
        if self._state != "playing" and (self._sleep.is_over or self._queue.stops.is_due):
            self._sleep.set(None)
            self._queue.stops = replace(self._queue.stops, is_due=False)

    def use(self, speaker: Speaker, player: Player | None = None) -> None:
        """Read on with this voice from the syllable at the speaker on; the caller closes it, and the one before.

        Args:
            speaker: who reads.
            player: where it sounds from now on, which the caller closes, too; None for where it sounds already.
        """
        with self._changed:
            now, state, waiting = self.now(), self._state, self._queue.at_work
            held = self._queue.held if state == "paused" and self._queue.is_over else None
            self._cancel()
            self._speaker, self._ahead = speaker, None
            if player is not None:
                self._queue.play_on(player)
            self._hints.clear()
            self._go_on(now, state, waiting, held)
            self._changed.notify_all()

    def _go_on(self, now: Now, state: State, waiting: Job | None, held: Paused | None) -> None:
        """With another voice from where it was."""
        if state == "stopped":
            return
        if held is not None:
            self.play(held.place)
        elif now.place is not None:
            self.play(now.place, now.span)
        elif waiting is not None:
            self.play(waiting.place, waiting.at)
        if state == "paused":
            self.pause()

    @property
    def hints(self) -> HintTally:
        """What became of the hints of all sentences that were said whole with this voice."""
        with self._changed:
            return sum(self._hints.values(), HintTally())

    def now(self) -> Now:
        """What is at the speaker right now, and for how long; cheap."""
        with self._changed:
            if self._state == "stopped":
                return Now()
            heard, until_s = self._queue.heard()
            return Now(heard.place, heard.span, until_s if self._state == "playing" else None)

    def close(self) -> None:
        """Fall silent and end the threads."""
        with self._changed:
            self._drop()
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=2)

    def _cancel(self) -> None:
        if self._speaker is not None:
            self._speaker.cancel()

    def _drop(self) -> None:
        """Forget all that is being said or waiting."""
        self._ahead = None
        self._queue.drop()
        self._started = None
        self._state = "stopped"
        self._changed.notify_all()

    def _forget_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead = None
            self._cancel()

    # The feeder.

    def _feed(self) -> None:
        while (job := self._next_job()) is not None:
            if isinstance(job, Place):
                self._say_ahead(job)
                continue
            try:
                self._say(job)
            except LangduError as error:
                self._failed(job, error)
            except Exception as error:  # a thread's edge: a dead feeder would be a silent hang
                log.exception("feeding %s", job.place)
                self._failed(job, EngineFailed(f"{type(error).__name__}: {error}"))
            following = self._queue.following(job)
            with self._changed:
                self._queue.advance(job, following)
                self._changed.notify_all()

    def _next_job(self) -> Job | Place | None:
        """Wait until there is something to say and the speaker has come near it, or a sentence to be made ready."""
        with self._changed:
            while not self._closed:
                if (job := self._due_job()) is not None:
                    return job
                self._changed.wait()
            return None

    def _due_job(self) -> Job | Place | None:
        if self._speaker is None:
            return None
        self._queue.start(self._speaker.sample_rate)
        if (job := self._queue.take()) is not None:
            return job
        return self._ahead if self._state != "playing" else None

    def _say_ahead(self, place: Place) -> None:
        with self._changed:
            speaker, prosody = self._voice(), self._queue.first_prosody
        try:
            self._saying.make_ready(self._script.sentence(place), speaker, prosody, lambda: self._ahead is place)
        except LangduError as error:
            log.info("making %s ready: %s", place, error)  # told when it is to be heard
        with self._changed:
            if self._ahead is place:
                self._ahead = None

    def _voice(self) -> Speaker:
        if self._speaker is None:
            raise EngineFailed("there is no voice")  # there is no job before there is one
        return self._speaker

    def _say(self, job: Job) -> None:
        with self._changed:
            speaker, prosody = self._voice(), self._queue.prosody(job)
        sentence, notes = self._script.sentence(job.place), list[Note]()
        skip, rest = self._saying.rest(sentence, speaker, job)
        for utterance in rest:
            self._note(utterance.notes, notes)
            chunks = self._saying.chunks(speaker, utterance, prosody, lambda: self._queue.is_current(job))
            if not self._write(job, skip, chunks, notes):
                return
        with self._changed:
            self._queue.end(job)
            if not skip and speaker is self._speaker:
                self._hints[job.place] = tally(sentence, notes)

    def _write(self, job: Job, skip: int, chunks: Iterator[Chunk], notes: list[Note]) -> bool:
        """Put an utterance on the stream; False if it was cancelled meanwhile."""
        base: int | None = None
        for chunk in chunks:
            with self._changed:
                base = self._queue.write(job, skip, chunk, base)
                if base is None:
                    return False
                self._note(chunk.notes, notes)
                self._changed.notify_all()
        return self._queue.is_current(job)

    def _failed(self, job: Job, error: LangduError) -> None:
        with self._changed:
            if not self._queue.is_current(job):
                return
            self._events.append(Failed(job.place, error))
            if self._queue.fail():
                self._events.append(Notice(f"{MOST_FAILURES} sentences in a row could not be said: reading stops"))

    def _note(self, new: Sequence[Note], notes: list[Note]) -> None:
        """Keep what could not be said as asked, and tell what was not told before."""
        notes += new
        with self._changed:
            self._events += [
                Notice(what) for what in dict.fromkeys(note.what for note in new) if what not in self._told
            ]
            self._told.update(note.what for note in new)

    # The announcer.

    def _announce(self) -> None:
        while True:
            with self._changed:
                events = self._due()
                if not events:
                    if self._closed:
                        return
                    self._changed.wait(self._seconds_to_look())
            for event in events:
                self._listener(event)

    def _due(self) -> list[Event]:
        player = self._queue.player
        if self._noticed != player.notices:
            self._noticed = player.notices
            self._events.append(Notice(player.notice))
        events, self._events = self._events, []
        return events if self._state == "stopped" else events + self._reached()

    def _reached(self) -> list[Event]:
        if self._state == "playing" and self._sleep.is_over:
            self._sleep.set(None)
            self._queue.stop(replace(self._queue.stops, is_due=True))
        reached, events = self._queue.reached(), list[Event]()
        if self._queue.is_due:
            self._changed.notify_all()  # the feeder may go on to the next
        if reached is not None and reached is not self._started and reached.end > reached.start:
            self._started = reached
            if not reached.is_rest:
                events.append(Started(reached.place, reached.turn))
        if self._state == "playing" and self._queue.is_over:
            events.append(self._over())
        return events

    def _over(self) -> Event:
        """All that is on the stream was heard: the text is at its end, or reading stops of itself."""
        held = self._queue.held
        self._queue.stops = replace(self._queue.stops, is_due=False)
        if held is None:
            self._drop()
            return Ended()
        self._queue.player.pause()
        self._state = "paused"
        return held

    def _seconds_to_look(self) -> float | None:
        """Until a sentence begins or all is over, as far as the queue tells; looked at often anyway."""
        if self._state != "playing" or self._speaker is None:
            return None
        left_s = self._queue.seconds_to_next()
        return min(LOOK_S, left_s) if left_s > 0 else LOOK_S
