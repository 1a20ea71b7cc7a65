"""Practising a sentence, for a screen or a test: the voice, the player, the microphone and the judge, each in threads.

Called from the screen's thread; `tell` is called from others. Nothing here is started before the first paint.

    no sentence ──open──▶ Opened, Rendered
    quiet ──hear, hear_mine, hear_both──▶ playing ──the end: Played; silence──▶ quiet
    quiet, playing ──record──▶ recording ──stop, the voice ends, two minutes: Recorded──▶ judging ──Told──▶ quiet

What plays falls silent before it is recorded. Each new sound takes the turn from the one before. `langdu score`, which
has neither voice nor microphone, uses `judging` alone.
"""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Protocol

from langdu.errors import LangduError
from langdu.session.notice import Notice
from langdu.session.practice.events import Opened, Played, Recorded, Rendered, Tell, Told
from langdu.session.practice.playback import Playback, PlaybackClip
from langdu.signal.rates import LISTENING_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.audio import PlaybackSettings
    from langdu.audio.recording.recorder import Recorder
    from langdu.model import Place, Report, Sentence, Target, Voice
    from langdu.session.practice.practising import Practising
    from langdu.session.practice.recording import Recording
    from langdu.session.practice.rendering import Rendering
    from langdu.session.reading.voice.voice_provider import VoiceProvider
    from langdu.speech import Speaker

log = logging.getLogger("langdu.session")
#: Seconds of silence between the target and the learner's own, and that a device goes on after it was told to stop.
BETWEEN, DIES_AWAY = 0.35, 0.12
SAMPLE = 2


class PractisedText(Protocol):
    """What is practised: sentences one after another. `langdu.session.Book` is one."""

    @property
    def title(self) -> str:
        """What to call it."""

    def news(self) -> tuple[str, ...]:
        """What to say once."""

    def sketch(self, block: int) -> tuple[Sentence, ...]:
        """A block's sentences, instantly."""

    def sentence(self, place: Place) -> Sentence:
        """A sentence, read in full; blocks until that is done."""

    def after(self, place: Place) -> Place | None:
        """The next sentence, or None at the end."""

    def before(self, place: Place) -> Place | None:
        """The sentence before, or None at the beginning."""

    def remember(self, place: Place) -> None:
        """Keep the place."""


