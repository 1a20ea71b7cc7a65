"""From the reader to the practice of its sentence, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config import settings
from langdu.errors import LangduError
from langdu.session.reading.voice.voice_provider import VoiceProvider

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings, Player
    from langdu.model import Voice
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


def practise(reader: ReaderScreen) -> None:
    """Open the practice of the sentence that the reader is at; coming back, the reader is at the one practised last."""
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
        reader.book,
        practising,
        _Lent(*lent),
        Recorder(settings().microphone),
        voice=lent[0].voice.id,
        rate=reader.controller.rate,
        playback=reader.controller.playback,
        lent=True,
    )
    screen = PractiseScreen(controller, place, reader.preferences)

    def back(_: None) -> None:
        if screen.place is not None:
            reader.navigator.go(screen.place)
        reader.navigator.wake()

    reader.app.push_screen(screen, back)
