"""Reading aloud: sentence after sentence without a gap, always knowing which syllable is at the speaker.

Two threads: the *feeder* has sentences said and writes them to the player, one sentence ahead of the speaker;
the *announcer* tells the listener what the speaker has reached. All state is behind one condition; a command
raises the generation, and whatever belongs to an older one is dropped.
"""

from __future__ import annotations

import logging
import threading
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langdu.audio import Track
from langdu.errors import EngineFailed, LangduError
from langdu.model import Prosody
from langdu.session.events import Ended, Event, Failed, Notice, Now, Script, Started, State
from langdu.speech.planning import number_at, plan, rest_of
from langdu.speech.recall import Recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.audio import Player
    from langdu.audio.track import Piece
    from langdu.model import Chunk, Place, Span, Utterance
    from langdu.speech import Speaker

__all__ = ["Aloud", "Ended", "Event", "Failed", "Notice", "Now", "Script", "Started", "State"]
log = logging.getLogger("langdu.session")
log.addHandler(logging.NullHandler())
#: Seconds that a change of speed has to bring the first new sound, before the old sound is cut off.
LEAD = 0.15
#: Sentences that may fail in a row before reading stops: the voice is broken, not the text.
PATIENCE = 3
#: Seconds between two looks at the clock at most; events come sooner where the track says when.
LOOK = 0.05


@dataclass(frozen=True, slots=True)
class _Job:
    """What to say next: the sentence at `place`, from its syllable number `skip` or its characters `at` on."""

    generation: int
    place: Place
    skip: int = 0
    at: Span | None = None


