"""How a text is to be read aloud: one value, handed on as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.session.reading.shadowing import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.audio.playback_settings import PlaybackSettings
    from langdu.model import Voice
    from langdu.session.reading.shadowing import Shadowing
    from langdu.speech.read_along.audio_file import AudioFile


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a text is read.

    Attributes:
        voice: a voice's id, or auto for the best that is installed.
        rate: its speed, 0.5 to 2.0.
        playback: on which sound device, how loud and how late.
        shadowing: how sentences are practised to begin with.
        dialogue: voices and the folders of their files for what people in the text say; none: all in one voice.
        plays: whether it begins at once.
        offers: whether a better voice may be offered unasked.
        sleep_s: seconds after which reading pauses at a sentence's end; None for never.
        stops_at_chapter: whether it pauses at the end of every chapter.
        pinyin_for: whose pinyin is shown, one of `langdu.config.PINYIN_FOR`; "" as it was last.
        recording: what a text with times of its own is read along with, in the place of a voice; None for a voice.
    """

    voice: str = "auto"
    rate: float = 1.0
    playback: PlaybackSettings = DEFAULT_SETTINGS
    shadowing: Shadowing = PLAIN
    dialogue: tuple[tuple[Voice, Path | None], ...] = ()
    plays: bool = False
    offers: bool = True
    sleep_s: float | None = None
    stops_at_chapter: bool = False
    recording: AudioFile | None = None
    pinyin_for: str = ""


#: The defaults.
AS_IT_IS = ReadingOptions()
