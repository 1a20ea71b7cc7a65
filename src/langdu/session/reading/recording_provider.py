"""The user's recording in the place of a voice, and who is there to speak in any case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.session.reading.voice.voice_provider import VoiceProvider

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from langdu.model import Document, Place, Voice
    from langdu.session.reading.aloud import Aloud, Event, SentenceSource
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.reading.voice.voice_provider import VoiceCandidate
    from langdu.speech import Speaker
    from langdu.speech.read_along.audio_file import AudioFile


def provider_for(document: Document, options: ReadingOptions) -> VoiceProvider:
    """Who reads a document: the voices of this machine, or the recording that the options name."""
    if options.recording is not None:
        return RecordingProvider(document, options.recording)
    return VoiceProvider(document=document, dialogue=options.dialogue)


def opened_recording(path: Path, document: Document) -> AudioFile:
    """The recording that a document is to be read along with.

    Raises:
        UsageError: the document has no times.
        BadInput: the recording cannot be read, or ends before the first cue.
    """
    from langdu.errors import BadInput
    from langdu.speech.read_along.audio_file import AudioFile, clock

    if not document.cues:
        remedy = "--audio needs a text with times: .srt .vtt .ass .lrc"
        raise UsageError("this text has no times of its own", where=document.title, remedy=remedy)
    file = AudioFile(path)
    first_s = document.cues[0].start
    if first_s >= file.seconds:
        file.close()
        what = f"it ends at {clock(file.seconds)}, and the text's first line is at {clock(first_s)}"
        raise BadInput(what, where=str(path), remedy="name the recording that the text belongs to")
    return file


class RecordingProvider(VoiceProvider):
    """The recording in `file`, which the text's cues are of."""

    only_voice = "this is your recording; q and open without --audio to hear a voice"

    def __init__(self, document: Document, file: AudioFile) -> None:
        from langdu.speech.read_along.cue_timeline import CueTimeline
        from langdu.speech.read_along.speaker import RecordingSpeaker

        super().__init__(document=document)
        self._file, self._cues = file, len(document.cues)
        silent = frozenset(n for n, block in enumerate(document.blocks) if block.kind == "translation")
        self._timeline = CueTimeline(document.cues, file.seconds, silent)
        self._speaker = RecordingSpeaker(file)

    def choose(self, name: str) -> Voice:
        """The recording, whatever is asked for."""
        return self._speaker.voice

    def passed_over(self) -> str | None:
        """What to tell of cues that lie beyond the recording's end."""
        from langdu.speech.read_along.audio_file import clock

        beyond = self._cues - self._timeline.heard
        if not beyond:
            return None
        lines = "the last line of the text lies" if beyond == 1 else f"the last {beyond} lines of the text lie"
        return f"{self._file.name} ends at {clock(self._file.seconds)}: {lines} beyond it and cannot be heard"

    def better(self, voice: Voice) -> tuple[Voice, ...]:
        """None is offered."""
        return ()

    def candidates(self) -> tuple[VoiceCandidate, ...]:
        """There is no choice."""
        return ()

    def seconds_left(self, place: Place) -> float:
        """As the recording has it."""
        return self._timeline.left_s(place.block)

    def speaker(self, voice: Voice) -> Speaker:
        """Who speaks with the recording."""
        return self._speaker

    def reader(self, voice: Voice) -> Speaker:
        """The same."""
        return self._speaker

    def aloud(self, book: SentenceSource, listener: Callable[[Event], None]) -> Aloud:
        """Who has the book read along with the recording."""
        from langdu.session.reading.read_along import ReadAlong

        return ReadAlong(book, self._timeline, listener)
