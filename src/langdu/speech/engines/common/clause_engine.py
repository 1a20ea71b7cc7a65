"""What engines share that say a stretch of speech in one go: from one pause to the next, with exact pauses.

How to write such an engine: subclass `ClauseEngine`, load in `__init__`, call `calibrate` at its end, and say a
stretch in `sound`. Pauses, pitch, level, trimmed silence, fades, English words and marks are done here.

- A stretch is what stands between two pauses: so pauses are as long as asked, sound begins early and a cancelled
  sentence ends at the next of them. The voice hears by which sign the stretch ends.
- Pitch: said slower, then played faster.
- Level: a sentence said at the start is measured, and one gain brings all that follows to -18 LUFS; a soft clause
  stays softer than a loud one.
"""

from __future__ import annotations

import time
from abc import abstractmethod
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed
from langdu.model import Chunk, Latin, Mark, Pause, Prosody, Say, Span, Utterance
from langdu.pinyin import parse
from langdu.signal.loudness import loudness
from langdu.signal.pcm import floats, pcm16
from langdu.speech.engine import Engine
from langdu.speech.engines.common import english, waves
from langdu.speech.engines.common.keepalive import patiently
from langdu.speech.engines.common.loudness import gain_for, limited
from langdu.speech.engines.common.mark_estimates import label
from langdu.speech.planning.latin import is_spelled, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from langdu.model import Note, Syllable, Unit
    from langdu.model.speech import MarkOrigin
    from langdu.signal.arrays import Samples

#: Seconds over which a stretch is faded in and out, outside what can be heard of it.
FADE = 0.005
#: Said at the start to learn how loud the voice is, with pauses as in any text: every tone, open and closed syllables.
CALIBRATION = "qing1 chen2 ， hu2 mian4 shang5 piao1 qi3 le5 yi4 ceng2 bo2 wu4 ， yuan3 chu4 you3 niao3 jiao4 。"
#: The seconds of its pauses, and the gain at which it is said: no voice is so loud that it would be clipped.
PAUSES, SAFE = {"，": 0.25, "。": 0.45}, 0.25
#: What is read as the neutral tone, as the other voices read it.
UNKNOWN_TONE = "its tone is not known; said in the neutral tone"


@dataclass(frozen=True, slots=True)
class ClauseSound:
    """A stretch as the voice says it.

    Attributes:
        samples: mono, 1.0 full scale, at the voice's sample rate; silence before and after is no matter.
        edges: the sample at which each unit begins, and that at which the last ends.
        origins: where each unit's edges come from.
        notes: what is said otherwise than asked.
    """

    samples: Samples
    edges: Sequence[float]
    origins: Sequence[MarkOrigin]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """Units without a pause between them, and the pause that follows, in seconds, with its sign."""

    units: tuple[Say | Latin, ...]
    foreign: bool
    pause: float = 0.0
    sign: str = ""


