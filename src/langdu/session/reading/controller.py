"""Reading a book aloud, for a screen, for plain lines, for tests: the voice brought up, replaced and let go.

Everything heavy (engines, the sound device) is started by a thread when `start` is called.

    no voice ──start──▶ coming up ──VoiceReady──▶ a voice ──change──▶ another voice
                            │ Notice: none works                 (the old one reads on until it is there)

What is read, and whether it plays, is `Aloud`'s state, which has it before there is a voice, too.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.model import HintTally
from langdu.session.notice import Notice

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings, Player
    from langdu.model import Place, Span, Voice
    from langdu.session.reading.aloud import Aloud, Event, Now, SentenceSource
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.reading.shadowing import Shadowing
    from langdu.session.reading.voice.voice_provider import VoiceCandidate, VoiceProvider
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


Tell = Callable[["Event | VoiceReady"], None]


class ReadingController:
    """Reads `book` aloud. Called from the screen's thread; `tell` is called from others.

    Attributes:
        playback: on which device, how loud and how late.
        voice: who speaks; None before there is a voice.
    """

    def __init__(self, book: SentenceSource, provider: VoiceProvider, options: ReadingOptions, tell: Tell) -> None:
        self._book, self._provider, self._options, self._tell = book, provider, options, tell
        self.playback = options.playback
        self.voice: Voice | None = None
        self._aloud: Aloud | None = None
        self._speaker: Speaker | None = None
        self._player: Player | None = None
        self._lock = threading.RLock()
        self._closed = False

    def _begun(self) -> Aloud:
        """The reading aloud, made at its first use: its modules would delay the first paint."""
        with self._lock:
            if self._aloud is None:
                self._aloud = self._provider.aloud(self._book, self._tell)
                self._aloud.set_rate(self._options.rate)
                self._aloud.shadow(self._options.shadowing)
                self._aloud.sleep(self._options.sleep_s)
            return self._aloud

    def start(self) -> None:
        """Bring the voice up."""
        threading.Thread(target=self._bring_up, daemon=True).start()

    def _bring_up(self) -> None:
        try:
            self._speak_with(self._chosen())
        except LangduError as error:
            self._tell(Notice(str(error)))
        except Exception as error:  # a thread's edge: it must be told, and must not end the reader
            log.exception("bringing up the voice")
            self._tell(Notice(f"there is no sound: {error}; langdu doctor tells what works here"))

    def _chosen(self) -> Voice:
        try:
            if self._options.voice == "auto" and (told := self._provider.passed_over()):
                self._tell(Notice(told))
            return self._provider.choose(self._options.voice)
        except LangduError as error:
            self._tell(Notice(str(error)))
            return self._provider.choose("auto")

    def _speak_with(self, voice: Voice) -> None:
        speaker = self._provider.reader(voice)
        speaker.start()
        with self._lock:
            if self._closed:
                speaker.close()
                return
            old, self._speaker, self.voice = self._speaker, speaker, voice
            player = None
            if self._player is None:
                player = self._player = self._provider.player(voice, self.playback)
            self._begun().use(speaker, player)
        if old is not None:
            old.close()
        offers = tuple((other, self._provider.speed(other)) for other in self._provider.better(voice))
        self._tell(VoiceReady(voice, offers))

    def change(self, voice: Voice) -> None:
        """Go on with another voice that is installed, from the next syllable on, as soon as it has loaded."""
        self.change_to(voice.id)

    def change_to(self, name: str) -> None:
        """The same with the voice of this id, or of `auto` the best."""
        threading.Thread(target=self._change, args=(name,), daemon=True).start()

    def _change(self, name: str) -> None:
        try:
            self._speak_with(self._provider.choose(name))
        except LangduError as error:
            self._tell(Notice(str(error)))
        except Exception as error:  # a thread's edge: it must be told
            log.exception("changing to %s", name)
            self._tell(Notice(f"the voice {name} cannot be used: {error}; langdu doctor tells what works here"))

    @property
    def only_voice(self) -> str:
        """What to tell who would have another voice, where there is no choice; "" where there is."""
        return self._provider.only_voice

    def seconds_left(self, place: Place) -> float | None:
        """How long what comes from a sentence on takes at speed 1, where that is known; None where it is not."""
        return self._provider.seconds_left(place)

    def candidates(self) -> tuple[VoiceCandidate, ...]:
        """All voices, and what stands between them and speaking; blocks."""
        return self._provider.candidates()

    def sample(self, voice: Voice) -> tuple[bytes, int]:
        """A voice's sample sentence and its sample rate in Hz; blocks.

        Raises:
            LangduError: it cannot be said.
        """
        from langdu.session.reading.voice.pronounce import said

        with self._provider.speaker(voice) as speaker:
            return said(voice.sample, speaker), voice.sample_rate

    def use(self, voice: Voice) -> None:
        """Go on with another voice that is installed; blocks, for a thread of its own."""
        self._speak_with(voice)

    @property
    def state(self) -> str:
        """stopped, playing or paused; playing also while the voice is still being brought up."""
        return "stopped" if self._aloud is None else self._aloud.state

    @property
    def rate(self) -> float:
        """The speed, as a multiple of the normal one."""
        return self._options.rate if self._aloud is None else self._aloud.rate

    @property
    def shadowing(self) -> Shadowing:
        """How sentences are practised."""
        return self._options.shadowing if self._aloud is None else self._aloud.shadowing

    def lend(self) -> tuple[Speaker, Player] | None:
        """Fall silent and lend the speaker and the player to the caller until `play`; None while they are coming up."""
        self.stop()
        return None if self._speaker is None or self._player is None else (self._speaker, self._player)

    @property
    def is_silent(self) -> bool:
        """Whether nothing is heard, for want of a sound device."""
        return self._player is not None and bool(self._player.silent and self._player.notice)

    def play(self, place: Place, at: Span | None = None) -> None:
        """Read on from here, as soon as there is a voice."""
        self._begun().play(place, at)

    def make_ready(self, place: Place) -> None:
        """Have a sentence ready, so that it begins at once when it is asked for."""
        if self.voice is not None:
            self._begun().make_ready(place)

    def pause(self) -> None:
        """Hold."""
        self._begun().pause()

    def resume(self) -> None:
        """Go on."""
        self._begun().resume()

    def stop(self) -> None:
        """Fall silent."""
        self._begun().stop()

    def set_rate(self, rate: float) -> None:
        """Read faster or slower."""
        self._begun().set_rate(rate)

    def hear(self, playback: PlaybackSettings) -> None:
        """Be louder or softer, or have the highlight earlier or later."""
        self.playback = playback
        if self._player is not None:
            self._player.hear(playback)

    def shadow(self, shadowing: Shadowing) -> None:
        """Practise sentences otherwise."""
        self._begun().shadow(shadowing)

    def sleep(self, seconds: float | None) -> None:
        """Pause at the end of the sentence that is read after so many seconds; None for reading on."""
        self._begun().sleep(seconds)

    @property
    def sleep_left_s(self) -> float | None:
        """Seconds until the sleep timer is over, 0 from then to the pause; None while it is off."""
        return self._options.sleep_s if self._aloud is None else self._aloud.sleep_left_s

    def stop_before(self, chapters: tuple[Place, ...]) -> None:
        """Pause before each of these sentences, with which chapters begin; none for reading on."""
        self._begun().stop_before(chapters)

    def stop_at_sentences(self, stops: bool) -> None:
        """Pause at the end of each sentence, or read on."""
        self._begun().stop_at_sentences(stops)

    @property
    def hints(self) -> HintTally:
        """What became of the text's hints so far."""
        return HintTally() if self._aloud is None else self._aloud.hints

    def now(self) -> Now | None:
        """What is at the speaker; None before there is a voice."""
        return None if self._aloud is None else self._aloud.now()

    def install(self, voice: Voice, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Fetch a voice and go on with it; blocks, for a thread of its own.

        Raises:
            InstallFailed: it could not be fetched whole; the voice stays as it is.
        """
        self._provider.install(voice, progress, cancelled)
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
