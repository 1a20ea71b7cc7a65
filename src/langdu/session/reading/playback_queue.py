"""What is on the player's stream and what comes next: the one writer of the stream, and how a command changes both.

A job on its way, and what of its sound is on the stream:

    waiting ──take──▶ none ──write──▶ current ──advance──▶ over; what follows it is waiting, or held at a stop
                        │                │ another speed, and no syllable yet where it could change
                        │                ▼
                        │              old_speed ──write──▶ replaced at the next syllable
                        └── a command: what is on its way is dropped, and another job is waiting
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from langdu.audio import SilentPlayer, Track
from langdu.model import Prosody
from langdu.session.reading.saying import LEAD_S, Job
from langdu.session.reading.shadowing import Shadowing
from langdu.session.reading.stops.chapter_stops import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.audio import PlayedSpan, Player
    from langdu.audio.playing.track import TrackPiece
    from langdu.model import Chunk, Place, Span
    from langdu.session.reading.events import Paused, SentenceSource
    from langdu.session.reading.stops.chapter_stops import Stops

#: Seconds of sound that are kept ready: of short sentences, one alone would not outlast the making of the next.
AHEAD_S = 3.0
#: Sentences that may fail in a row before reading stops: the voice is broken, not the text.
MOST_FAILURES = 3


class PlaybackQueue:
    """What is said, and what is to be said. Not thread-safe: its owner locks, and wakes who waits for a job.

    Args:
        script: what is read.
        cancel: called when nobody wants any more what is being said.

    Attributes:
        player: where it sounds; nowhere until `play_on`. Nobody else writes to it.
        rate: the speed, as a multiple of the normal one.
        shadowing: how sentences are practised.
        stops: where reading stops of itself.
        held: what comes behind the stop that the stream leads to; None where it leads to none.
        failures: how many sentences in a row could not be said.
    """

    def __init__(self, script: SentenceSource, cancel: Callable[[], None]) -> None:
        self.script, self._cancel = script, cancel
        self.player: Player = SilentPlayer()
        self.rate = 1.0
        self.shadowing = Shadowing()
        self.stops = NOWHERE
        self.held: Paused | None = None
        self.failures = 0
        self._track = Track()
        self._waiting: Job | None = None
        self._working: Job | None = None
        self._sound: Literal["none", "current", "old_speed"] = "none"
        self._looped_at = -1

    # Where the stream stands

    @property
    def is_due(self) -> bool:
        """Whether there is something to be said now: the stream will soon be at its end."""
        return self._waiting is not None and self._is_near(self._waiting)

    @property
    def is_over(self) -> bool:
        """Whether all was heard, and there is nothing more to say."""
        return self._waiting is None and self._working is None and self.player.played() >= self.player.written()

    @property
    def at_work(self) -> Job | None:
        """What is being said, or else waits for it."""
        return self._working or self._waiting

    def is_current(self, job: Job) -> bool:
        """Whether a job that was taken is still wanted."""
        return job is self._working

    def heard(self) -> tuple[PlayedSpan, float | None]:
        """What is at the speaker, and the seconds until that changes, where they are known."""
        position = self.player.played()
        heard = self._track.at(position)
        if heard.until is None or not self.player.sample_rate:
            return heard, None
        return heard, (heard.until - position) / self.player.sample_rate

    def reached(self) -> TrackPiece | None:
        """The piece of the stream that the speaker has come to; what lies before it is forgotten."""
        position = self.player.played()
        self._track.forget_before(position)
        return self._track.reached(position)

    def seconds_to_next(self) -> float:
        """Until the next piece begins, or the stream ends, as far as it is written; 0 where that is past."""
        if not self.player.sample_rate:
            return 0.0
        position = self.player.played()
        following = self._track.following(position)
        end = self.player.written() if following is None else following.start
        return (end - position) / self.player.sample_rate

    def _is_near(self, job: Job) -> bool:
        pieces = self._track.pieces
        if not pieces or job.cut_at is not None:
            return True
        played = self.player.played()
        return played >= pieces[-1].start or self.player.written() - played < AHEAD_S * self.player.sample_rate

    @property
    def first_prosody(self) -> Prosody:
        """How a sentence is said the first time."""
        return Prosody(rate=self.shadowing.rate(0, self.rate))

    def prosody(self, job: Job) -> Prosody:
        """How a job is to be said."""
        return Prosody(rate=self.shadowing.rate(job.turn, self.rate))

    # The way of a job

    def ask(self, place: Place, at: Span | None) -> None:
        """Have this said, and nothing else."""
        self.failures = 0
        self._waiting = Job(place, at=at)

    def take(self) -> Job | None:
        """Begin to work on what is due, if anything is."""
        if not self.is_due:
            return None
        self._working, self._waiting = self._waiting, None
        self._sound = "none"
        return self._working

    def write(self, job: Job, skip: int, chunk: Chunk, base: int | None) -> int | None:
        """Put a chunk of a job's sound on the stream.

        Args:
            job: what was taken.
            skip: how many syllables and words of its sentence are left out.
            chunk: its sound, with marks counted from the beginning of its utterance.
            base: where on the stream that utterance began; None for its first chunk.

        Returns:
            Where its utterance begins; None if the job is not wanted any more, or came too late.
        """
        if not self._begin(job, skip):
            return None
        base = self.player.written() if base is None else base
        self.player.write(chunk.pcm)
        self._track.add(chunk.marks, base, self.player.written())
        if self._sound == "old_speed":  # it may have a syllable now at which the speed can change
            self.say_again(LEAD_S)
        return base

    def _begin(self, job: Job, skip: int) -> bool:
        """Room on the stream, now that there is sound of the job; False if it came too late, or is not wanted."""
        if not self.is_current(job):
            return False
        if self._sound != "none":
            return True
        if job.cut_at is not None and self.player.committed() > job.cut_at:
            if self.say_again(2 * job.lead_s) or (self._track.pieces and self._track.pieces[-1].is_whole):
                return False  # a later syllable is asked for, or all was heard at the old speed
        elif job.cut_at is not None:
            self._cut(job.cut_at)
        self._track.begin(job.place, self.player.written(), skip, job.turn)
        self._sound = "current"
        return True

    def end(self, job: Job) -> None:
        """All of the job's sound is on the stream; the learner is left the time to say it."""
        if self.is_current(job) and self._sound != "none":
            self._track.pieces[-1].is_whole = True
            self._leave_gap(self._track.pieces[-1])
            self.failures = 0

    def fail(self) -> bool:
        """The sentence could not be said; whether that is one too many."""
        self._track.cut(self.player.written())
        self.failures += 1
        return self.failures == MOST_FAILURES

    def following(self, job: Job) -> tuple[Place, int] | None:
        """What comes after a job: a place and a turn. May block."""
        return self.shadowing.after(self.script, job.place, job.turn) if self.is_current(job) else None

    def advance(self, job: Job, following: tuple[Place, int] | None) -> None:
        """The job is over; go on with what follows it, or hold it where reading is to stop."""
        if not self.is_current(job):
            return
        self._working = None
        if following is None or self.failures >= MOST_FAILURES:
            return
        place, turn = following
        if (held := self.stops.before(job.place, place, turn)) is not None:
            self.held = held
            return
        if (place, turn) > (job.place, job.turn) or self._is_worth_looping():
            self._waiting = Job(place, turn=turn)

    def _is_worth_looping(self) -> bool:
        """Whether anything was said since a loop went back last: one of silent sentences would never end."""
        before, self._looped_at = self._looped_at, self.player.written()
        return self._looped_at != before

    # Commands

    def play_on(self, player: Player) -> None:
        """Sound here from now on."""
        self.player, self._track = player, Track()

    def start(self, sample_rate: int) -> None:
        """Begin a new stream, where the voice needs another sample rate (Hz) than the last one had."""
        if self.player.sample_rate != sample_rate:
            self._track = Track()
            self.player.start(sample_rate)

    def drop(self) -> None:
        """Forget all that is being said or waiting."""
        self._restart(None)
        self.player.flush()
        self._track = Track()
        self._looped_at = -1

    def say_again(self, lead_s: float) -> bool:
        """Have everything said anew that the device will take after `lead_s` seconds; whether there is such.

        What is there stays until the new sound is, so that nothing is missing in between: see `_begin`.
        """
        soon = self.player.committed() + lead_s * self.player.sample_rate
        found = self._track.boundary(soon, self.player.written())
        if found is not None:
            at, piece, skip = found
            self._restart(Job(piece.place, skip, turn=piece.turn, cut_at=at, lead_s=lead_s))
        elif self._working is not None and self._sound == "none":
            self._restart(replace(self._working))
        elif self._working is not None:
            self._sound = "old_speed"
        return found is not None

    def go_on(self) -> None:
        """Say what was held at a stop, if all before it was heard."""
        if self.held is not None and self.is_over:
            self._waiting, self.held = Job(self.held.place, turn=self.held.turn), None

    def stop(self, stops: Stops) -> None:
        """Stop there from the end of the sentence that is heard on."""
        self.stops = stops
        self._reconsider()

    def practise(self, shadowing: Shadowing) -> None:
        """Have what comes after the sentence that is heard said like this."""
        self.shadowing = shadowing
        self._reconsider()

    def _reconsider(self) -> None:
        """What comes after the sentence that is heard may be something else now."""
        piece = self._taken()
        waiting = self.at_work
        if piece is None or not piece.is_whole or (waiting is not None and waiting.cut_at is not None):
            return  # what comes next is asked for when that is there
        following = self.shadowing.after(self.script, piece.place, piece.turn)
        held = None if following is None else self.stops.before(piece.place, *following)
        self._restart(None if following is None or held is not None else Job(following[0], turn=following[1]))
        self.held = held
        if self.player.committed() <= piece.end:
            self._cut(piece.end)
            self._leave_gap(piece)
        elif (later := self._track.following(piece.start)) is not None:
            self._cut(later.start)

    def _taken(self) -> TrackPiece | None:
        """The piece that the device has begun to take, or the last one of its sentence."""
        piece = self._track.reached(self.player.committed())
        while piece is not None and (rest := self._track.following(piece.start)) is not None and rest.is_rest:
            piece = rest
        return piece

    def _cut(self, at: int) -> None:
        self._track.cut(at)
        self.player.cut(at)

    def _restart(self, job: Job | None) -> None:
        self._working, self._waiting, self.held = None, job, None
        self._cancel()

    def _leave_gap(self, piece: TrackPiece) -> None:
        self.player.write(bytes(2 * self.shadowing.pause(piece.end - piece.first)))
