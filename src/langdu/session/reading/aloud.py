"""Reading aloud: sentence after sentence without a gap, always knowing which syllable is at the speaker.

Two threads: the *feeder* has sentences said and writes them to the player, some seconds before the speaker; the
*announcer* tells the listener what the speaker has reached. All state is behind one condition; a command raises
the agenda's generation, and whatever belongs to an older one is dropped.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from langdu.audio import Track
from langdu.errors import EngineFailed, LangduError
from langdu.model import Note, Place, Tally
from langdu.session.reading.events import Ended, Event, Failed, Notice, Now, Script, Started, State
from langdu.session.reading.playback_queue import PATIENCE, PlaybackQueue
from langdu.session.reading.saying import LEAD, Job, Saying
from langdu.speech.planning.hint_outcomes import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.audio import Player
    from langdu.audio.playing.track import Piece
    from langdu.model import Chunk, Span
    from langdu.session.reading.shadowing import Shadowing
    from langdu.speech import Speaker

__all__ = ["Aloud", "Ended", "Event", "Failed", "Notice", "Now", "Script", "Started", "State"]
log = logging.getLogger("langdu.session")
log.addHandler(logging.NullHandler())
#: Seconds between two looks at the clock at most; events come sooner where the track says when.
LOOK = 0.05


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
        self._agenda = PlaybackQueue(script, player, self._cancel)
        self._saying = Saying()
        self._events: list[Event] = []
        self._started: Piece | None = None
        self._told: set[str] = set()
        self._hints: dict[Place, Tally] = {}
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
        return self._agenda.rate

    @property
    def shadowing(self) -> Shadowing:
        """How sentences are practised."""
        return self._agenda.shadowing

    def play(self, place: Place, at: Span | None = None) -> None:
        """Read on from `place`, or from the characters `at` in it, dropping what is being said."""
        with self._changed:
            self._drop()
            self._state = "playing"
            self._agenda.ask(place, at)
            self._player.resume()

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
                self._player.pause()
                self._changed.notify_all()

    def resume(self) -> None:
        """Go on after `pause`."""
        with self._changed:
            if self._state == "paused":
                self._forget_ahead()
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
            if rate != self._agenda.rate:
                self._agenda.rate = rate
                self._agenda.say_again(LEAD)
                self._changed.notify_all()

    def shadow(self, shadowing: Shadowing) -> None:
        """Practise sentences like this, from the end of the one that is heard on."""
        with self._changed:
            self._agenda.practise(shadowing)
            self._changed.notify_all()

    def use(self, speaker: Speaker) -> None:
        """Read on with another voice from the syllable at the speaker on; the caller closes the old one."""
        with self._changed:
            now, state = self.now(), self._state
            waiting = self._agenda.at_work
            self._speaker.cancel()
            self._speaker, self._ahead = speaker, None
            self._hints.clear()
            if state == "stopped":
                return
            place = now.place or (waiting.place if waiting else None)
            if place is not None:
                self.play(place, now.span)
            if state == "paused":
                self.pause()

    @property
    def hints(self) -> Tally:
        """What became of the hints of all sentences that were said whole with this voice."""
        with self._changed:
            return sum(self._hints.values(), Tally())

    def now(self) -> Now:
        """What is at the speaker right now, and for how long; cheap."""
        with self._changed:
            if self._state == "stopped":
                return Now()
            position = self._player.played()
            heard = self._agenda.track.at(position)
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

    def _cancel(self) -> None:
        self._speaker.cancel()  # whoever it is by now

    def _drop(self) -> None:
        """Forget all that is being said or waiting."""
        self._ahead = None
        self._agenda.drop()
        self._started = None
        self._state = "stopped"
        self._changed.notify_all()

    def _forget_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead = None
            self._speaker.cancel()

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
            following = self._agenda.following(job)
            with self._changed:
                self._agenda.advance(job, following)
                self._changed.notify_all()

    def _next_job(self) -> Job | Place | None:
        """Wait until there is something to say and the speaker has come near it, or a sentence to be made ready."""
        with self._changed:
            while not self._closed:
                if self._player.sample_rate != self._speaker.sample_rate:
                    self._agenda.track = Track()
                    self._player.start(self._speaker.sample_rate)
                if (job := self._agenda.take()) is not None:
                    return job
                if self._ahead is not None and self._state != "playing":
                    return self._ahead
                self._changed.wait()
            return None

    def _say_ahead(self, place: Place) -> None:
        with self._changed:
            speaker, prosody = self._speaker, self._agenda.normal
        try:
            self._saying.make_ready(self._script.sentence(place), speaker, prosody, lambda: self._ahead is place)
        except LangduError as error:
            log.info("making %s ready: %s", place, error)  # told when it is to be heard
        with self._changed:
            if self._ahead is place:
                self._ahead = None

    def _say(self, job: Job) -> None:
        with self._changed:
            speaker, prosody = self._speaker, self._agenda.prosody(job)
        sentence, notes = self._script.sentence(job.place), list[Note]()
        skip, rest = self._saying.rest(sentence, speaker, job)
        for utterance in rest:
            self._note(utterance.notes, notes)
            chunks = self._saying.chunks(speaker, utterance, prosody, lambda: self._agenda.is_current(job))
            if not self._write(job, skip, chunks, notes):
                return
        with self._changed:
            self._agenda.end(job)
            if not skip and speaker is self._speaker:
                self._hints[job.place] = tally(sentence, notes)

    def _write(self, job: Job, skip: int, chunks: Iterator[Chunk], notes: list[Note]) -> bool:
        """Put an utterance on the stream; False if nobody wants it any more."""
        base: int | None = None
        for chunk in chunks:
            with self._changed:
                if not self._agenda.begin(job, skip):
                    return False
                base = self._player.written() if base is None else base
                self._player.write(chunk.pcm)
                self._agenda.track.add(chunk.marks, base, self._player.written())
                self._note(chunk.notes, notes)
                self._agenda.added()
                self._changed.notify_all()
        return self._agenda.is_current(job)

    def _failed(self, job: Job, error: LangduError) -> None:
        with self._changed:
            if not self._agenda.is_current(job):
                return
            self._events.append(Failed(job.place, error))
            if self._agenda.fail():
                self._events.append(Notice(f"{PATIENCE} sentences in a row could not be said: reading stops"))

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
                    self._changed.wait(self._time_to_look())
            for event in events:
                self._listener(event)

    def _due(self) -> list[Event]:
        if self._noticed != self._player.notices:
            self._noticed = self._player.notices
            self._events.append(Notice(self._player.notice))
        events, self._events = self._events, []
        if self._state == "stopped":
            return events
        position, track = self._player.played(), self._agenda.track
        track.forget_before(position)
        if self._agenda.is_due:
            self._changed.notify_all()  # the feeder may go on to the next
        reached = track.reached(position)
        if reached is not None and reached is not self._started and reached.end > reached.start:
            self._started = reached
            if not reached.is_rest:
                events.append(Started(reached.place, reached.turn))
        if self._agenda.is_done and self._state == "playing" and position >= self._player.written():
            self._drop()
            events.append(Ended())
        return events

    def _time_to_look(self) -> float | None:
        """Seconds until a sentence begins or all is over, as far as the track tells; looked at often anyway."""
        if self._state != "playing" or not self._player.sample_rate:
            return None
        position = self._player.played()
        following = self._agenda.track.following(position)
        end = self._player.written() if following is None else following.start
        left = (end - position) / self._player.sample_rate
        return min(LOOK, left) if left > 0 else LOOK
