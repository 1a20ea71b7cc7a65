"""Which words may stand among the answers beside the right one: alike in length, sound or level, never right too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.model import NEUTRAL, Syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from langdu.practice.drills.items import DrillWord
    from langdu.practice.drills.meanings import WordMeaning

#: How many are kept for a word: three are shown, other ones each time.
RIVALS = 12
#: What a word without a level counts as: rarer than all that have one.
NO_LEVEL = 8
#: What stands in the senses of words that have nothing to do with one another.
_COMMON = re.compile(
    "the|and|for|with|from|that|this|one|oneself|sth|sb|etc|esp|lit|fig|also|not|very|out|off|who|can|ha|have|into|over"
    "|made|make|person|people|something|someone|kind|type|used|form|particle|to|of|in|on|or|be|is|it|an|as|at|by|no|so"
    "|up|if|do"
)
_TERM = re.compile(r"[^\W\d_]{2,}")


def rivals(meaning: WordMeaning, pool: Iterable[WordMeaning]) -> tuple[WordMeaning, ...]:
    """The words of `pool` that are hardest to tell from a word, up to `RIVALS`, the hardest first.

    One that is written or sounds the same, or shares a term with it in any sense, could be right too and is none.
    """
    terms = _terms(meaning)
    fit = [one for one in pool if not (_sounds_like(meaning.word, one.word) or terms & _terms(one))]
    return tuple(sorted(fit, key=lambda one: _distance(meaning, one)))[:RIVALS]


def _distance(meaning: WordMeaning, other: WordMeaning) -> tuple[int, int, int]:
    """Length first; then a word of the same syllables in other tones, which only the tone tells apart; then level."""
    own, its = meaning.word.citation, other.word.citation
    same = len(own) == len(its) and all(map(Syllable.same_sound, own, its))
    longer = abs(len(own) - len(its)) + abs(len(meaning.word.text) - len(other.word.text))
    return longer, not same, abs((meaning.level or NO_LEVEL) - (other.level or NO_LEVEL))


def _terms(meaning: WordMeaning) -> frozenset[str]:
    found = {term.lower().removesuffix("s") for sense in meaning.all_senses for term in _TERM.findall(sense)}
    return frozenset(term for term in found if not _COMMON.fullmatch(term))


def _sounds_like(one: DrillWord, other: DrillWord) -> bool:
    if folded(one.text) == folded(other.text):
        return True
    said, its = _said(one.citation), _said(other.citation)
    return len(said) == len(its) and all(map(_same, said, its))


def _said(citation: Sequence[Syllable]) -> list[Syllable]:
    """With a third tone before a third spoken as a second."""
    after = [*citation[1:], None]
    return [
        here.with_tone(2) if here.tone == 3 and following is not None and following.tone == 3 else here
        for here, following in zip(citation, after, strict=True)
    ]


def _same(one: Syllable, other: Syllable) -> bool:
    """Whether two syllables can sound the same; a neutral one like any tone, as many are said either way."""
    tones = {one.tone, other.tone}
    return one.same_sound(other) and (len(tones) == 1 or NEUTRAL in tones)
