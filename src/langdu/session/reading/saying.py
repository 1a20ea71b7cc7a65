"""From a sentence to the chunks of its sound, from memory where it was said a moment ago."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.speech.planning.utterances import number_at, rest_of
from langdu.speech.rendering.utterance_cache import UtteranceCache
from langdu.speech.speeds import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import Chunk, Place, Prosody, Sentence, Span, Utterance
    from langdu.speech import Speaker

#: Seconds that a change of speed has to bring the first new sound before the device takes the old. The natural voice
#: takes 20 to 40 ms on two slow cores; one that is late has twice as long at a later syllable.
LEAD_S = 0.1


@dataclass(frozen=True, slots=True)
class Job:
    """What to say next: the sentence at `place`, from its syllable number `skip` or its characters `at` on.

    Attributes:
        turn: which time it is that the sentence is said, from 0.
        cut_at: the position on the stream from which on this takes the place of what is there; None for its end.
        lead_s: seconds that were left until `cut_at` when it was asked for.
    """

    place: Place
    skip: int = 0
    at: Span | None = None
    turn: int = 0
    cut_at: int | None = None
    lead_s: float = LEAD_S


class Saying:
    """Has sentences said. For one thread."""

    def __init__(self) -> None:
        self._recall = UtteranceCache()

    @staticmethod
    def rest(sentence: Sentence, speaker: Speaker, job: Job) -> tuple[int, Sequence[Utterance]]:
        """What of `sentence` the job wants said, and how many syllables and words that leaves out."""
        utterances = speaker.plan(sentence)
        skip = job.skip if job.at is None else number_at(utterances, job.at)
        return skip, rest_of(utterances, skip)

    def make_ready(self, sentence: Sentence, speaker: Speaker, prosody: Prosody, is_wanted: Callable[[], bool]) -> None:
        """Say a sentence into memory with a voice that is slow, until nobody wants it any more.

        Raises:
            LangduError: the voice failed.
        """
        if speaker.check() is not None or speaker.real_time_factor < SLOW:
            return
        for utterance in speaker.plan(sentence):
            for _ in self.chunks(speaker, utterance, prosody, is_wanted):
                if not is_wanted():
                    return

    def chunks(
        self, speaker: Speaker, utterance: Utterance, prosody: Prosody, is_wanted: Callable[[], bool]
    ) -> Iterator[Chunk]:
        """From memory, or from the speaker and, if it is wanted to its end, into memory."""
        known = self._recall.get(speaker, utterance, prosody)
        if known is not None:
            yield from known
            return
        said = []
        with closing(speaker.speak(utterance, prosody)) as chunks:
            for chunk in chunks:
                said.append(chunk)
                yield chunk
        if is_wanted():  # a cancelled utterance ends like a whole one
            self._recall.keep(speaker, utterance, prosody, said)
