"""The full-screen reader; the only folder that knows Textual."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.session.reading.shadowing import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.audio import PlaybackSettings
    from langdu.model import Voice
    from langdu.session import Book
    from langdu.session.practice.practising import Practising
    from langdu.session.reading.shadowing import Shadowing

__all__ = ["practise", "run"]

log = logging.getLogger("langdu.tui")


def run(
    book: Book,
    *,
    voice: str = "auto",
    rate: float = 1.0,
    hearing: PlaybackSettings = DEFAULT_SETTINGS,
    shadowing: Shadowing = PLAIN,
    play: bool = False,
    offer: bool = True,
    dialogue: Sequence[tuple[Voice, Path | None]] = (),
) -> int:
    """Read a book on the screen; the caller closes it.

    Args:
        book: what to read; opened with `background=True`.
        voice: a voice's id, or auto for the best that is installed.
        rate: the speed to begin with, 0.5 to 2.0.
        hearing: on which sound device, how loud and how late.
        shadowing: how sentences are practised to begin with.
        play: whether to begin reading aloud at once.
        offer: whether to offer the natural voice, if it is not installed.
        dialogue: voices and the folders of their files for what people in the text say.

    Returns:
        The exit status.

    Raises:
        VoiceMissing: there is no voice of that id.
        LangduError: the reader had a fault of its own.
    """
    from langdu.config import log_file
    from langdu.errors import LangduError
    from langdu.tui.app import ReaderApp
    from langdu.tui.reading.voice_provider import VoiceProvider
    from langdu.tui.terminal import guarded

    cast = VoiceProvider(document=book.document, dialogue=dialogue)
    if voice != "auto":
        cast.store.get(voice)
    with guarded():
        app = ReaderApp(
            book, cast, voice=voice, rate=rate, hearing=hearing, shadowing=shadowing, play=play, offer=offer
        )
        status = app.show()
    if app.failure is not None:
        what = f"the reader failed: {type(app.failure).__name__}: {app.failure}"
        raise LangduError(what, remedy=f"your place is kept; the details are in {log_file()}") from app.failure
    return (app.return_code or 0) if status is None else status


def practise(
    book: Book,
    practising: Practising,
    *,
    voice: str = "auto",
    rate: float = 1.0,
    hearing: PlaybackSettings = DEFAULT_SETTINGS,
    microphone: str = "",
    by_voice: bool = True,
    calibrate: bool = False,
) -> int:
    """Practise the sentences of a book on the screen; the caller closes it.

    Args:
        book: what to practise; opened with `background=True`.
        practising: who judges, and remembers.
        voice: a voice's id, or auto for the best that is installed.
        rate: its speed, 0.5 to 2.0.
        hearing: on which sound device, and how loud.
        microphone: a part of the microphone's name; "" for the system's default.
        by_voice: whether a recording ends when the learner falls silent.
        calibrate: whether to begin with the calibration.

    Returns:
        The exit status.

    Raises:
        VoiceMissing: there is no voice of that id.
        LangduError: the screen had a fault of its own.
    """
    from langdu.audio.recording.recorder import Recorder
    from langdu.tui.practice import solo
    from langdu.tui.practice.practice_controller import PracticeController
    from langdu.tui.preferences import Preferences
    from langdu.tui.reading.voice_provider import VoiceProvider
    from langdu.tui.screens.practise import PractiseScreen

    cast = VoiceProvider()
    if voice != "auto":
        cast.store.get(voice)
    recorder = Recorder(microphone)
    studio = PracticeController(
        book, practising, cast, recorder, voice=voice, rate=rate, hearing=hearing, by_voice=by_voice
    )

    def screen() -> PractiseScreen:
        place = book.place() if len(book.blocks) else None
        return PractiseScreen(studio, place, Preferences(book.library, log.warning), calibrate=calibrate)

    return solo.run(screen, book.library)
