"""Tone sandhi: how 一 and 不 are spoken in company, and where third tones change.

Xiandai Hanyu Cidian, 7th ed., at 一 and 不, save the neutral tone in 看一看, 好不好 and 看不见, which readers give them
in 5 of 100 places only (BZNSYP).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.decision import evidence
from langdu.annotate.hint_policy import CHANGING
from langdu.annotate.rules.third_tone_sandhi import third
from langdu.annotate.rules.yi_exceptions import keeps_tone
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.annotate.base import Draft
    from langdu.model import Reading

_TWO = re.compile("[一不]")
_ONE = "before tone 4 一 is yí, before other tones yì"
_NOT = "before tone 4 不 is bú"
_THIRD = "before another third tone it is spoken as a second"


class Sandhi:
    """Sets the spoken form of `readings`."""

    needs = frozenset({"script", "words", "readings"})
    sets = frozenset({"readings.spoken"})

    def __call__(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with their spoken forms; the very same where nothing changes."""
        return [_spoken(draft) for draft in drafts]


def _spoken(draft: Draft) -> Draft:
    starts = _starts(draft)
    tones = _tones(draft, starts)
    changes = _changes(draft.script.text, tones, _glossed(draft, starts), draft.words)
    if not changes:
        return draft
    readings = list(draft.sentence.readings)
    for at, (tone, because) in sorted(changes.items()):
        index = bisect_right(starts, at) - 1
        readings[index] = _respoken(readings[index], at - starts[index], tone, because)
    return draft._replace(sentence=replace(draft.sentence, readings=tuple(readings)))


def _starts(draft: Draft) -> list[int]:
    """Where each reading begins in the script."""
    units, readings = draft.script.units, draft.sentence.readings
    if len(units) == len(readings):
        return [unit.start for unit in units]
    places = {unit.span.start: unit.start for unit in units}
    return [places[reading.span.start] for reading in readings]


def _tones(draft: Draft, starts: list[int]) -> list[int]:
    """The tone of every character of the script; 0 for signs and merged 儿."""
    tones = [0] * len(draft.script.text)
    for start, reading in zip(starts, draft.sentence.readings, strict=True):
        citation = reading.citation
        if len(citation) == 1:  # nearly all are
            tones[start] = citation[0].tone
            continue
        for i, syllable in enumerate(citation):
            tones[start + i] = syllable.tone
    return tones


def _glossed(draft: Draft, starts: list[int]) -> dict[int, int]:
    """Where the text itself gives the spoken tone of 一 or 不, and which: 一(yí)个."""
    toned = {hint.span.start: hint.syllable.tone for hint in draft.sentence.hints if hint.toned}
    if not toned:
        return {}
    return {
        start: toned[reading.span.start]
        for start, reading in zip(starts, draft.sentence.readings, strict=True)
        if draft.script.text[start] in CHANGING and reading.source in {"gloss", "transcript"}
        if toned.get(reading.span.start, 0) not in {0, reading.citation[0].tone}
    }


def _changes(
    text: str, tones: list[int], glossed: dict[int, int], words: Sequence[tuple[int, int]]
) -> dict[int, tuple[int, str]]:
    """The new tone, and why, of each character that changes; `tones` are those of 一 and 不 as changed, then."""
    changes: dict[int, tuple[int, str]] = {}
    for match in _TWO.finditer(text):
        at = match.start()
        if at in glossed:
            tone, because = glossed[at], "the text says so"
        elif match.group() == "一":
            tone, because = (_one(text, tones, at) if tones[at] == 1 else tones[at]), _ONE
        else:
            tone, because = (_not(tones, at) if tones[at] == 4 else tones[at]), _NOT
        if tone != tones[at]:
            tones[at] = tone
            changes[at] = (tone, because)
    return changes | dict.fromkeys(third(tones, words), (2, _THIRD))


def _one(text: str, tones: list[int], i: int) -> int:
    if keeps_tone(text, i):
        return 1
    follows = tones[i + 1] if i + 1 < len(tones) else 0
    if follows == 4 or (follows == 5 and text[i + 1] == "个"):
        return 2
    return 4 if follows in (1, 2, 3) else 1


def _not(tones: list[int], i: int) -> int:
    return 2 if i + 1 < len(tones) and tones[i + 1] == 4 else 4


def _respoken(reading: Reading, index: int, tone: int, because: str) -> Reading:
    changed = reading.spoken[index].with_tone(tone)
    spoken = (*reading.spoken[:index], changed, *reading.spoken[index + 1 :])
    return replace(reading, spoken=spoken, trail=(*reading.trail, evidence("sandhi", numbered(changed), because)))
