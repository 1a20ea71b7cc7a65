"""Tone sandhi: how 一, 不 and third tones are spoken in company.

一 and 不: Xiandai Hanyu Cidian, 7th ed., at their entries, save the neutral tone in 看一看, 好不好 and 看不见, which
readers give them in 5 of 100 places only (BZNSYP). Third tones: Chen, "Tone Sandhi" (2000), ch. 9, words before
phrases; readers apply it to 99 of 100 pairs inside a word and to 90 between two, unless the next word's own first
syllable has changed: then to 1 to 10. It stops at punctuation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.ordinal import keeps_tone
from langdu.annotate.weigh import CHANGING
from langdu.model import Evidence
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.annotate.base import Draft
    from langdu.annotate.script import Script
    from langdu.model import Reading, Sentence, Syllable

_NUMBERS = frozenset("零〇一二三四五六七八九十幺")
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
    sentence, script = draft.sentence, draft.script
    changes = dict(_changes(script.text, _slots(sentence, script), dict(_glossed(sentence, script)), draft.words))
    if not changes:
        return draft
    return draft._replace(sentence=replace(sentence, readings=tuple(_respoken(sentence, script, changes))))


def _slots(sentence: Sentence, spoken: Script) -> list[Syllable | None]:
    """The syllable of every character of the spoken text; None for signs and merged 儿."""
    slots: list[Syllable | None] = [None] * len(spoken.text)
    starts = {unit.span.start: unit.start for unit in spoken.units}
    for reading in sentence.readings:
        start = starts[reading.span.start]
        for i, syllable in enumerate(reading.citation):
            slots[start + i] = syllable
    return slots


def _glossed(sentence: Sentence, spoken: Script) -> Iterator[tuple[int, int]]:
    """Where the text itself gives the spoken tone of 一 or 不, and which: 一(yí)个."""
    if not any(hint.toned for hint in sentence.hints):
        return
    starts = {unit.span.start: unit.start for unit in spoken.units}
    for reading in sentence.readings:
        start = starts[reading.span.start]
        if reading.hint and reading.source in {"gloss", "transcript"} and spoken.text[start] in CHANGING:
            tones = [hint.syllable.tone for hint in sentence.hints if hint.span.start == reading.span.start]
            if tones[0] not in {0, reading.citation[0].tone}:
                yield start, tones[0]


def _changes(
    text: str, slots: list[Syllable | None], glossed: dict[int, int], words: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, str]]]:
    """The new tone, and why, of each character that changes."""
    now = [syllable.tone if syllable else 0 for syllable in slots]
    for i, char in enumerate(text):
        if i in glossed:
            now[i] = glossed[i]
            yield i, (glossed[i], "the text says so")
            continue
        if char == "一" and now[i] == 1:
            tone = _one(text, now, i)
            because = _ONE
        elif char == "不" and now[i] == 4:
            tone = _not(now, i)
            because = _NOT
        else:
            continue
        if tone != now[i]:
            now[i] = tone
            yield i, (tone, because)
    for i in _third(now, words):
        yield i, (2, _THIRD)


def _one(text: str, tones: list[int], i: int) -> int:
    before, after = text[max(0, i - 1) : i], text[i + 1 : i + 2]
    if keeps_tone(text, i) or (before and before in _NUMBERS) or (after and after in _NUMBERS):
        return 1
    follows = tones[i + 1] if i + 1 < len(tones) else 0
    if follows == 4 or (follows == 5 and after == "个"):
        return 2
    return 4 if follows in (1, 2, 3) else 1


def _not(tones: list[int], i: int) -> int:
    return 2 if i + 1 < len(tones) and tones[i + 1] == 4 else 4


def _third(tones: list[int], words: Sequence[tuple[int, int]]) -> list[int]:
    """The third tones that are spoken as second: inside words first, then between them from the end.

    纸老虎: 老 changes before 虎, and 纸, no longer before a third tone, need not. A row of one-syllable words changes
    but for the last.
    """
    pairs = [i for i in range(len(tones) - 1) if tones[i] == 3 == tones[i + 1]]
    if not pairs:
        return []
    word_of = {i: word for word in words for i in range(*word)}
    changed = {i for i in pairs if i in word_of and word_of[i] == word_of.get(i + 1)}
    for i in reversed(pairs):
        if i + 1 not in changed or (i not in word_of and i + 1 not in word_of):
            changed.add(i)
    return sorted(changed)


def _respoken(sentence: Sentence, spoken: Script, changes: dict[int, tuple[int, str]]) -> Iterator[Reading]:
    starts = {unit.span.start: unit.start for unit in spoken.units}
    for reading in sentence.readings:
        start = starts[reading.span.start]
        changed = [(i, changes[start + i]) for i in range(len(reading.citation)) if start + i in changes]
        if not changed:
            yield reading
            continue
        syllables = list(reading.spoken)
        for i, (tone, _) in changed:
            syllables[i] = syllables[i].with_tone(tone)
        told = tuple(_told(syllables[i], because) for i, (_, because) in changed)
        yield replace(reading, spoken=tuple(syllables), trail=reading.trail + told)


def _told(syllable: Syllable, because: str) -> Evidence:
    return Evidence("sandhi", numbered(syllable), because)
