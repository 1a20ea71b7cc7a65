"""The full-screen reader; the only folder that knows Textual."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.session.reading.options import AS_IT_IS

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings
    from langdu.library import Library
    from langdu.session import Book
    from langdu.session.practice.practising import Practising
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.words.vocabulary import Vocabulary

__all__ = ["practise", "run"]

log = logging.getLogger("langdu.tui")


def run(book: Book, library: Library, options: ReadingOptions = AS_IT_IS, vocabulary: Vocabulary | None = None) -> int:
    """Read a book on the screen; the caller closes it and the library.

    Args:
        book: what to read; opened with `background=True`.
        library: where preferences and practice are kept.
        options: how.
        vocabulary: what the learner knows, where it is at hand; None to look in the library.

    Returns:
        The exit status.

    Raises:
        VoiceMissing: there is no voice of that id.
        LangduError: the reader had a fault of its own.
    """
    from langdu.config import log_file
    from langdu.errors import LangduError
    from langdu.session.reading.recording_provider import provider_for
    from langdu.tui.app import ReaderApp
    from langdu.tui.terminal import guarded

    provider = provider_for(book.document, options)
    if options.voice != "auto":
        provider.store.get(options.voice)
    with guarded():
        app = ReaderApp(book, library, provider, options, vocabulary)
        status = app.show()
    if app.failure is not None:
        what = f"the reader failed: {type(app.failure).__name__}: {app.failure}"
        raise LangduError(what, remedy=f"your place is kept; the details are in {log_file()}") from app.failure
    return (app.return_code or 0) if status is None else status


def practise(
    book: Book,
    library: Library,
    practising: Practising,
    *,
    voice: str = "auto",
    rate: float = 1.0,
    playback: PlaybackSettings = DEFAULT_SETTINGS,
    microphone: str = "",
    by_voice: bool = True,
    calibrate: bool = False,
) -> int:
    """Practise the sentences of a book on the screen; the caller closes it and the library.

    Args:
        book: what to practise; opened with `background=True`.
        library: where preferences are kept.
        practising: who judges, and remembers.
        voice: a voice's id, or auto for the best that is installed.
        rate: its speed, 0.5 to 2.0.
        playback: on which sound device, and how loud.
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
    from langdu.session.practice.controller import PracticeController
    from langdu.session.reading.voice.voice_provider import VoiceProvider
    from langdu.tui.practice import solo
    from langdu.tui.preferences import Preferences
    from langdu.tui.screens.practice.practise import PractiseScreen

    provider = VoiceProvider()
    if voice != "auto":
        provider.store.get(voice)
    recorder = Recorder(microphone)
    controller = PracticeController(
        book, practising, provider, recorder, voice=voice, rate=rate, playback=playback, by_voice=by_voice
    )

    def screen() -> PractiseScreen:
        place = book.place() if len(book.blocks) else None
        return PractiseScreen(controller, place, Preferences(library, log.warning), calibrate=calibrate)

    return solo.run(screen, library)
