"""Drills on the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS

if TYPE_CHECKING:
    from langdu.audio import PlaybackSettings
    from langdu.library import Library
    from langdu.session.practice.drilling import Drilling
    from langdu.tui.screens.practice.drill import DrillRecorder


def run(
    drilling: Drilling,
    title: str,
    library: Library,
    *,
    voice: str = "auto",
    rate: float = 1.0,
    playback: PlaybackSettings = DEFAULT_SETTINGS,
    recorder: DrillRecorder | None = None,
    notice: str = "",
) -> int:
    """Drill until the time is up or the learner leaves; the exit status.

    Args:
        drilling: the session.
        title: what is drilled, in a few words.
        library: where the reader's theme is kept.
        voice: a voice's id, or auto for the best that is installed.
        rate: its speed, 0.5 to 2.0.
        playback: on which sound device, how loud and how late.
        recorder: who records and judges what the learner says; None where nothing is said.
        notice: what to tell at the beginning.

    Raises:
        VoiceMissing: there is no voice of that id.
        LangduError: the screen had a fault of its own.
    """
    from langdu.session.reading.voice.voice_provider import VoiceProvider
    from langdu.tui.practice.solo import run as show
    from langdu.tui.screens.practice.drill import DrillScreen

    provider = VoiceProvider(words=True, humans_first=voice == "auto")
    if voice != "auto":
        provider.store.get(voice)

    def screen() -> DrillScreen:
        return DrillScreen(
            drilling, title, provider, voice=voice, rate=rate, playback=playback, recorder=recorder, notice=notice
        )

    return show(screen, library)
