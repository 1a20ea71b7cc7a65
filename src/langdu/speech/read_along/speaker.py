"""A speaker whose voice is the user's recording: what a sentence sounds like is cut out of it by the cue's times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from langdu.model import Chunk, Latin, Mark, Pause, Say, Span, Utterance, Voice
from langdu.signal.pcm import pcm16
from langdu.speech.engines.common.mark_estimates import label, spread, weight
from langdu.speech.engines.common.stretch import Stretcher
from langdu.speech.planning.utterances import planned
from langdu.speech.read_along.cue_timeline import CueSentence
from langdu.speech.worker.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from langdu.model import Prosody, Sentence, Unit
    from langdu.speech.read_along.audio_file import AudioFile

#: Seconds over which sound is faded in and out where it does not go on.
FADE_SECONDS = 0.005
#: Seconds that who is reading has to see that it is to end; a file that stays open then is closed with the program.
CLOSING_SECONDS = 2.0
#: Letters of the file's name that a narrow status line shows.
SHORT_NAME = 16
ESTIMATED = "syllables estimated"


@dataclass(frozen=True, slots=True)
class TimedSay(Say):
    """A syllable, and when it sounds in the recording: from and to, in seconds."""

    first_s: float = 0.0
    last_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TimedLatin(Latin):
    """A word in Latin script, or sound without words, and when it sounds in the recording: from and to, in seconds."""

    first_s: float = 0.0
    last_s: float = 0.0


class RecordingSpeaker(Speaker):
    """Speaks with `file`, which it closes; sentences are `CueSentence`s."""

    def __init__(self, file: AudioFile) -> None:
        super().__init__(voice_of(file), None)
        self._audio = file

    def start(self) -> None:
        """Nothing is to be started: no process is needed."""

    def check(self) -> str | None:
        """It was opened, so it can be read."""
        return None

    def plan(self, sentence: Sentence) -> tuple[Utterance, ...]:
        """One utterance, whose syllables and words know when they sound; none for a sentence without a time."""
        if not isinstance(sentence, CueSentence):
            return ()
        units: list[Unit] = list(_timed(planned(sentence, self.voice)[0], sentence))
        if not units:
            here = Span(sentence.span.start, sentence.span.start)
            units.append(TimedLatin(here, "", sentence.first_s, sentence.end_s))
        if sentence.is_alone:
            units.append(Pause(Span(sentence.span.end, sentence.span.end), 0.0))
        return (Utterance(sentence.span, tuple(units)),)

    def speak(self, utterance: Utterance, prosody: Prosody) -> Generator[Chunk, None, None]:
        """The recording from the first unit to the last, at the rate of `prosody` and the same pitch.

        Raises:
            EngineFailed: the recording cannot be read there.
        """
        with self._speaking:
            with self._lock:
                self._request += 1
                request = self._request
            marks = _marks(utterance, self.sample_rate, prosody.rate)
            for samples in self._sound(utterance, prosody.rate):
                if self._is_over(request):
                    return
                yield Chunk(pcm16(samples), self.sample_rate, marks)
                marks = ()

    def _sound(self, utterance: Utterance, rate: float) -> Iterator[Any]:
        first, end = _limits(utterance, self.sample_rate)
        stretcher = Stretcher(1 / rate, self.sample_rate)
        is_alone = isinstance(utterance.units[-1], Pause)
        # What is stretched does not go on where the piece before it ended, even where the recording does.
        return _faded(
            self._stretched(stretcher, first, end),
            round(FADE_SECONDS * self.sample_rate) if is_alone or stretcher.changes else 0,
        )

    def _stretched(self, stretcher: Stretcher, first: int, end: int) -> Iterator[Any]:
        for samples in self._audio.pieces(first, end):
            yield stretcher.feed(samples)
        yield stretcher.end()

    def cancel(self) -> None:
        """Stop at the next piece."""
        with self._lock:
            self._cancelled = self._request

    def close(self) -> None:
        """Let go of the file, when nothing is being read from it any more."""
        self.cancel()
        if self._speaking.acquire(timeout=CLOSING_SECONDS):
            self._audio.close()
            self._speaking.release()


def voice_of(file: AudioFile) -> Voice:
    """What is shown of a recording where a voice would be."""
    return Voice(
        id=file.name if len(file.name) <= SHORT_NAME else f"{file.name[: SHORT_NAME - 1]}…",
        name=f"{file.name} ({ESTIMATED})",
        engine="recording",
        language="zh",
        gender="neutral",
        licence="the recording's own",
        attribution="",
        quality=100,
        sample_rate=file.sample_rate,
        hint="pinyin",
        marks="estimated",
        sandhi="langdu",
        sample="",
    )


def _timed(units: list[Unit], sentence: CueSentence) -> Iterator[TimedSay | TimedLatin]:
    """The syllables and words of a cue with their times; its pauses take theirs, but for the last."""
    weights = [weight(unit) for unit in units]
    if units and isinstance(units[-1], Pause):
        weights[-1] = 0.0  # the cue ends with its last syllable
    edges = [min(edge, sentence.end_s) for edge in spread(weights, sentence.first_s, sentence.last_s)]
    for unit, first_s, last_s in zip(units, edges[:-1], edges[1:], strict=True):
        if isinstance(unit, Say):
            yield TimedSay(unit.span, unit.syllable, unit.text, unit.closes, first_s, last_s)
        elif isinstance(unit, Latin):
            yield TimedLatin(unit.span, unit.text, first_s, last_s)


def _units(utterance: Utterance) -> list[TimedSay | TimedLatin]:
    return [unit for unit in utterance.units if isinstance(unit, TimedSay | TimedLatin)]


def _limits(utterance: Utterance, sample_rate: int) -> tuple[int, int]:
    """The samples of the recording from which and up to which an utterance is."""
    units = _units(utterance)
    return round(units[0].first_s * sample_rate), round(units[-1].last_s * sample_rate)


def _marks(utterance: Utterance, sample_rate: int, rate: float) -> tuple[Mark, ...]:
    """The marks, in samples of what is heard at `rate`."""
    first, end = _limits(utterance, sample_rate)
    whole = round((end - first) / rate)

    def heard(seconds: float) -> int:
        return min(whole, round((seconds * sample_rate - first) / rate))

    return tuple(
        Mark(unit.span, max(0, heard(unit.first_s)), max(0, heard(unit.last_s)), "estimated", label(unit))
        for unit in _units(utterance)
    )


def _faded(pieces: Iterator[Any], count: int) -> Iterator[Any]:
    """The pieces with the first `count` samples of all faded in and the last faded out."""
    import numpy as np

    held = np.zeros(0, np.float32)
    is_first = True
    for piece in pieces:
        held = np.concatenate([held, piece])
        if len(held) <= 2 * count:
            continue
        if is_first and count:
            held[:count] *= np.linspace(0, 1, count, dtype=np.float32)
        is_first = False
        ready, held = held[: len(held) - count], held[len(held) - count :]
        yield ready
    count = min(count, len(held))
    yield held[: len(held) - count]
    if count:
        yield held[len(held) - count :] * np.linspace(1, 0, count, dtype=np.float32)