class PracticeController:
    """Says sentences, plays and records.

    Args:
        book: what is practised.
        practising: who knows what is to be said and judges it.
        provider: who is there to speak.
        recorder: on which microphone.
        voice: the voice's id, or auto.
        rate: its speed.
        playback: on which device it sounds.
        by_voice: whether a recording ends when speech does.
        lent: whether `provider` gives a speaker and a player that somebody else has and closes.
    """

    def __init__(
        self,
        book: PractisedText,
        practising: Practising,
        provider: VoiceProvider,
        recorder: Recorder,
        *,
        voice: str,
        rate: float,
        playback: PlaybackSettings,
        by_voice: bool = True,
        lent: bool = False,
    ) -> None:
        self.book, self.practising, self.recorder = book, practising, recorder
        self._provider, self._name, self.rate, self._playback = provider, voice, rate, playback
        self.by_voice, self._lent = by_voice, lent
        self.tell: Tell = lambda _: None
        self.voice: Voice | None = None
        self._speaker: Speaker | None = None
        self.playback = Playback(lambda: self.tell(Played()))
        self._ready = threading.Event()
        self._saying = threading.Lock()
        self._stop = threading.Event()
        self._recording = threading.Lock()

    # Coming and going

    def start(self, tell: Tell) -> None:
        """Bring up the voice, the player, the microphone and the judge."""
        self.tell = tell
        for news in self.book.news():
            tell(Notice(news))
        for work in (self._bring_up, self._open_microphone, self.practising.warm):
            self._in_background(work)

    def _bring_up(self) -> None:
        try:
            voice = self._provider.choose(self._name)
            self._speaker = self._provider.speaker(voice)
            self._speaker.start()
            player = self.playback.player = self._provider.player(voice, self._playback)
            self.voice = voice
            if player.notice:
                self.tell(Notice(player.notice))
        finally:
            self._ready.set()

    def _open_microphone(self) -> None:
        self.recorder.open()
        if news := self.recorder.news():
            self.tell(Notice(news))

    def close(self) -> None:
        """Fall silent, and let go of everything."""
        self.silence()
        self._stop.set()
        if self._speaker is not None and not self._lent:
            self._speaker.close()
        if self.playback.player is not None and not self._lent:
            self.playback.player.close()
        self.recorder.close()

    def _in_background(self, work: Callable[..., None], *arguments: object) -> None:
        def guarded() -> None:
            try:
                work(*arguments)
            except CancelledError:
                return  # the book was closed
            except LangduError as error:
                self.tell(Notice(str(error)))
            except Exception as error:  # a thread's edge: it must be told, and must not end the screen
                log.exception("practising")
                self.tell(Notice(f"{type(error).__name__}: {error}; langdu doctor tells what works here"))

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
        self.tell(Notice("there is no sentence before this one" if step < 0 else "there is no sentence after this one"))

    def _rendering(self, sentence: Sentence, factor: float = 1.0) -> Rendering:
        self._ready.wait()
        if self._speaker is None:
            raise LangduError("there is no voice", remedy="langdu doctor tells what works here")
        with self._saying:
            return self.practising.rendering(sentence, self._speaker, max(0.5, min(2.0, self.rate * factor)))

    # Hearing

    def hear(self, sentence: Sentence, *, slow: bool = False, syllable: int | None = None) -> None:
        """The target: the sentence, slowly or not, or one syllable of it."""
        turn = self.playback.take_turn()
        self._in_background(self._hear, turn, sentence, slow, syllable)

    def _hear(self, turn: int, sentence: Sentence, slow: bool, syllable: int | None) -> None:
        from langdu.session.practice.practising import SLOW

        rendering = self._rendering(sentence, SLOW if slow else 1.0)
        pcm = rendering.pcm if syllable is None else rendering.syllable(syllable)
        first = rendering.places[syllable] if syllable is not None else None
        self.playback.play(turn, [PlaybackClip("target", pcm, first[0] if first else 0)], rendering.sample_rate)

    def hear_mine(self, recording: Recording) -> None:
        """The learner's recording."""
        turn = self.playback.take_turn()
        self._in_background(self._hear_mine, turn, recording)

    def _hear_mine(self, turn: int, recording: Recording) -> None:
        from langdu.session.practice.rendering import at_rate

        self._ready.wait()
        rate = self.voice.sample_rate if self.voice else LISTENING_RATE
        self.playback.play(turn, [PlaybackClip("mine", at_rate(recording.pcm, rate))], rate)

    def hear_both(self, sentence: Sentence, recording: Recording) -> None:
        """The target, and then the learner's recording."""
        turn = self.playback.take_turn()
        self._in_background(self._hear_both, turn, sentence, recording)

    def _hear_both(self, turn: int, sentence: Sentence, recording: Recording) -> None:
        from langdu.session.practice.rendering import at_rate

        rendering = self._rendering(sentence)
        rate = rendering.sample_rate
        pause = bytes(round(BETWEEN * rate) * SAMPLE)
        mine = at_rate(recording.pcm, rate)
        self.playback.play(
            turn, [PlaybackClip("target", rendering.pcm), PlaybackClip("", pause), PlaybackClip("mine", mine)], rate
        )

    def heard(self) -> tuple[str, float] | None:
        """Which sound is at the speaker, target or mine, and the second of it; None in silence."""
        return self.playback.heard()

    def silence(self) -> None:
        """Play no more."""
        self.playback.silence()

    # Recording

    @property
    def is_recording(self) -> bool:
        """Whether the microphone is recorded."""
        return self._recording.locked()

    def record(self, sentence: Sentence, targets: Sequence[Target], origin: str) -> None:
        """Record what is said of a sentence and judge it; what plays falls silent, or it would be recorded."""
        if not self._recording.acquire(blocking=False):
            return
        quiet = self.playback.is_quiet
        self.silence()
        self._stop.clear()
        self._in_background(self._record, sentence, targets, origin, quiet)

    def _record(self, sentence: Sentence, targets: Sequence[Target], origin: str, quiet: bool) -> None:
        if not quiet:
            time.sleep(DIES_AWAY)
        recording = self._take_down(len(targets), pre_roll=quiet)
        if recording is not None:
            self._in_background(self._tell_of, recording, sentence, targets, origin)

    def _take_down(self, syllables: int, *, pre_roll: bool) -> Recording | None:
        """A recording; the lock that says so is let go of before anybody is told."""
        from langdu.session.practice.recording import record

        recording: Recording | None = None
        try:
            recording = record(
                self.recorder, self._stop, by_voice=self.by_voice, syllables=syllables, pre_roll=pre_roll
            )
            return recording
        finally:
            self._recording.release()
            self.tell(Recorded(recording))

    def stop(self) -> None:
        """End the recording."""
        self._stop.set()

    def _tell_of(self, recording: Recording, sentence: Sentence, targets: Sequence[Target], origin: str) -> None:
        report = self._judged(recording, targets)
        notices = [recording.note]
        path = None
        if self.practising.keeps:
            try:
                path = self.practising.kept(recording, "".join(target.text for target in targets))
            except LangduError as error:
                notices.append(str(error))
        notices.append(self.practising.remember(report, path, origin, sentence))
        self.tell(Told(report, self.practising.history(targets), "; ".join(filter(None, notices))))

    def _judged(self, recording: Recording, targets: Sequence[Target]) -> Report:
        """What is told; a fault in judging is told in its place, since the recording can still be heard and kept."""
        from langdu.model import Report

        try:
            return self.practising.judged(recording, targets)
        except Exception as error:  # a thread's edge
            log.exception("judging")
            why = str(error) if isinstance(error, LangduError) else f"{type(error).__name__}: {error}"
            return Report((), refusal=f"It could not be judged ({why}): m plays it, w keeps it.")

    def keep(self, recording: Recording, text: str) -> None:
        """Keep a recording as a file."""
        self._in_background(self._keep, recording, text)

    def _keep(self, recording: Recording, text: str) -> None:
        self.tell(Notice(f"kept: {self.practising.kept(recording, text)}"))