class ClauseEngine(Engine):
    """An engine that says a stretch at a time.

    Attributes:
        gain: what its sound is multiplied with.
        stop: ends `sound` early, with an error, from another thread; None where it cannot be ended.
    """

    gain = 1.0
    stop: Callable[[], None] | None = None

    @abstractmethod
    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> ClauseSound:
        """Say `units` at `rate` times the normal speed.

        Args:
            units: syllables, and Latin words that are spelled or that the voice knows; one at least.
            sign: the punctuation mark that follows, if one does.
            rate: from 0.25 to 4: what the user set, times what the pitch asks for.

        Raises:
            EngineFailed: it cannot.
        """

    def knows(self, word: str) -> bool:
        """Whether the voice says this Latin word itself; eSpeak's English says what is neither known nor spelled."""
        return False

    def calibrate(self) -> None:
        """Warm the voice up and learn how loud it is and how long it takes; at the end of `__init__`."""
        here = Span(0, 0)
        units = [Pause(here, PAUSES[t], t) if t in PAUSES else Say(here, parse(t)) for t in CALIBRATION.split()]
        self.gain = SAFE
        chunks, begun = [], 0.0
        for chunk in self.speak(Utterance(here, tuple(units)), Prosody()):
            if chunk.pcm:
                begun = begun or time.perf_counter()  # the first stretch warms the voice up
                chunks.append(chunk.pcm)
        pcm = b"".join(chunks)
        later = sum(map(len, chunks[1:])) / 2 / self.sample_rate
        self.real_time_factor = (time.perf_counter() - begun) / later if later else 0.0
        self.gain = SAFE * gain_for(loudness(floats(pcm), self.sample_rate))

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """A chunk for each stretch, with the pause after it."""
        at = 0
        for stretch in stretches(utterance.units, self._is_foreign):
            chunk = yield from self._chunk(stretch, prosody, at)
            at += len(chunk.pcm) // 2
            yield chunk

    def _is_foreign(self, unit: Say | Latin) -> bool:
        return isinstance(unit, Latin) and not (is_names(unit.text) or self.knows(unit.text))

    def _chunk(self, stretch: Clause, prosody: Prosody, at: int) -> Generator[Chunk, None, Chunk]:
        silence = bytes(2 * round(stretch.pause / prosody.rate * self.sample_rate))
        if not stretch.units:
            return Chunk(silence, self.sample_rate)
        if stretch.foreign:
            said = self._foreign(stretch, prosody)
        else:
            said = yield from patiently(lambda: self._own(stretch, prosody), self.sample_rate, self.stop)
        samples, edges = trimmed(said.samples, said.edges, self.sample_rate)
        marks = placed(stretch.units, edges, said.origins, at)
        return Chunk(pcm16(samples) + silence, self.sample_rate, marks, said.notes)

    def _own(self, stretch: Clause, prosody: Prosody) -> ClauseSound:
        bend = 2 ** (prosody.pitch / 12)
        said = self.sound(stretch.units, stretch.sign, prosody.rate / bend)
        if not len(said.samples):
            raise EngineFailed("the voice gave no sound")
        samples = limited(waves.resample(said.samples, 1 / bend) * self.gain)
        return ClauseSound(samples, [edge / bend for edge in said.edges], said.origins, said.notes)

    def _foreign(self, stretch: Clause, prosody: Prosody) -> ClauseSound:
        words = [unit for unit in stretch.units if isinstance(unit, Latin)]
        samples, edges = english.say(words, prosody, self.sample_rate)
        return ClauseSound(samples, edges, ["engine"] * len(words))


def is_names(word: str) -> bool:
    """Whether a Latin word is said by the names of its letters, which are Mandarin syllables."""
    return is_spelled(word) and bool(spelled(word))


def syllables(unit: Say | Latin) -> tuple[Syllable, ...]:
    """The syllables of a unit: its own, or the names of its letters."""
    return (unit.syllable,) if isinstance(unit, Say) else spelled(unit.text)


def stretches(units: Sequence[Unit], foreign: Any) -> Iterator[Clause]:
    """`units` in stretches; `foreign` tells of a unit whether it goes to the English voice."""
    groups = [
        (kind, list(group)) for kind, group in groupby(units, lambda u: None if isinstance(u, Pause) else foreign(u))
    ]
    for i, (kind, group) in enumerate(groups):
        following = groups[i + 1] if i + 1 < len(groups) and groups[i + 1][0] is None else None
        if kind is not None:
            pauses = [unit for unit in following[1] if isinstance(unit, Pause)] if following else []
            sign = pauses[0].sign if pauses else ""
            spoken = tuple(unit for unit in group if not isinstance(unit, Pause))
            yield Clause(spoken, kind, sum(pause.seconds for pause in pauses), sign)
        elif i == 0:
            yield Clause((), False, sum(unit.seconds for unit in group if isinstance(unit, Pause)))


def trimmed(samples: Samples, edges: Sequence[float], rate: int) -> tuple[Samples, list[int]]:
    """`samples` without the silence around them, faded in and out; and the edges in what is left.

    Args:
        samples: at the level at which they will be heard.
        edges: where units begin, and where the last ends; brought into order, a sample apart at least, the first and
            the last to where something can be heard.
        rate: in Hz.
    """
    fade = round(FADE * rate)
    heard, last = waves.sounding(samples)
    first, last = max(0, heard - fade), min(len(samples), last + fade)
    units = len(edges) - 1
    kept = waves.lasting(samples[first:last], max(last - first, units))
    kept = waves.faded(waves.faded(kept, fade)[::-1], fade)[::-1]
    found = [min(max(round(edge) - first, 0), len(kept)) for edge in edges]
    found[0], found[-1] = min(found[0], heard - first), len(kept)
    for i in range(1, units + 1):
        found[i] = max(found[i], found[i - 1] + 1)
    for i in range(units, -1, -1):
        found[i] = min(found[i], len(kept) - (units - i))
    return kept, found


def placed(
    units: Sequence[Say | Latin], edges: Sequence[int], origins: Sequence[MarkOrigin], at: int
) -> tuple[Mark, ...]:
    """The marks of units that begin at `edges`, which count from sample `at` of the utterance."""
    return tuple(
        Mark(unit.span, at + start, at + end, origin, label(unit))
        for unit, start, end, origin in zip(units, edges[:-1], edges[1:], origins, strict=True)
    )
