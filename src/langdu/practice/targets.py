"""What a learner is asked to say: the syllables of a sentence as spoken, and the tones that are right for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.model import NEUTRAL, Span, Target, is_hanzi
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Reading, Sentence, Syllable

#: Signs after which a voice settles; third tones do not change across them.
_SETTLES = frozenset("，。！？；：、,.!?;:…—\n")
_PINYIN = re.compile(r"[^\s,.!?;:，。！？；：、]+|[,.!?;:，。！？；：、]")


def targets(sentence: Sentence) -> tuple[Target, ...]:
    """The syllables of an annotated sentence, in order; nothing for one that is not spoken."""
    if not sentence.is_spoken:
        return ()
    ends = _phrase_ends(sentence)
    said = [piece for reading in sentence.readings for piece in _pieces(sentence, reading, ends)]
    return _accepted(said)


def from_pinyin(text: str) -> tuple[Target, ...]:
    """The same for numbered or marked pinyin, "ni3 hao3", one syllable a word; third tones change as in speech.

    Raises:
        UsageError: something in it is no toned syllable.
    """
    said: list[Target] = []
    for match in _PINYIN.finditer(text):
        if match.group() in _SETTLES:
            said[-1:] = [_ending(target) for target in said[-1:]]
            continue
        syllable = _parsed(match.group())
        said.append(Target(Span(*match.span()), match.group(), syllable, syllable, frozenset((syllable.tone,))))
    return _accepted(_with_sandhi([*said[:-1], *map(_ending, said[-1:])]))


def _parsed(written: str) -> Syllable:
    try:
        syllable = parse(written)
    except ValueError as error:
        remedy = 'separate syllables by spaces, as in "ni3 hao3"'
        raise UsageError(f"{written!r} is not a syllable of pinyin", where="--pinyin", remedy=remedy) from error
    if not syllable.tone:
        remedy = f"write it with its tone, as in {written}3; 5 is the neutral tone"
        raise UsageError(f"{written!r} has no tone", where="--pinyin", remedy=remedy)
    return syllable


def _ending(target: Target) -> Target:
    return Target(target.span, target.text, target.citation, target.spoken, target.accepted, last=True)


def _phrase_ends(sentence: Sentence) -> set[int]:
    """Where phrases end: the end of each reading before a sign that settles, and of the last."""
    signs = [t.span.start for t in sentence.tokens if t.kind == "punct" and t.text[:1] in _SETTLES]
    ends = [reading.span.end for reading in sentence.readings]
    settled = {ends[at - 1] for sign in signs if (at := bisect_right(ends, sign))}
    return settled | set(ends[-1:])


def _pieces(sentence: Sentence, reading: Reading, ends: set[int]) -> Iterator[Target]:
    """A reading's syllables, each with its own character where there are as many."""
    inside = [token for token in sentence.tokens if reading.span.start <= token.span.start < reading.span.end]
    one_each = len(inside) == len(reading.spoken) and all(is_hanzi(token.text) for token in inside)
    for i, (citation, spoken) in enumerate(zip(reading.citation, reading.spoken, strict=True)):
        span = inside[i].span if one_each else reading.span
        text = inside[i].text if one_each else "".join(token.text for token in inside) if i == 0 else ""
        last = i == len(reading.spoken) - 1 and reading.span.end in ends
        yield Target(span, text, citation, spoken, frozenset((spoken.tone,)), last)


def _with_sandhi(said: Sequence[Target]) -> list[Target]:
    """Third tones before third tones spoken as second, from the end of each phrase, as a row of words would be."""
    changed = list(said)
    for i in range(len(changed) - 2, -1, -1):
        here, after = changed[i], said[i + 1]
        if here.citation.tone == 3 == after.citation.tone and not here.last:
            spoken = here.spoken.with_tone(2)
            changed[i] = Target(here.span, here.text, here.citation, spoken, frozenset((2,)), here.last)
    return changed


def _accepted(said: Sequence[Target]) -> tuple[Target, ...]:
    """Each with the tones that are right.

    A third tone in a row of third tones may change or not: which of them do is a matter of pace (Chen 2000, ch. 9).
    一 and 不 are right as spoken; between doubled words (看一看, 好不好) they may be neutral.
    """
    rows = _third_rows(said)
    return tuple(
        Target(t.span, t.text, t.citation, t.spoken, t.accepted | _also(said, i, i in rows), t.last)
        for i, t in enumerate(said)
    )


def _third_rows(said: Sequence[Target]) -> set[int]:
    """The syllables of a row of three and more third tones but the last: there several changes are right."""
    rows: set[int] = set()
    start = 0
    for i, target in enumerate(said):
        if target.citation.tone != 3:
            start = i + 1
        elif target.last or i + 1 == len(said) or said[i + 1].citation.tone != 3:
            rows |= set(range(start, i)) if i - start >= 2 else set()
            start = i + 1
    return rows


def _also(said: Sequence[Target], i: int, in_row: bool) -> frozenset[int]:
    target = said[i]
    doubled = 0 < i < len(said) - 1 and said[i - 1].citation == said[i + 1].citation and target.text in {"一", "不"}
    if doubled:
        return frozenset((NEUTRAL,))
    follows = said[i + 1].citation.tone if i + 1 < len(said) and not target.last else 0
    if in_row or (target.citation.tone == 3 == follows and target.spoken.tone == 3):
        return frozenset((2, 3))
    return frozenset()