class Aloud:
    """Reads `script` with `speaker` on `player`; every method may be called from any thread.

    Args:
        script: what to read.
        speaker: who reads; the caller closes it.
        player: where it sounds; the caller closes it.
        listener: called with every `Event`, from a thread of this object.
    """

    def __init__(self, script: Script, speaker: Speaker, player: Player, listener: Callable[[Event], None]) -> None:
        self._script, self._speaker, self._player, self._listener = script, speaker, player, listener
        self._changed = threading.Condition()
        self._state: State = "stopped"
        self._rate = 1.0
        self._generation = 0
        self._job: _Job | None = None
        self._working: _Job | None = None
        self._track = Track()
        self._recall = Recall()
        self._events: list[Event] = []
        self._started: Piece | None = None
        self._told: set[str] = set()
        self._failures = 0
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
        return self._rate

    def play(self, place: Place, at: Span | None = None) -> None:
        """Read on from `place`, or from the characters `at` in it, dropping what is being said."""
        with self._changed:
            self._drop()
            self._state = "playing"
            self._failures = 0
            self._job = _Job(self._generation, place, at=at)
            self._player.resume()

    def pause(self) -> None:
        """Hold."""
        with self._changed:
            if self._state == "playing":
                self._state = "paused"
                self._player.pause()
                self._changed.notify_all()

    def resume(self) -> None:
        """Go on after `pause`."""
        with self._changed:
            if self._state == "paused":
                self._state = "playing"
                self._player.resume()
                self._changed.notify_all()

    def stop(self) -> None:
        """Fall silent and forget the place."""
        with self._changed:
            self._drop()

    def set_rate(self, rate: float) -> None:
        """Read at `rate` (0.5 to 2.0 times the normal speed, same pitch) from the next syllable on."""
        with self._changed:
            if rate != self._rate:
                self._rate = rate
                self._say_again()

    def use(self, speaker: Speaker) -> None:
        """Read on with another voice from the syllable at the speaker on; the caller closes the old one."""
        with self._changed:
            now, state = self.now(), self._state
            waiting = self._working or self._job
            self._speaker.cancel()
            self._speaker = speaker
            if state == "stopped":
                return
            place = now.place or (waiting.place if waiting else None)
            if place is not None:
                self.play(place, now.span)
            if state == "paused":
                self.pause()

    def now(self) -> Now:
        """What is at the speaker right now, and for how long; cheap."""
        with self._changed:
            if self._state == "stopped":
                return Now()
            position = self._player.played()
            heard = self._track.at(position)
            known = heard.until is not None and self._state == "playing" and self._player.sample_rate
            until = (heard.until - position) / self._player.sample_rate if known and heard.until else None
            return Now(heard.place, heard.span, until)

    def close(self) -> None:
        """Fall silent and end the threads."""
        with self._changed:
            self._drop()
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=2)

    def _drop(self) -> None:
        """Forget all that is being said or waiting."""
        self._generation += 1
        self._job = None
        self._speaker.cancel()
        self._player.flush()
        self._track = Track()
        self._started = None
        self._state = "stopped"
        self._changed.notify_all()

    def _say_again(self) -> None:
        """Have everything said anew that the speaker will reach after `LEAD` seconds."""
        player = self._player
        soon, written = player.played() + LEAD * player.sample_rate, player.written()
        there = [b for b in self._track.boundaries() if b[0] < written]
        later = [b for b in there if b[0] >= soon]
        if later or (there and self._working):
            at, place, skip = later[0] if later else there[-1]
            self._restart(_Job(self._generation + 1, place, skip), at)
        elif self._working is not None:
            self._restart(replace(self._working, generation=self._generation + 1), written)

    def _restart(self, job: _Job, at: int) -> None:
        self._generation = job.generation
        self._speaker.cancel()
        self._track.cut(at)
        self._player.cut(at)
        self._job = job
        self._changed.notify_all()

    # The feeder.

    def _feed(self) -> None:
        while (job := self._next_job()) is not None:
            try:
                self._say(job)
            except LangduError as error:
                self._failed(job, error)
            except Exception as error:  # a thread's edge: a dead feeder would be a silent hang
                log.exception("feeding %s", job.place)
                self._failed(job, EngineFailed(f"{type(error).__name__}: {error}"))
            self._advance(job)

    def _next_job(self) -> _Job | None:
        """Wait until there is something to say and the speaker has come near it."""
        with self._changed:
            while not self._closed:
                if self._player.sample_rate != self._speaker.sample_rate:
                    self._track = Track()
                    self._player.start(self._speaker.sample_rate)
                if self._job is not None and self._is_near():
                    job, self._job = self._job, None
                    self._working = job
                    return job
                self._changed.wait()
            return None

    def _is_near(self) -> bool:
        """Whether the speaker is in the last piece there is: then the next is due."""
        pieces = self._track.pieces
        return not pieces or self._player.played() >= pieces[-1].start

    def _say(self, job: _Job) -> None:
        with self._changed:
            speaker, prosody = self._speaker, Prosody(rate=self._rate)
        utterances = plan(self._script.sentence(job.place), speaker.voice)
        skip = job.skip if job.at is None else number_at(utterances, job.at)
        rest = rest_of(utterances, skip)
        if not rest:
            return
        with self._changed:
            if not self._is_current(job):
                return
            self._track.begin(job.place, self._player.written(), skip)
            self._changed.notify_all()
        for utterance in rest:
            with self._changed:
                self._tell(*(note.what for note in utterance.notes))
            if not self._write(job, self._chunks(job, speaker, utterance, prosody)):
                return
        with self._changed:
            if self._is_current(job):
                self._track.pieces[-1].is_whole = True
                self._failures = 0

    def _write(self, job: _Job, chunks: Iterator[Chunk]) -> bool:
        """Put an utterance on the stream; False if nobody wants it any more."""
        base = self._player.written()
        for chunk in chunks:
            with self._changed:
                if not self._is_current(job):
                    return False
                self._player.write(chunk.pcm)
                self._track.add(chunk.marks, base, self._player.written())
                self._tell(*(note.what for note in chunk.notes))
                self._changed.notify_all()
        return self._is_current(job)

    def _chunks(self, job: _Job, speaker: Speaker, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """From memory, or from the speaker and into memory."""
        known = self._recall.get(speaker, utterance, prosody)
        if known is not None:
            yield from known
            return
        said = []
        with closing(speaker.speak(utterance, prosody)) as chunks:
            for chunk in chunks:
                said.append(chunk)
                yield chunk
        if self._is_current(job):  # a cancelled utterance ends like a whole one
            self._recall.keep(speaker, utterance, prosody, said)

    def _advance(self, job: _Job) -> None:
        following = self._script.after(job.place) if self._is_current(job) else None
        with self._changed:
            self._working = None
            if self._is_current(job) and following is not None and self._failures < PATIENCE:
                self._job = _Job(job.generation, following)
            self._changed.notify_all()

    def _failed(self, job: _Job, error: LangduError) -> None:
        with self._changed:
            if not self._is_current(job):
                return
            self._track.cut(self._player.written())
            self._failures += 1
            self._events.append(Failed(job.place, error))
            if self._failures == PATIENCE:
                self._events.append(Notice(f"{PATIENCE} sentences in a row could not be said: reading stops"))

    def _is_current(self, job: _Job) -> bool:
        return job.generation == self._generation

    def _tell(self, *notices: str) -> None:
        self._events += [Notice(notice) for notice in notices if notice not in self._told]
        self._told.update(notices)

    # The announcer.

    def _announce(self) -> None:
        while True:
            with self._changed:
                events = self._due()
                if not events:
                    if self._closed:
                        return
                    self._changed.wait(self._time_to_look())
            for event in events:
                self._listener(event)

    def _due(self) -> list[Event]:
        self._tell(*filter(None, [self._player.notice]))
        events, self._events = self._events, []
        if self._state == "stopped":
            return events
        position = self._player.played()
        self._track.forget_before(position)
        reached = [piece for piece in self._track.pieces if piece.start <= position]
        if reached and reached[-1] is not self._started and reached[-1].end > reached[-1].start:
            self._started = reached[-1]
            self._changed.notify_all()  # the feeder may go on to the next
            if not self._started.is_rest:
                events.append(Started(self._started.place))
        idle = self._job is None and self._working is None
        if idle and self._state == "playing" and position >= self._player.written():
            self._drop()
            events.append(Ended())
        return events

    def _time_to_look(self) -> float | None:
        """Seconds until a sentence begins or all is over, as far as the track tells; looked at often anyway."""
        if self._state != "playing" or not self._player.sample_rate:
            return None
        position = self._player.played()
        ends = [piece.start for piece in self._track.pieces if piece.start > position]
        left = (min([*ends, self._player.written()]) - position) / self._player.sample_rate
        return min(LOOK, left) if left > 0 else LOOK
