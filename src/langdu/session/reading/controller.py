"""The reader's voice: brought up in the background, replaced while it reads, and let go at the end.

Everything heavy (engines, the sound device) is started by a thread after the first paint; until it is there,
what is asked for is remembered.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.model import Tally

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings, Player
    from langdu.model import Place, Span, Voice
    from langdu.session.reading.aloud import Aloud, Event, Now, Script
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.reading.shadowing import Shadowing
    from langdu.session.reading.voice_provider import Candidate, VoiceProvider
    from langdu.speech import Speaker

log = logging.getLogger("langdu.session")


@dataclass(frozen=True, slots=True)
class VoiceReady:
    """The voice is there.

    Attributes:
        voice: who speaks from now on.
        offers: better voices that could be installed, with how quick they would be here; the best first.
    """

    voice: Voice
    offers: tuple[tuple[Voice, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something the reader should be told: what, and what to do."""

    text: str


Tell = Callable[["Event | VoiceReady | Trouble"], None]


class ReadingController:
    """Reads `book` aloud. Called from the screen's thread; `tell` is called from others.

    Attributes:
        rate: the speed.
        hearing: on which device, how loud and how late.
        shadowing: how sentences are practised.
        voice: who speaks; None before there is a voice.
    """

    def __init__(self, book: Script, cast: VoiceProvider, options: ReadingOptions, tell: Tell) -> None:
        self._book, self._cast, self._name, self._tell = book, cast, options.voice, tell
        self.rate, self.hearing, self.shadowing = options.rate, options.playback, options.shadowing
        self.voice: Voice | None = None
        self._aloud: Aloud | None = None
        self._speaker: Speaker | None = None
        self._player: Player | None = None
        self._waiting: tuple[Place, Span | None] | None = None
        self._lock = threading.RLock()
        self._closed = False

    def start(self) -> None:
        """Bring the voice up."""
        threading.Thread(target=self._bring_up, daemon=True).start()

    def _bring_up(self) -> None:
        try:
            self._speak_with(self._chosen())
        except LangduError as error:
            self._tell(Trouble(str(error)))
        except Exception as error:  # a thread's edge: it must be told, and must not end the reader
            log.exception("bringing up the voice")
            self._tell(Trouble(f"there is no sound: {error}; langdu doctor tells what works here"))

    def _chosen(self) -> Voice:
        try:
            if self._name == "auto" and (told := self._cast.passed_over()):
                self._tell(Trouble(told))
            return self._cast.choose(self._name)
        except LangduError as error:
            self._tell(Trouble(str(error)))
            return self._cast.choose("auto")

    def _speak_with(self, voice: Voice) -> None:
        speaker = self._cast.reader(voice)
        speaker.start()
        with self._lock:
            if self._closed:
                speaker.close()
                return
            old, self._speaker, self.voice = self._speaker, speaker, voice
            if self._aloud is None:
                self._player = self._cast.player(voice, self.hearing)
                self._aloud = self._cast.aloud(self._book, speaker, self._player, self._tell)
                self._aloud.set_rate(self.rate)
                self._aloud.shadow(self.shadowing)
            else:
                self._aloud.use(speaker)
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._aloud.play(*waiting)
        if old is not None:
            old.close()
        offers = tuple((other, self._cast.speed(other)) for other in self._cast.better(voice))
        self._tell(VoiceReady(voice, offers))

    def change(self, voice: Voice) -> None:
        """Go on with another voice that is installed, from the next syllable on, as soon as it has loaded."""
        threading.Thread(target=self._change, args=(voice,), daemon=True).start()

    def _change(self, voice: Voice) -> None:
        try:
            self._speak_with(self._cast.choose(voice.id))
        except LangduError as error:
            self._tell(Trouble(str(error)))
        except Exception as error:  # a thread's edge: it must be told
            log.exception("changing to %s", voice.id)
            self._tell(Trouble(f"{voice.name} cannot be used: {error}; langdu doctor tells what works here"))

    def candidates(self) -> tuple[Candidate, ...]:
        """All voices, and what stands between them and speaking; blocks."""
        return self._cast.candidates()

    def sample(self, voice: Voice) -> tuple[bytes, int]:
        """A voice's sample sentence and its sample rate in Hz; blocks.

        Raises:
            LangduError: it cannot be said.
        """
        from langdu.session.reading.pronounce import said

        with self._cast.speaker(voice) as speaker:
            return said(voice.sample, speaker), voice.sample_rate

    def use(self, voice: Voice) -> None:
        """Go on with another voice that is installed; blocks, for a thread of its own."""
        self._speak_with(voice)

    @property
    def state(self) -> str:
        """stopped, playing or paused; playing also while the voice is still being brought up."""
        if self._aloud is None:
            return "playing" if self._waiting else "stopped"
        return self._aloud.state

    def lend(self) -> tuple[Speaker, Player] | None:
        """Fall silent, and leave who speaks and where it sounds to somebody else until `play`; None while coming up."""
        self.stop()
        return None if self._speaker is None or self._player is None else (self._speaker, self._player)

    @property
    def is_silent(self) -> bool:
        """Whether nothing is heard, for want of a sound device."""
        return self._player is not None and bool(self._player.silent and self._player.notice)

    def play(self, place: Place, at: Span | None = None) -> None:
        """Read on from here, as soon as there is a voice."""
        with self._lock:
            if self._aloud is None:
                self._waiting = (place, at)
            else:
                self._aloud.play(place, at)

    def make_ready(self, place: Place) -> None:
        """Have a sentence ready, so that it begins at once when it is asked for."""
        with self._lock:
            if self._aloud is not None:
                self._aloud.make_ready(place)

    def pause(self) -> None:
        """Hold."""
        with self._lock:
            self._waiting = None
            if self._aloud is not None:
                self._aloud.pause()

    def resume(self) -> None:
        """Go on."""
        if self._aloud is not None:
            self._aloud.resume()

    def stop(self) -> None:
        """Fall silent."""
        with self._lock:
            self._waiting = None
            if self._aloud is not None:
                self._aloud.stop()

    def set_rate(self, rate: float) -> None:
        """Read faster or slower."""
        self.rate = rate
        if self._aloud is not None:
            self._aloud.set_rate(rate)

    def hear(self, hearing: PlaybackSettings) -> None:
        """Be louder or softer, or have the highlight earlier or later."""
        self.hearing = hearing
        if self._player is not None:
            self._player.hear(hearing)

    def shadow(self, shadowing: Shadowing) -> None:
        """Practise sentences otherwise."""
        self.shadowing = shadowing
        if self._aloud is not None:
            self._aloud.shadow(shadowing)

    @property
    def hints(self) -> Tally:
        """What became of the text's hints so far."""
        return Tally() if self._aloud is None else self._aloud.hints

    def now(self) -> Now | None:
        """What is at the speaker; None before there is a voice."""
        return None if self._aloud is None else self._aloud.now()

    def install(self, voice: Voice, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Fetch a voice and go on with it; blocks, for a thread of its own.

        Raises:
            InstallFailed: it could not be fetched whole; the voice stays as it is.
        """
        self._cast.install(voice, progress, cancelled)
        self._speak_with(voice)

    def close(self) -> None:
        """Fall silent for good."""
        with self._lock:
            self._closed = True
            aloud, speaker, player = self._aloud, self._speaker, self._player
        if speaker is not None:
            speaker.close()
        if aloud is not None:
            aloud.close()
        if player is not None:
            player.close()
