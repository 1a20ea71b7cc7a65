"""Tone sandhi: how 一, 不 and third tones are spoken in company.

一 and 不: Xiandai Hanyu Cidian, 7th ed., at their entries. Third tones: Chen, "Tone Sandhi" (2000), ch. 9; inside a
phrase speakers apply it to 95 of 100 pairs, across larger breaks rarely (measured on the prosody marks of read
sentences), so it stops at punctuation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.ordinal import keeps_tone
from langdu.annotate.script import script
from langdu.annotate.segment import segment
from langdu.annotate.weigh import CHANGING
from langdu.model import Evidence
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.annotate.script import Script
    from langdu.model import Reading, Sentence, Syllable

_DIGITS = frozenset("零〇一二三四五六七八九十百千万亿两幺")
#: After these 一 counts, or ends a name of a number, and keeps its tone.
_BEFORE_ORDINAL = frozenset("第初周期其之专单统唯万")
_NUMBERS = frozenset("零〇一二三四五六七八九十幺")
_ONE = "before tone 4 一 is yí, before other tones yì"
_NOT = "before tone 4 不 is bú"
_THIRD = "before another third tone it is spoken as a second"


class Sandhi:
    """Sets the spoken form of `readings`."""

    needs = frozenset({"readings"})
    sets = frozenset({"readings.spoken"})

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence with its spoken forms; the very same where nothing changes."""
        spoken = script(sentence)
        slots = _slots(sentence, spoken)
        changes = dict(_changes(spoken.text, slots, dict(_glossed(sentence, spoken))))
        if not changes:
            return sentence
        return replace(sentence, readings=tuple(_respoken(sentence, spoken, changes)))


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


def _changes(text: str, slots: list[Syllable | None], glossed: dict[int, int]) -> Iterator[tuple[int, tuple[int, str]]]:
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
            tone = _not(text, now, i)
            because = _NOT
        else:
            continue
        if tone != now[i]:
            now[i] = tone
            yield i, (tone, because if tone != 5 else "between two alike it is unstressed")
    for i in _third(text, now):
        yield i, (2, _THIRD)


def _one(text: str, tones: list[int], i: int) -> int:
    before = text[i - 1] if i else ""
    after = text[i + 1 : i + 2]
    if before and before == after and before not in _DIGITS and text[i - 2 : i - 1] != "一":
        return 5
    if keeps_tone(text, i) or before in _BEFORE_ORDINAL or before in _NUMBERS or after in _NUMBERS:
        return 1
    follows = tones[i + 1] if i + 1 < len(tones) else 0
    if follows == 4 or (follows == 5 and after == "个"):
        return 2
    return 4 if follows in (1, 2, 3) else 1


def _not(text: str, tones: list[int], i: int) -> int:
    before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
    if before and before == after:
        return 5
    return 2 if i + 1 < len(tones) and tones[i + 1] == 4 else 4


def _third(text: str, tones: list[int]) -> Iterator[int]:
    """The third tones that are spoken as second: in a run each but the last, words first."""
    start = 0
    while start < len(tones):
        end = start
        while end < len(tones) and tones[end] == 3:
            end += 1
        # 小老鼠, 纸老虎: one and two, the word changes first and the first syllable need not.
        if end - start == 3 and _is_one_and_two(text, start):
            yield start + 1
        elif end - start > 1:
            yield from range(start, end - 1)
        start = max(end, start + 1)


def _is_one_and_two(text: str, start: int) -> bool:
    words = segment(text)
    return (start + 1, start + 3) in words and (start, start + 2) not in words


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
