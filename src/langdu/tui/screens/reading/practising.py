"""From the reader to the practice of its sentence, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config import settings
from langdu.errors import LangduError
from langdu.model import Place
from langdu.session.reading.voice.voice_provider import VoiceProvider
from langdu.session.words.look_up.word_in_sentence import alone

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings, Player
    from langdu.model import Sentence, Voice
    from langdu.session.words.look_up.word_in_sentence import WordInSentence
    from langdu.speech import Speaker
    from langdu.tui.screens.reading.reader import ReaderScreen


class _Lent(VoiceProvider):
    """The reader's own voice and player: a second worker of the natural voice would take 176 MB and a second."""

    def __init__(self, speaker: Speaker, player: Player) -> None:
        super().__init__()
        self._speaker, self._player = speaker, player

    def choose(self, name: str) -> Voice:
        """The one there is."""
        return self._speaker.voice

    def speaker(self, voice: Voice) -> Speaker:
        """Who speaks for the reader."""
        return self._speaker

    def player(self, voice: Voice, playback: PlaybackSettings) -> Player:
        """Where the reader sounds."""
        return self._player


class _WordAlone:
    """A text of one word, read as it is where it was met."""

    def __init__(self, title: str, word: WordInSentence) -> None:
        self.title, self._sentence = title, alone(word)

    def news(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def sketch(self, block: int) -> tuple[Sentence, ...]:
        """The word."""
        return (self._sentence,)

    def sentence(self, place: Place) -> Sentence:
        """The word."""
        return self._sentence

    def after(self, place: Place) -> Place | None:
        """Nothing comes after it."""
        return None

    def before(self, place: Place) -> Place | None:
        """Nothing comes before it."""
        return None

    def remember(self, place: Place) -> None:
        """The reader keeps its own place."""


def practise(reader: ReaderScreen, word: WordInSentence | None = None) -> None:
    """Open the practice of a word, or of the sentence that the reader is at.

    Coming back from a sentence, the reader is at the one practised last.
    """
    from langdu.audio.recording.recorder import Recorder
    from langdu.library import PracticeLog
    from langdu.session.practice.controller import PracticeController
    from langdu.session.practice.practising import Practising
    from langdu.tui.screens.practice.practise import PractiseScreen

    place = reader.navigator.place
    if place is None:
        reader.notice("there is nothing in this text to say")
        return
    if reader.controller.only_voice:
        reader.notice(f"practice needs a voice: {reader.controller.only_voice}")
        return
    lent = reader.controller.lend()
    if lent is None:
        reader.notice("the voice is still coming; try again in a moment")
        return
    try:
        practising = Practising(PracticeLog(reader.library), keep=settings().keep_recordings)
    except LangduError as error:
        reader.notice(f"practice cannot be opened: {error}")
        return
    controller = PracticeController(
        reader.book if word is None else _WordAlone(reader.book.title, word),
        practising,
        _Lent(*lent),
        Recorder(settings().microphone),
        voice=lent[0].voice.id,
        rate=reader.controller.rate,
        playback=reader.controller.playback,
        lent=True,
    )
    screen = PractiseScreen(controller, place if word is None else Place(0, 0), reader.preferences)

    def back(_: None) -> None:
        if screen.place is not None and word is None:
            reader.navigator.go(screen.place)
        reader.navigator.wake()

    reader.app.push_screen(screen, back)
