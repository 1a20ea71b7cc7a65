"""Reports for tests, without any sound."""

from __future__ import annotations

from langdu.model import Judged, Placed, Report, Span, Target, Verdict
from langdu.pinyin import parse


def judged(text: str, pinyin: str, verdict: Verdict = "green", heard: int = 0, *, at: int = 0) -> Judged:
    """A judged syllable; `heard` is the tone asked where none is given."""
    syllable = parse(pinyin)
    target = Target(Span(at, at + len(text)), text, syllable, syllable, frozenset({syllable.tone}))
    place = Placed(0.0, 0.1, 0.4, "said", 0.9)
    tone = heard or syllable.tone
    odds = tuple(0.9 if tone == t else 0.025 for t in range(1, 6))
    return Judged(target, place, verdict, odds[syllable.tone - 1], tone, odds, (0.0, 1.0), (0.0, 1.0))


def report(*syllables: Judged, seconds: float = 1.5) -> Report:
    """A report of these syllables."""
    return Report(syllables, seconds=seconds)
