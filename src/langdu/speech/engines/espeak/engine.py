"""eSpeak NG: always there, instant, small, and hard to understand. It is fed pinyin, never hanzi.

Each stretch between two pauses is one call, so that pauses are exactly as long as asked for; a syllable is a
word to the library, whose word events say at which sample it begins. Latin words are said by its English voice.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.model import Chunk, Latin, Mark, Note, Pause, Say
from langdu.pinyin import numbered, plain
from langdu.signal.pcm import floats, pcm16
from langdu.speech.data import rows
from langdu.speech.engine import Engine
from langdu.speech.engines.common.loudness import levelled
from langdu.speech.engines.espeak import library as libespeak
from langdu.speech.planning.latin import is_spelled, plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Prosody, Syllable, Utterance
    from langdu.speech.engine import Parameters

#: eSpeak's names of the five tones: pitch levels from 1 to 5.
TONES = {1: "55", 2: "35", 3: "214", 4: "51", 5: "11"}
#: What its pinyin calls a syllable of no known tone: the neutral one is the least wrong.
UNKNOWN = 5
#: What the library takes for words a minute, and the speed that comes of it, times that at 200: measured on four
#: sentences without a pause. 80 is its slowest.
SPEEDS = ((80, 0.4), (105, 0.5), (155, 0.75), (200, 1.0), (245, 1.25), (287, 1.5), (346, 1.75), (391, 2.0), (420, 2.2))
#: Seconds from a word's event to where its sound begins: a syllable's change is heard 0 to 12 ms after it.
HEARD = 0.012
#: Seconds of silence on either side of a Latin word, which would else run into the syllable before it.
GAP = 0.03
RETROFLEX_OR_DENTAL = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))


class Espeak(Engine):
    """Takes no files. Parameters: `voice`, `english` (eSpeak's names), `words_per_minute` at rate 1."""

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        self._lib = libespeak.EspeakLibrary()
        self.sample_rate = self._lib.sample_rate
        self._voice = str(parameters.get("voice", "sit/cmn-latn-pinyin"))
        self._english = str(parameters.get("english", "gmw/en-US"))
        self._speed = float(parameters.get("words_per_minute", 200))
        self._used = False

    def ipa(self, word: str) -> str:
        """An English word in IPA, the parts of a sound tied by ^."""
        return self._lib.phonemes(word, self._english, libespeak.IPA | libespeak.TIED | ord("^") << 8)

    @classmethod
    def missing(cls) -> str | None:
        """The wheel may not be there."""
        return libespeak.missing()

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """A chunk for each stretch of Mandarin, of Latin, and for each pause."""
        if self._used:
            self._lib.fresh()
        self._used = True
        at = 0
        for kind, group in groupby(utterance.units, type):
            units = list(group)
            if kind is Pause:
                seconds = sum(unit.seconds for unit in units if isinstance(unit, Pause))
                chunk = Chunk(bytes(2 * round(seconds / prosody.rate * self.sample_rate)), self.sample_rate)
            elif kind is Say:
                chunk = self._mandarin([u for u in units if isinstance(u, Say)], prosody, at)
            else:
                chunk = self._latin([u for u in units if isinstance(u, Latin)], prosody, at)
            at += len(chunk.pcm) // 2
            yield chunk

    def _mandarin(self, units: Sequence[Say], prosody: Prosody, at: int) -> Chunk:
        text, places = "", []
        for unit in units:
            token = spelling(unit.syllable)
            places.append(len(text) + (2 if token.startswith("[[") else 0))
            text += token + " "
        said = self._say(text, self._voice, prosody)
        labels = [numbered(unit.syllable) for unit in units]
        told = "its tone is not known; said in the neutral tone"
        unknown = [unit for unit in units if not unit.syllable.tone]
        notes = tuple(Note(unit.span, "approximated", f"{numbered(unit.syllable)}: {told}") for unit in unknown)
        return self._chunk(said, units, labels, places, at, notes)

    def _latin(self, units: Sequence[Latin], prosody: Prosody, at: int) -> Chunk:
        text, places = "", []
        for unit in units:
            places.append(len(text))
            text += english(unit.text) + " "
        said = self._say(text, self._english, prosody)
        gap = bytes(2 * round(GAP * self.sample_rate))
        shifted = tuple((place, sample + len(gap) // 2) for place, sample in said.words)
        said = libespeak.SpokenClause(gap + said.pcm + gap, shifted)
        return self._chunk(said, units, [unit.text for unit in units], places, at)

    def _say(self, text: str, voice: str, prosody: Prosody) -> libespeak.SpokenClause:
        speed = words_per_minute(self._speed / SPEEDS[3][0] * prosody.rate)
        pitch = round(min(max(50 + prosody.pitch * 50 / 12, 0), 100))
        return self._lib.say(text, voice, speed, pitch)

    def _chunk(
        self,
        said: libespeak.SpokenClause,
        units: Sequence[Say | Latin],
        labels: Sequence[str],
        places: Sequence[int],
        at: int,
        notes: tuple[Note, ...] = (),
    ) -> Chunk:
        begun, exact = word_starts(said, places)
        starts = [min(start + round(HEARD * self.sample_rate), len(said.pcm) // 2) for start in begun]
        ends = [*starts[1:], len(said.pcm) // 2]
        marks = tuple(
            Mark(unit.span, at + start, at + end, "engine" if known else "estimated", label)
            for unit, label, start, end, known in zip(units, labels, starts, ends, exact, strict=True)
        )
        level = pcm16(levelled(floats(said.pcm), self.sample_rate))
        return Chunk(level, self.sample_rate, marks, notes)


def words_per_minute(speed: float) -> int:
    """What to ask the library for, to be `speed` times as fast as at 200; the nearest it can."""
    import numpy as np

    asked, got = zip(*SPEEDS, strict=True)
    return round(float(np.interp(speed, got, asked)))


def word_starts(said: libespeak.SpokenClause, places: Sequence[int]) -> tuple[list[int], list[bool]]:
    """The sample at which each word begins that stands at `places`, and whether the library told it.

    A word without an event of its own begins halfway between its neighbours.
    """
    told: dict[int, int] = {}
    for place, sample in said.words:
        told.setdefault(place, sample)
    starts: list[int] = []
    length, last = len(said.pcm) // 2, 0
    for i, place in enumerate(places):
        following = (told[p] for p in places[i + 1 :] if p in told)
        guess = (last + next(following, length)) // 2 if i else 0
        last = min(max(last, told.get(place, guess)), length)
        starts.append(last)
    return starts, [place in told for place in places]


def spelling(syllable: Syllable) -> str:
    """How the library is asked for a syllable: by pinyin, or by phonemes where it knows no such pinyin."""
    tone = syllable.tone or UNKNOWN
    if syllable.erhua:
        return f"[[{_erhua(syllable)}{TONES[tone]}]]"
    letters = plain(syllable)
    if letters in _overrides():
        return f"[[{_overrides()[letters].format(t=TONES[tone])}]]"
    return f"{letters}{tone}"


def _erhua(syllable: Syllable) -> str:
    if syllable.final == "i" and syllable.initial in RETROFLEX_OR_DENTAL:
        return _initials()[syllable.initial] + "'@r"
    after, alone = _rhotic()[syllable.final]
    return _initials()[syllable.initial] + after if syllable.initial else alone


def english(text: str) -> str:
    """A Latin word as the English voice takes it: what is spelled has full stops between its letters."""
    text = plain_letters(text)
    return ".".join(text) + "." if text.isalpha() and len(text) > 1 and is_spelled(text) else text


@cache
def _overrides() -> dict[str, str]:
    return dict(rows("espeak_overrides.tsv"))


@cache
def _initials() -> dict[str, str]:
    return dict(rows("espeak_initials.tsv"))


@cache
def _rhotic() -> dict[str, tuple[str, str]]:
    return {final: (after, alone) for final, after, alone in rows("espeak_erhua.tsv")}
