"""Reports made by hand, for tests of what is told of them."""

from __future__ import annotations

from dataclasses import replace

from langdu.model import Judged, Placed, Range, Report
from langdu.practice.report.advice import advice
from langdu.practice.targets import from_pinyin
from langdu.practice.tones.verdict import thresholds_for, verdict


def heard(asked: str, *tones: dict[int, float] | None, gap: float = 0.0) -> Report:
    """A report on `asked` (pinyin), in which each tone was heard with these probabilities; None: it was left out."""
    targets = from_pinyin(asked)
    found, at = [], 0.1
    for target, chances in zip(targets, tones, strict=True):
        place = Placed(at, at + 0.05, at + 0.25, "said" if chances else "omitted", 0.9)
        at = place.end + gap if chances else at
        ps = tuple((chances or {}).get(tone, 0.0) for tone in range(1, 6))
        colour, right = verdict(target, ps, thresholds_for(len(targets))) if chances else ("red", 0.9)
        tone = ps.index(max(ps)) + 1 if chances else 0
        told = advice(target, place, colour, ps)
        contour = (1.0, float("nan"), 2.0) if chances else ()
        found.append(Judged(target, place, colour, right, tone, ps, contour, (0.0, 1.0), told))
    return Report(tuple(found), range=Range(200.0, 3.5), seconds=at + 0.2)


def placed(report: Report, index: int, fate: str) -> Judged:
    """A syllable of a report with another fate."""
    judged = report.syllables[index]
    return replace(judged, place=replace(judged.place, heard=fate))
