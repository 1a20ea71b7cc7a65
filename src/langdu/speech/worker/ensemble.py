"""Several voices that speak as one: narration in one, what people say in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import VoiceMissing
from langdu.model import Pause, Span
from langdu.speech.planning.utterances import in_breaths, planned
from langdu.speech.worker.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from langdu.model import Chunk, Prosody, Sentence, Unit, Utterance


class Ensemble(Speaker):
    """A speaker of several.

    Args:
        speakers: the narrator first; of those who follow, each speech has the next. With only one more, people in the
            text are heard in turn as that one and as the narrator.
        turn: tells of a code point whose turn it is: 0 for narration, else 1, 2, …

    Raises:
        VoiceMissing: the voices have different sample rates.
    """

    def __init__(self, speakers: Sequence[Speaker], turn: Callable[[int], int]) -> None:
        first = speakers[0]
        super().__init__(first.voice, first.folder)
        for other in speakers:
            if other.sample_rate != first.sample_rate:
                what = f"has {other.sample_rate} samples a second, {first.voice.id} {first.sample_rate}"
                raise VoiceMissing(what, where=other.voice.id, remedy="choose two that have the same (24000 or 22050)")
        self._speakers, self._turn = tuple(speakers), turn
        self._others = self._speakers[1:] if len(speakers) > 2 else (*self._speakers[1:], first)

    def _who(self, offset: int) -> Speaker:
        turn = self._turn(offset)
        return self._others[(turn - 1) % len(self._others)] if turn else self._speakers[0]

    def plan(self, sentence: Sentence) -> tuple[Utterance, ...]:
        """The sentence in parts, each as its speaker is asked to say it."""
        plans = {speaker: planned(sentence, speaker.voice) for speaker in self._speakers}
        parts: list[Utterance] = []
        for who, span in self._shares(plans[self._speakers[0]][0]):
            units, notes = plans[who]
            mine = [unit for unit in units if span.start <= unit.span.start and unit.span.end <= span.end]
            parts += in_breaths(mine, notes)
        return tuple(parts)

    def _shares(self, units: Sequence[Unit]) -> list[tuple[Speaker, Span]]:
        """Which voice says which characters; a pause belongs to the voice before it."""
        shares: list[tuple[Speaker, Span]] = []
        for unit in units:
            who = shares[-1][0] if isinstance(unit, Pause) and shares else self._who(unit.span.start)
            if shares and who is shares[-1][0]:
                shares[-1] = (who, Span(shares[-1][1].start, max(unit.span.end, shares[-1][1].end)))
            else:
                shares.append((who, unit.span))
        return shares

    def speak(self, utterance: Utterance, prosody: Prosody) -> Generator[Chunk, None, None]:
        """As one of them."""
        yield from self.who(utterance).speak(utterance, prosody)

    def who(self, utterance: Utterance) -> Speaker:
        """Who says it."""
        return self._who(utterance.span.start)

    @property
    def real_time_factor(self) -> float:
        """That of the slowest."""
        return max(speaker.real_time_factor for speaker in self._speakers)

    @property
    def pid(self) -> int | None:
        """The narrator's."""
        return self._speakers[0].pid

    def start(self) -> None:
        """Start all of them."""
        for speaker in self._speakers:
            speaker.start()

    def check(self) -> str | None:
        """Whether all start here."""
        return next((problem for speaker in self._speakers if (problem := speaker.check()) is not None), None)

    def cancel(self) -> None:
        """Stop the voice that speaks."""
        for speaker in self._speakers:
            speaker.cancel()

    def close(self) -> None:
        """End all."""
        for speaker in self._speakers:
            speaker.close()
