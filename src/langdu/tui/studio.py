"""The practice screen's ears and mouth: the voice, the player, the microphone and the judge, each in threads.

Called from the screen's thread; `tell` is called from others. Nothing here is started before the first paint.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.tui.studio_events import Opened, Played, Recorded, Rendered, Tell, Told, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.audio import Hearing, Player
    from langdu.audio.recorder import Recorder
    from langdu.model import Place, Report, Sentence, Target, Voice
    from langdu.session import Book
    from langdu.session.practising import Practising
    from langdu.session.recording import Recording
    from langdu.session.rendering import Rendering
    from langdu.speech import Speaker
    from langdu.tui.sound import Cast

log = logging.getLogger("langdu.tui")
#: Seconds between two looks at whether something was played to its end, and of silence between target and mine.
LOOK, BETWEEN = 0.02, 0.35
SAMPLE = 2


class Studio:
    """Says sentences, plays and records.

    Args:
        book: what is practised.
        practising: who knows what is to be said and judges it.
        cast: who is there to speak.
        recorder: on which microphone.
        voice: the voice's id, or auto.
        rate: its speed.
        hearing: on which device it sounds.
        by_voice: whether a recording ends when speech does.
    """

    def __init__(
        self,
        book: Book,
        practising: Practising,
        cast: Cast,
        recorder: Recorder,
        *,
        voice: str,
        rate: float,
        hearing: Hearing,
        by_voice: bool = True,
    ) -> None:
        self.book, self.practising, self.recorder = book, practising, recorder
        self._cast, self._name, self.rate, self._hearing = cast, voice, rate, hearing
        self.by_voice = by_voice
        self.tell: Tell = lambda _: None
        self.voice: Voice | None = None
        self._speaker: Speaker | None = None
        self._player: Player | None = None
        self._ready = threading.Event()
        self._saying = threading.Lock()
        self._stop = threading.Event()
        self._recording = threading.Lock()
        self._turn = 0
        self._parts: list[tuple[str, int, int]] = []

    # Coming and going

    def start(self, tell: Tell) -> None:
        """Bring up the voice, the player, the microphone and the judge."""
        self.tell = tell
        for work in (self._bring_up, self._open_microphone, self.practising.warm):
            self._in_background(work)

    def _bring_up(self) -> None:
        try:
            voice = self._cast.choose(self._name)
            self._speaker = self._cast.speaker(voice)
            self._speaker.start()
            self._player = self._cast.player(voice, self._hearing)
            self.voice = voice
            if self._player.silent and self._player.notice:
                self.tell(Trouble(self._player.notice))
        finally:
            self._ready.set()

    def _open_microphone(self) -> None:
        self.recorder.open()

    def close(self) -> None:
        """Fall silent, and let go of everything."""
        self._turn += 1
        self._stop.set()
        if self._speaker is not None:
            self._speaker.close()
        if self._player is not None:
            self._player.close()
        self.recorder.close()

    def _in_background(self, work: Callable[..., None], *arguments: object) -> None:
        def guarded() -> None:
            try:
                work(*arguments)
            except LangduError as error:
                self.tell(Trouble(str(error)))
            except Exception as error:  # a thread's edge: it must be told, and must not end the screen
                log.exception("practising")
                self.tell(Trouble(f"{type(error).__name__}: {error}; langdu doctor tells what works here"))

        threading.Thread(target=guarded, daemon=True).start()

    # Sentences

    def open(self, place: Place, step: int = 0) -> None:
        """Go to the sentence at a place, or `step` sentences on, past those that have nothing to say."""
        self.silence()
        self._in_background(self._open, place, step)

    def _open(self, place: Place | None, step: int) -> None:
        if step and place is not None:
            place = self.book.after(place) if step > 0 else self.book.before(place)
        while place is not None:
            sentence = self.book.sentence(place)
            targets = self.practising.targets(sentence)
            if targets:
                self.tell(Opened(place, sentence, targets, self.practising.history(targets)))
                self.tell(Rendered(sentence, self._rendering(sentence)))
                return
            place = self.book.before(place) if step < 0 else self.book.after(place)
        self.tell(
            Trouble("there is no sentence before this one" if step < 0 else "there is no sentence after this one")
        )

    def _rendering(self, sentence: Sentence, factor: float = 1.0) -> Rendering:
        self._ready.wait()
        if self._speaker is None:
            raise LangduError("there is no voice", remedy="langdu doctor tells what works here")
        with self._saying:
            return self.practising.rendering(sentence, self._speaker, max(0.5, min(2.0, self.rate * factor)))

    # Hearing

    def hear(self, sentence: Sentence, *, slow: bool = False, syllable: int | None = None) -> None:
        """The target: the sentence, slowly or not, or one syllable of it."""
        turn = self._take_turn()
        self._in_background(self._hear, turn, sentence, slow, syllable)

    def _hear(self, turn: int, sentence: Sentence, slow: bool, syllable: int | None) -> None:
        from langdu.session.practising import SLOW

        rendering = self._rendering(sentence, SLOW if slow else 1.0)
        pcm = rendering.pcm if syllable is None else rendering.syllable(syllable)
        first = rendering.places[syllable] if syllable is not None else None
        self._play(turn, [("target", pcm, first[0] if first else 0)], rendering.sample_rate)

    def hear_mine(self, recording: Recording) -> None:
        """The learner's recording."""
        turn = self._take_turn()
        self._in_background(self._hear_mine, turn, recording)

    def _hear_mine(self, turn: int, recording: Recording) -> None:
        from langdu.session.rendering import resampled

        self._ready.wait()
        rate = self.voice.sample_rate if self.voice else 16_000
        self._play(turn, [("mine", resampled(recording.pcm, rate), 0)], rate)

    def hear_both(self, sentence: Sentence, recording: Recording) -> None:
        """The target, and then the learner's recording."""
        turn = self._take_turn()
        self._in_background(self._hear_both, turn, sentence, recording)

    def _hear_both(self, turn: int, sentence: Sentence, recording: Recording) -> None:
        from langdu.session.rendering import resampled

        rendering = self._rendering(sentence)
        rate = rendering.sample_rate
        pause = bytes(round(BETWEEN * rate) * SAMPLE)
        mine = resampled(recording.pcm, rate)
        self._play(turn, [("target", rendering.pcm, 0), ("", pause, 0), ("mine", mine, 0)], rate)

    def _take_turn(self) -> int:
        """What is asked for now takes the place of what was asked for before."""
        self._turn += 1
        return self._turn

    def _play(self, turn: int, pieces: Sequence[tuple[str, bytes, int]], rate: int) -> None:
        player = self._player
        if player is None or turn != self._turn:
            return
        player.start(rate)
        at, parts = 0, []
        for what, pcm, begins in pieces:
            parts.append((what, at, begins))
            at += len(pcm) // SAMPLE
            player.write(pcm)
        self._parts = parts
        while turn == self._turn and player.buffered() >= 1:
            time.sleep(LOOK)
        if turn == self._turn:
            self._parts = []
            self.tell(Played())

    def heard(self) -> tuple[str, float] | None:
        """Which sound is at the speaker, target or mine, and the second of it; None in silence."""
        parts, player = self._parts, self._player
        if not parts or player is None or not player.sample_rate:
            return None
        position = player.played()
        what, start, begins = [part for part in parts if part[1] <= max(0.0, position)][-1]
        return (what, (position - start + begins) / player.sample_rate) if what else None

    def silence(self) -> None:
        """Play no more."""
        self._turn += 1
        self._parts = []
        if self._player is not None:
            self._player.flush()

    # Recording

    @property
    def is_recording(self) -> bool:
        """Whether the microphone is recorded."""
        return self._recording.locked()

    def record(self, targets: Sequence[Target], origin: str) -> None:
        """Record what is said and judge it; what plays falls silent, or it would be recorded."""
        if not self._recording.acquire(blocking=False):
            return
        self.silence()
        self._stop.clear()
        self._in_background(self._record, targets, origin)

    def _record(self, targets: Sequence[Target], origin: str) -> None:
        recording = self._take_down(len(targets))
        if recording is not None:
            self._in_background(self._tell_of, recording, targets, origin)

    def _take_down(self, syllables: int) -> Recording | None:
        """A recording; the lock that says so is let go of before anybody is told."""
        from langdu.session.recording import record

        recording: Recording | None = None
        try:
            recording = record(self.recorder, self._stop, by_voice=self.by_voice, syllables=syllables)
            return recording
        finally:
            self._recording.release()
            self.tell(Recorded(recording))

    def stop(self) -> None:
        """End the recording."""
        self._stop.set()

    def _tell_of(self, recording: Recording, targets: Sequence[Target], origin: str) -> None:
        report = self._judged(recording, targets)
        notices = [recording.note]
        path = None
        if self.practising.keeps:
            try:
                path = self.practising.kept(recording, "".join(target.text for target in targets))
            except LangduError as error:
                notices.append(str(error))
        notices.append(self.practising.remember(report, path, origin))
        self.tell(Told(report, self.practising.history(targets), "; ".join(filter(None, notices))))

    def _judged(self, recording: Recording, targets: Sequence[Target]) -> Report:
        """What is told; a fault in judging is told in its place, since the recording can still be heard and kept."""
        from langdu.model import Report

        try:
            return self.practising.judged(recording, targets)
        except Exception as error:  # a thread's edge
            log.exception("judging")
            why = str(error) if isinstance(error, LangduError) else f"{type(error).__name__}: {error}"
            return Report((), refusal=f"It could not be judged ({why}): m plays it, k keeps it.")

    def keep(self, recording: Recording, text: str) -> None:
        """Keep a recording as a file."""
        self._in_background(self._keep, recording, text)

    def _keep(self, recording: Recording, text: str) -> None:
        self.tell(Trouble(f"kept: {self.practising.kept(recording, text)}"))
