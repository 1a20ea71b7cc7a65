"""A voice, and before it humans who were recorded: a word is theirs where one recording has all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.speech.references import RecordingIndex
from langdu.speech.worker.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from langdu.model import Chunk, Prosody, Utterance


class RecordedFirst(Speaker):
    """A speaker for single words.

    Syllables recorded one by one are never joined to a word here: their tones are those of syllables said alone.

    Args:
        speaker: says what was not recorded.
        humans: speakers of recordings; the first who has a word says it. One with another sample rate than `speaker`,
            or whose recordings cannot be read, says nothing.
    """

    def __init__(self, speaker: Speaker, humans: Sequence[Speaker]) -> None:
        super().__init__(speaker.voice, speaker.folder)
        self._speaker = speaker
        self._humans = [(human, has) for human in humans if (has := _has(human, speaker.sample_rate)) is not None]

    def who(self, utterance: Utterance) -> Speaker:
        """Who says it."""
        found = (human for human, has in self._humans if has.whole(utterance.units) is not None)
        return next(found, self._speaker)

    def speak(self, utterance: Utterance, prosody: Prosody) -> Generator[Chunk, None, None]:
        """By a human, or by the voice."""
        yield from self.who(utterance).speak(utterance, prosody)

    @property
    def real_time_factor(self) -> float:
        """The voice's."""
        return self._speaker.real_time_factor

    @property
    def pid(self) -> int | None:
        """The voice's."""
        return self._speaker.pid

    def start(self) -> None:
        """Start all."""
        for speaker in self._all():
            speaker.start()

    def check(self) -> str | None:
        """Whether the voice starts here."""
        return self._speaker.check()

    def cancel(self) -> None:
        """Stop the voice that speaks."""
        for speaker in self._all():
            speaker.cancel()

    def close(self) -> None:
        """End all."""
        for speaker in self._all():
            speaker.close()

    def _all(self) -> list[Speaker]:
        return [self._speaker, *(human for human, _ in self._humans)]


def _has(human: Speaker, sample_rate: int) -> RecordingIndex | None:
    if human.folder is None or human.sample_rate != sample_rate:
        return None
    try:
        return RecordingIndex.read(human.folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
