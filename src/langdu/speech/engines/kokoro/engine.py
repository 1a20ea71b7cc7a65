"""Kokoro-82M v1.0 (StyleTTS 2): free voices of women and men, told the pinyin, exact to the syllable.

Its network tells how long each symbol lasts, so marks are its own. Its tones are good in sentences and poor in words;
`kokoro_tones` leads its pitch to those that are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import VoiceMissing
from langdu.model import Note, Range, Say, Span
from langdu.packages import is_missing, remedy
from langdu.pinyin import parse
from langdu.speech.engines.common.clause_engine import ClauseEngine, ClauseSound, trimmed
from langdu.speech.engines.common.settings import EngineSettings
from langdu.speech.engines.kokoro import english as kokoro_english
from langdu.speech.engines.kokoro import phones as kokoro_phones
from langdu.speech.engines.kokoro import split as kokoro_split
from langdu.speech.engines.kokoro.model import FRAME, PASS_SYMBOLS, SAMPLE_RATE, KokoroModel
from langdu.speech.engines.kokoro.symbols import WORD as SPACE
from langdu.speech.engines.kokoro.tones import WORD, led

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.model import Latin
    from langdu.speech.engine import Parameters
    from langdu.speech.engines.kokoro.phones import KokoroPhones


#: What leads up to a word that is said alone (这个词的发音是，): without it the network articulates badly.
LEAD, LEAD_SIGN = "zhe4/ ge5/ ci2/ de5/ fa1 yin1/ shi4/", "，"
_LEAD = [Say(Span(0, 0), parse(text.rstrip("/")), closes="word" if "/" in text else "") for text in LEAD.split()]
#: Frames before its first that belong to a word: sounds begin before the network says that they do.
BEFORE = 6
#: Syllables that are said in one pass; more would take much memory, and nobody says them in one breath.
PASS_SYLLABLES = 40
#: Told of a word of hundreds of letters, which cannot be said in parts.
TOO_LONG = "the word is too long for the voice: its end is not said"


class Kokoro(ClauseEngine):
    """Needs the voice's folder.

    Parameters: `model` and `styles`, the names of its files; `speaker`, zf_xiaoyi and the like (zf are women, zm men);
    `pitch`, the median of the speaker's in Hz, and `spread`, its standard deviation in semitones.
    """

    sample_rate = SAMPLE_RATE

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        if problem := self.missing():
            raise VoiceMissing(problem)
        settings = EngineSettings("kokoro", folder, parameters, ("model", "styles", "speaker", "pitch", "spread"))
        speaker = settings.matching("speaker", r"[a-z]{2}_\w+", "zf_xiaoyi")
        self._range = Range(settings.number("pitch", 220, 60, 500), settings.number("spread", 4, 1, 8))
        self._model = KokoroModel(settings.file("model"), settings.file("styles"), speaker)
        self.stop = self._model.stop
        self.calibrate()

    @classmethod
    def missing(cls) -> str | None:
        """One of its packages may not be there."""
        for module in ("onnxruntime", "onnx"):
            if is_missing(module):
                return f"the package {module} is not installed; {remedy(module)}"
        return None

    @classmethod
    def prepare(cls, folder: Path) -> None:
        """Cut the network in three."""
        for model in sorted(folder.glob("*.onnx")):
            kokoro_split.split(model)

    def knows(self, word: str) -> bool:
        """It says English words by their sounds."""
        return bool(kokoro_english.symbols(word))

    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> ClauseSound:
        """One pass through the network, or two where it is too long for one."""
        made = kokoro_phones.spell(units, sign)
        if len(made.syllables) <= WORD:
            return self._alone(units, made, rate)
        if (len(made.text) > PASS_SYMBOLS or len(made.syllables) > PASS_SYLLABLES) and len(units) > 1:
            return _joined(*(self.sound(half, mark, rate) for half, mark in _halves(units, sign)))
        return self._said(units, made, rate, 0)

    def _alone(self, units: Sequence[Say | Latin], made: KokoroPhones, rate: float) -> ClauseSound:
        """A word: said behind a few others that are not heard."""
        lead = kokoro_phones.spell(_LEAD, LEAD_SIGN).text
        made.text = lead + SPACE + made.text
        made.firsts = [first + len(lead) + 1 for first in made.firsts]
        return self._said(units, made, rate, len(lead) + 1)

    def _said(self, units: Sequence[Say | Latin], made: KokoroPhones, rate: float, unsaid: int) -> ClauseSound:
        text = made.text[:PASS_SYMBOLS]
        if len(made.text) > PASS_SYMBOLS:
            made.notes.append(Note(units[0].span, "lost", TOO_LONG))
        samples, drawn = self._model.run(text, rate, lambda found: led(found, made, self._range))
        start = max(0, int(drawn.frames[unsaid]) - BEFORE) * FRAME if unsaid else 0
        places = [min(made.firsts[at], len(text)) for at in _beginnings(made, len(units))]
        edges = [float(drawn.frames[place]) * FRAME - start for place in places]
        return ClauseSound(samples[start:], edges, ["engine"] * len(units), tuple(made.notes))


def _beginnings(made: KokoroPhones, units: int) -> list[int]:
    """Which syllable each unit begins with; and the end."""
    return [*(made.units.index(unit) for unit in range(units)), len(made.syllables)]


def _halves(units: Sequence[Say | Latin], sign: str) -> tuple[tuple[Sequence[Say | Latin], str], ...]:
    """The two parts, as equal as words allow."""
    ends = [at for at, unit in enumerate(units[:-1], 1) if not isinstance(unit, Say) or unit.closes]
    middle = min(ends or [len(units) // 2], key=lambda at: abs(at - len(units) / 2))
    return (units[:middle], ""), (units[middle:], sign)


def _joined(first: ClauseSound, second: ClauseSound) -> ClauseSound:
    import numpy as np

    (before, starts), (behind, ends) = (trimmed(part.samples, part.edges, SAMPLE_RATE) for part in (first, second))
    edges = [*starts[:-1], *(edge + len(before) for edge in ends)]
    samples = np.concatenate([before, behind])
    return ClauseSound(samples, edges, [*first.origins, *second.origins], first.notes + second.notes)
