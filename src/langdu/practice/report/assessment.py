"""A report as a program reads it: `langdu score --json`.

Names that Azure's pronunciation assessment (`offset`, `duration`, `error_type`, `completeness_score`) and iFlytek's
speech evaluation (`content`, `symbol`, `beg_pos`, `end_pos`, `dp_message`) have for the same thing are theirs, so
that a program can switch.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from langdu.pinyin import numbered
from langdu.practice.report.facts import duration_ratios, facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Extra, Judged, Report

#: Azure's unit of time, and iFlytek's, a second.
TICKS, FRAMES = 10_000_000, 100
#: iFlytek's `dp_message`: as in the text, left out, put in, said again, another sound than the text's.
SAID, OMITTED, INSERTED, REPEATED, REPLACED = 0, 16, 32, 64, 128


def assessment(report: Report, text: str) -> dict[str, Any]:
    """The report as JSON's types; seconds are the recording's, contours semitones from the learner's median."""
    figures = facts(report)
    ratios = duration_ratios(report)
    return {
        "text": text,
        "duration": _rounded(report.seconds),
        "refusal": report.refusal or None,
        "warnings": list(report.warnings),
        "provisional": report.provisional,
        "experimental": report.experimental,
        "range": report.range
        and {
            "median_hz": round(report.range.median, 1),
            "spread_semitones": round(report.range.spread, 2),
        },
        "completeness": _rounded(figures.completeness),
        "completeness_score": round(100 * figures.completeness, 1),
        "tones": {"right": figures.right, "judged": figures.judged, "unsure": figures.unsure},
        "pace": round(figures.pace, 2),
        "pauses": [{"from": _rounded(p.start), "to": _rounded(p.end), "before": p.before} for p in figures.pauses],
        "syllables": [_syllable(judged, ratio) for judged, ratio in zip(report.syllables, ratios, strict=True)],
        "extras": [_extra(extra) for extra in report.extras],
    }


def _syllable(judged: Judged, ratio: float) -> dict[str, Any]:
    target, place = judged.target, judged.place
    omitted = place.heard == "omitted"
    return {
        "text": target.text,
        "pinyin": numbered(target.citation),
        "spoken": numbered(target.spoken),
        "accepted": sorted(target.accepted),
        **_times(place.start, place.end),
        "vowel": _rounded(place.vowel),
        "verdict": judged.verdict,
        "confidence": _rounded(judged.confidence),
        "heard": judged.tone or None,
        "probabilities": {str(tone): _rounded(p) for tone, p in enumerate(judged.probabilities, 1)},
        "placed": place.heard,
        "place_confidence": _rounded(place.confidence),
        "error_type": "Omission" if omitted else "Mispronunciation" if judged.verdict == "red" else "None",
        "dp_message": OMITTED if omitted else REPLACED if judged.verdict == "red" else SAID,
        "content": target.text,
        "symbol": numbered(target.spoken),
        "duration_ratio": round(ratio, 2),
        "contour": _contour(judged.contour),
        "canonical": _contour(judged.canonical),
        "advice": judged.advice or None,
    }


def _extra(extra: Extra) -> dict[str, Any]:
    again = extra.kind == "restart"
    return {
        "kind": extra.kind,
        **_times(extra.start, extra.end),
        "before": extra.before,
        "error_type": "Insertion" if extra.kind != "hesitation" else "UnexpectedBreak",
        "dp_message": REPEATED if again else INSERTED,
    }


def _times(start: float, end: float) -> dict[str, Any]:
    return {
        "from": _rounded(start),
        "to": _rounded(end),
        "offset": round(start * TICKS),
        "duration": round((end - start) * TICKS),
        "beg_pos": round(start * FRAMES),
        "end_pos": round(end * FRAMES),
    }


def _rounded(value: float) -> float:
    return round(value, 3)


def _contour(values: Iterable[float]) -> list[float | None]:
    return [round(value, 2) if math.isfinite(value) else None for value in values]
