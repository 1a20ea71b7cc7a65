"""What a report says of the whole recording: no single number, since none is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.model import NEUTRAL

if TYPE_CHECKING:
    from langdu.model import Judged, Report

#: A silence between two syllables that is a pause, in seconds.
PAUSE = 0.25
#: How much longer the last syllable of a phrase is than others.
FINAL = 1.3


class HeardPause(NamedTuple):
    """A silence inside the recording, in seconds, before the syllable of that index."""

    start: float
    end: float
    before: int


class Facts(NamedTuple):
    """The figures.

    Attributes:
        right: syllables whose tone was surely right.
        judged: those that were judged: green or red, and there. Neutral tones are in no count: never wrong, they would
            lift every share.
        unsure: those that could not be judged.
        omitted: those that were left out.
        completeness: the share of the text that was said, 0..1.
        pace: syllables a second from the first to the last, pauses left out; 0 where nothing was said.
        pauses: in order.
    """

    right: int
    judged: int
    unsure: int
    omitted: int
    completeness: float
    pace: float
    pauses: tuple[HeardPause, ...]


def facts(report: Report) -> Facts:
    """The figures of a report."""
    said = [j for j in report.syllables if j.place.heard != "omitted"]
    toned = [j for j in said if j.target.accepted != {NEUTRAL}]
    judged = [j for j in toned if j.verdict != "amber"]
    unsure = [j for j in toned if j.verdict == "amber"]
    pauses = _pauses(report)
    spoken = said[-1].place.end - said[0].place.start - sum(p.end - p.start for p in pauses) if said else 0.0
    return Facts(
        right=sum(j.verdict == "green" for j in judged),
        judged=len(judged),
        unsure=len(unsure),
        omitted=len(report.syllables) - len(said),
        completeness=len(said) / len(report.syllables) if report.syllables else 0.0,
        pace=len(said) / spoken if spoken > 0 else 0.0,
        pauses=pauses,
    )


def duration_ratios(report: Report) -> tuple[float, ...]:
    """How long each syllable is beside the others: 1 is the recording's mean, lengthened where a phrase ends.

    0 for what was left out.
    """
    plain = [_length(j) / (FINAL if j.target.last else 1) for j in report.syllables]
    there = [length for length in plain if length > 0]
    mean = sum(there) / len(there) if there else 1.0
    return tuple(length / mean for length in plain)


def _length(judged: Judged) -> float:
    return 0.0 if judged.place.heard == "omitted" else judged.place.end - judged.place.start


def _pauses(report: Report) -> tuple[HeardPause, ...]:
    found = []
    last: Judged | None = None
    for i, judged in enumerate(report.syllables):
        if judged.place.heard == "omitted":
            continue
        if last is not None and judged.place.start - last.place.end >= PAUSE:
            found.append(HeardPause(last.place.end, judged.place.start, i))
        last = judged
    return tuple(found)
