"""Who is there to speak, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import STOP_GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from langdu.audio import PlaybackSettings, Player
    from langdu.model import Document, Place, Voice
    from langdu.session.reading.aloud import Aloud, Event, SentenceSource
    from langdu.speech import Speaker, VoiceStore


@dataclass(frozen=True, slots=True)
class VoiceCandidate:
    """A voice that one may choose.

    Attributes:
        voice: who.
        installed: whether it can be used at once.
        lacks: what its engine lacks here, and the remedy; empty if nothing.
        speed: how quick it is here, in words.
    """

    voice: Voice
    installed: bool
    lacks: str
    speed: str


class VoiceProvider:
    """Who is there to speak, and on what. Tests give their own.

    Args:
        words: whether single words are to be said, in which not every voice's tones can be trusted.
        humans_first: whether those of them that a human recorded are heard so.
        document: what is read.
        dialogue: voices and the folders of their files for what people in it say.

    Attributes:
        only_voice: what to tell who would have another voice, where there is no choice; "" where there is.
    """

    only_voice: str = ""

    def __init__(
        self,
        *,
        words: bool = False,
        humans_first: bool = False,
        document: Document | None = None,
        dialogue: Sequence[tuple[Voice, Path | None]] = (),
    ) -> None:
        self._store: VoiceStore | None = None
        self._words, self._humans_first = words, humans_first
        self._document, self._dialogue = document, dialogue

    @property
    def store(self) -> VoiceStore:
        """The voices of this machine."""
        from langdu.speech import VoiceStore

        self._store = self._store or VoiceStore()
        return self._store

    def choose(self, name: str) -> Voice:
        """The voice to speak with.

        Raises:
            VoiceMissing: it is not there, or does not work here.
        """
        return self.store.able(name, words=self._words)

    def passed_over(self) -> str | None:
        """What to tell of a better voice that is too slow here for auto to take it; None if there is none."""
        return self.store.passed_over()

    def better(self, voice: Voice) -> tuple[Voice, ...]:
        """The voices better than `voice` that would work here once they are installed, of each family the best."""
        store = self.store
        found: dict[str, Voice] = {}
        for other in store.voices():  # the best first
            if not other.online and other.quality > max(voice.quality, STOP_GAP) and not store.installed(other):
                found.setdefault(other.home, other)
        return tuple(other for other in found.values() if store.works(other) is None)

    def candidates(self) -> tuple[VoiceCandidate, ...]:
        """All voices, the best first, and what stands between them and speaking. May take some seconds."""
        store = self.store
        store.look()
        return tuple(
            VoiceCandidate(voice, store.installed(voice), store.lacks(voice) or "", store.speed(voice))
            for voice in store.voices()
        )

    def speed(self, voice: Voice) -> str:
        """How quick it is on this machine, in words."""
        return self.store.speed(voice)

    def seconds_left(self, place: Place) -> float | None:
        """How long what comes from a sentence on takes at speed 1, where that is known; None where it is not."""
        return None

    def humans(self) -> tuple[Voice, ...]:
        """The recordings of humans that are installed, to compare with."""
        from langdu.speech.references import FAMILY

        return tuple(voice for voice in self.store.voices() if voice.engine == FAMILY)

    def speaker(self, voice: Voice) -> Speaker:
        """A speaker with `voice`."""
        from langdu.speech import Speaker

        return Speaker(voice, self.store.folder(voice) if voice.files else None)

    def reader(self, voice: Voice) -> Speaker:
        """A speaker that reads the document with `voice`, and what people in it say with others, where that is set.

        Raises:
            VoiceMissing: the voices do not go together.
        """
        from langdu.session.reading.voice.dialogue import together
        from langdu.speech.worker.recorded_first import RecordedFirst

        narrator = self.speaker(voice)
        if humans := self.heard_first(voice):
            return RecordedFirst(narrator, [self.speaker(human) for human in humans])
        return narrator if self._document is None else together(self._document, narrator, self._dialogue)

    def heard_first(self, voice: Voice) -> tuple[Voice, ...]:
        """The recordings of humans that a word is taken from, where they have it, before `voice` says it."""
        humans = self.humans() if self._humans_first else ()
        return () if voice in humans else humans

    def player(self, voice: Voice, playback: PlaybackSettings) -> Player:
        """Where it sounds.

        Raises:
            NoAudioDevice: a device was named and is not there.
        """
        from langdu.audio import open_player

        return open_player(playback, silent=voice.engine == "silence")

    def aloud(self, book: SentenceSource, listener: Callable[[Event], None]) -> Aloud:
        """Who has the book read, once a voice is given to it."""
        from langdu.session.reading.aloud import Aloud

        return Aloud(book, listener)

    def install(self, voice: Voice, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Fetch a voice.

        Raises:
            InstallFailed: it could not be fetched whole.
        """
        self.store.install(voice, progress, cancelled)
