"""One recording, from the key to its end: by the key, by the voice, at two minutes, or when the microphone goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.audio.recording.microphone import RATE, SAMPLE
from langdu.practice.recording.endpoint import CHUNK, STEP, Activity, Endpointer

if TYPE_CHECKING:
    from threading import Event

    from langdu.audio.recording.recorder import Recorder

#: Seconds that somebody who begins by voice has to begin.
WAIT_FOR_VOICE_SECONDS = 8.0
#: Seconds kept before speech was heard: the detector takes up to 0.4 s of a voice that begins softly for none.
LEAD = 0.8
#: Seconds kept after the last speech that was heard: a final third tone dies away, and creaks.
TAIL = 0.5
#: Seconds of silence that end a word, and a sentence of more than so many syllables, in which a learner stops to think.
AFTER_WORD, AFTER_SENTENCE, WORD = 0.7, 1.1, 6
LOST = "the microphone went away: this is what it heard until then"
FULL = "two minutes are the longest recording: it ended there"


@dataclass(frozen=True, slots=True)
class Recording:
    """What was recorded.

    Attributes:
        pcm: mono, signed 16 bit, 16 kHz.
        heard: where speech is in it.
        note: what the learner should be told of how it ended; mostly empty.
    """

    pcm: bytes
    heard: Activity
    note: str = ""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.pcm) / SAMPLE / RATE


def record(
    recorder: Recorder, stop: Event, *, by_voice: bool = True, syllables: int = 1, pre_roll: bool = True
) -> Recording:
    """Record until `stop` is set or, by voice, until speech has ended. Blocks; for a thread of its own.

    Args:
        recorder: whose microphone; opened if it is not.
        stop: set by who wants it ended now.
        by_voice: whether the end of speech ends it, or `WAIT_FOR_VOICE_SECONDS` seconds in which nobody speaks.
        syllables: that are to be said: more of them are given longer pauses.
        pre_roll: whether the moment before is wanted.

    Raises:
        NoAudioDevice: there is no microphone.
    """
    endpointer = Endpointer(AFTER_WORD if syllables <= WORD else AFTER_SENTENCE)
    recorder.open()
    recorder.start(pre_roll=pre_roll)
    while not (stop.is_set() or recorder.is_lost or recorder.is_full or (by_voice and _is_over(endpointer))):
        endpointer.feed(recorder.read())
    ended = LOST if recorder.is_lost else FULL if recorder.is_full else ""
    note = "; ".join(filter(None, (recorder.news(), ended)))
    endpointer.feed(recorder.read(0))
    return _trimmed(recorder.finish(), endpointer, note, ended=by_voice)


def _is_over(endpointer: Endpointer) -> bool:
    return endpointer.ended is not None or (endpointer.began is None and endpointer.seconds > WAIT_FOR_VOICE_SECONDS)


def _trimmed(pcm: bytes, endpointer: Endpointer, note: str, *, ended: bool) -> Recording:
    """Without the silence before the speech, over `LEAD`, and if the voice `ended` it, after it, over `TAIL`."""
    whole = endpointer.activity
    first, last, end = 0, len(whole.probabilities), len(pcm)
    if endpointer.began is not None:
        first = max(0, round((endpointer.began - LEAD) / STEP))
    if ended and endpointer.ended is not None:
        last = min(last, round((endpointer.ended + TAIL) / STEP))
        end = last * CHUNK * SAMPLE
    return Recording(pcm[first * CHUNK * SAMPLE : end], Activity(whole.probabilities[first:last]), note)
