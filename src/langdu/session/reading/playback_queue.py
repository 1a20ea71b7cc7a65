"""What is on the player's stream and what comes next, and how a command changes both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.audio import Track
from langdu.model import Prosody
from langdu.session.reading.saying import LEAD, Job
from langdu.session.reading.shadowing import Shadowing

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.audio import Player
    from langdu.audio.playing.track import Piece
    from langdu.model import Place, Span
    from langdu.session.reading.events import Script

#: Seconds of sound that are kept ready: of short sentences, one alone would not outlast the making of the next.
AHEAD = 3.0
#: Sentences that may fail in a row before reading stops: the voice is broken, not the text.
PATIENCE = 3


class PlaybackQueue:
    """What is said, and what is to be said. Not thread-safe: its owner locks, and wakes who waits for a job.

    Args:
        script: what is read.
        player: where it sounds.
        cancel: called when nobody wants any more what is being said.

    Attributes:
        rate: the speed, as a multiple of the normal one.
        shadowing: how sentences are practised.
        track: what is where on the stream.
        failures: how many sentences in a row could not be said.
    """

    def __init__(self, script: Script, player: Player, cancel: Callable[[], None]) -> None:
        self.script, self.player, self._cancel = script, player, cancel
        self.rate = 1.0
        self.shadowing = Shadowing()
        self.track = Track()
        self.failures = 0
        self._generation = 0
        self._job: Job | None = None
        self._working: Job | None = None
        self._begun = self._stale = False  # whether what is worked on has sound yet, and whether at an old speed
        self._went_back = -1

    # What there is to do

    @property
    def is_done(self) -> bool:
        """Whether there is nothing more to say."""
        return self._job is None and self._working is None

    @property
    def is_due(self) -> bool:
        """Whether there is something to be said now: the stream will soon be at its end."""
        return self._job is not None and self._is_near(self._job)

    @property
    def at_work(self) -> Job | None:
        """What is being said, or else waits for it."""
        return self._working or self._job

    def is_current(self, job: Job) -> bool:
        """Whether a job is still wanted."""
        return job.generation == self._generation

    def _is_near(self, job: Job) -> bool:
        pieces = self.track.pieces
        if not pieces or job.cut is not None:
            return True
        played = self.player.played()
        return played >= pieces[-1].start or self.player.written() - played < AHEAD * self.player.sample_rate

    @property
    def normal(self) -> Prosody:
        """How a sentence is said the first time."""
        return Prosody(rate=self.shadowing.rate(0, self.rate))

    def prosody(self, job: Job) -> Prosody:
        """How a job is to be said."""
        return Prosody(rate=self.shadowing.rate(job.turn, self.rate))

    # The way of a job

    def ask(self, place: Place, at: Span | None) -> None:
        """Have this said, and nothing else."""
        self.failures = 0
        self._job = Job(self._generation, place, at=at)

    def take(self) -> Job | None:
        """Begin to work on what is due, if anything is."""
        if self.is_due:
            self._working, self._job = self._job, None
            return self._working
        return None

    def begin(self, job: Job, skip: int) -> bool:
        """Room on the stream, now that there is sound of the job; False if it came too late, or is not wanted."""
        if not self.is_current(job):
            return False
        if self._begun:
            return True
        if job.cut is not None and self.player.committed() > job.cut:
            if self.say_again(2 * job.lead) or (self.track.pieces and self.track.pieces[-1].is_whole):
                return False  # a later syllable is asked for, or all was heard at the old speed
        elif job.cut is not None:
            self._cut(job.cut)
        self.track.begin(job.place, self.player.written(), skip, job.turn)
        self._begun = True
        return True

    def added(self) -> None:
        """There is more of the piece: it may have a syllable now at which the speed can change."""
        if self._stale:
            self.say_again(LEAD)

    def end(self, job: Job) -> None:
        """All of the job's sound is on the stream; the learner is left the time to say it."""
        if self.is_current(job) and self._begun:
            self.track.pieces[-1].is_whole = True
            self._leave_gap(self.track.pieces[-1])
            self.failures = 0

    def fail(self) -> bool:
        """The sentence could not be said; whether that is one too many."""
        self.track.cut(self.player.written())
        self.failures += 1
        return self.failures == PATIENCE

    def following(self, job: Job) -> tuple[Place, int] | None:
        """What comes after a job: a place and a turn. May block."""
        return self.shadowing.after(self.script, job.place, job.turn) if self.is_current(job) else None

    def advance(self, job: Job, following: tuple[Place, int] | None) -> None:
        """The job is over; go on with what follows it."""
        self._working = None
        self._begun = self._stale = False
        if not self.is_current(job) or following is None or self.failures >= PATIENCE:
            return
        place, turn = following
        if (place, turn) > (job.place, job.turn) or self._is_worth_going_back():
            self._job = Job(job.generation, place, turn=turn)

    def _is_worth_going_back(self) -> bool:
        """Whether anything was said since a loop went back last: one of silent sentences would never end."""
        before, self._went_back = self._went_back, self.player.written()
        return self._went_back != before

    # Commands

    def drop(self) -> None:
        """Forget all that is being said or waiting."""
        self._restart(None)
        self.player.flush()
        self.track = Track()
        self._went_back = -1

    def say_again(self, lead: float) -> bool:
        """Have everything said anew that the device will take after `lead` seconds; whether there is such.

        What is there stays until the new sound is, so that nothing is missing in between: see `begin`.
        """
        self._stale = False
        soon = self.player.committed() + lead * self.player.sample_rate
        found = self.track.boundary(soon, self.player.written())
        if found is not None:
            at, piece, skip = found
            self._restart(Job(self._generation + 1, piece.place, skip, turn=piece.turn, cut=at, lead=lead))
        elif self._working is not None and not self._begun:
            self._restart(replace(self._working, generation=self._generation + 1))
        else:
            self._stale = self._working is not None
        return found is not None

    def practise(self, shadowing: Shadowing) -> None:
        """Have what comes after the sentence that is heard said like this."""
        self.shadowing = shadowing
        piece = self._heard()
        waiting = self.at_work
        if piece is None or not piece.is_whole or (waiting is not None and waiting.cut is not None):
            return  # what comes next is asked for when that is there
        following = shadowing.after(self.script, piece.place, piece.turn)
        self._restart(None if following is None else Job(self._generation + 1, following[0], turn=following[1]))
        if self.player.committed() <= piece.end:
            self._cut(piece.end)
            self._leave_gap(piece)
        elif (later := self.track.following(piece.start)) is not None:
            self._cut(later.start)

    def _heard(self) -> Piece | None:
        """The piece that the device has begun to take, or the last one of its sentence."""
        piece = self.track.reached(self.player.committed())
        while piece is not None and (rest := self.track.following(piece.start)) is not None and rest.is_rest:
            piece = rest
        return piece

    def _cut(self, at: int) -> None:
        self.track.cut(at)
        self.player.cut(at)

    def _restart(self, job: Job | None) -> None:
        self._generation += 1
        self._cancel()
        self._job = job

    def _leave_gap(self, piece: Piece) -> None:
        self.player.write(bytes(2 * self.shadowing.pause(piece.end - piece.first)))
