"""From the reader to the practice of its sentence, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config import settings
from langdu.errors import LangduError

if TYPE_CHECKING:
    from langdu.tui.screens.reader import ReaderScreen


def practise(reader: ReaderScreen) -> None:
    """Open the practice of the sentence that the reader is at; coming back, the reader is at the one practised last."""
    from langdu.audio.recorder import Recorder
    from langdu.library import PracticeLog
    from langdu.session.practising import Practising
    from langdu.tui.screens.practise import PractiseScreen
    from langdu.tui.studio import Studio

    place = reader.conductor.place
    if place is None:
        reader.notice("there is nothing in this text to say")
        return
    reader.sound.pause()
    try:
        practising = Practising(PracticeLog(reader.book.library), keep=settings().keep_recordings)
    except LangduError as error:
        reader.notice(f"practice cannot be opened: {error}")
        return
    studio = Studio(
        reader.book,
        practising,
        reader.sound.cast,
        Recorder(settings().microphone),
        voice=reader.sound.voice.id if reader.sound.voice else "auto",
        rate=reader.sound.rate,
        hearing=reader.sound.hearing,
    )
    screen = PractiseScreen(studio, place, reader.preferences)

    def back(_: None) -> None:
        if screen.place is not None:
            reader.conductor.go(screen.place)
        reader.conductor.wake()

    reader.app.push_screen(screen, back)
