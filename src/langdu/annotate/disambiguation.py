"""The choice for every character of a text: words beyond doubt, rules of grammar, the model, the commonest reading."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.decision import Decision, alone, evidence, in_word, judged
from langdu.annotate.rules.context import by_context, chars_with_rules
from langdu.annotate.words.hashes import codes
from langdu.annotate.words.segment import ALONE, BEGINS
from langdu.model import NEUTRAL
from langdu.pinyin import numbered
from langdu.pinyin.inventory import number_of, sound_of, tone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from langdu.annotate.polyphone.model import Judgement
    from langdu.annotate.polyphone.numeric import Floats, Ints
    from langdu.annotate.rules.context import ContextRule
    from langdu.annotate.words.segment import Segmented

#: Dictionaries that agree on a word's neutral tone for it to be the word's affair.
AGREED = 2
#: A verb said twice: 数一数, 切了切, 数数看.
_TWICE = re.compile(r"([^了得着的地一不\W])(?:[一了]\1|\1(?=看))")
#: A second reading at least as probable is named.
WORTH_A_WORD = 0.02
#: A hint that contradicts a word beyond doubt is overruled where the model, told of it, holds it less probable too: one
#: that contradicts a word of three and more characters (脑梗塞) sooner.
DOUBTS, DOUBTS_LONGER = 0.5, 0.6
#: Of these the spoken form is sandhi's and the citation form always the same, or erhua's.
SETTLED = "一不儿"
SETTLED_CODES = codes(SETTLED)
#: Characters that are neutral as a particle and have a tone of their own as a word.
TWO_WORDS = codes("了着得地的过呢吧么")


def is_open(words: Segmented, hints: Mapping[int, int], ruled: Mapping[int, ContextRule]) -> NDArray[np.bool_]:
    """Where the model is to be asked: not where a rule decides, nor where a word does and no hint speaks against it.

    A neutral tone is the words' to say, but for the characters whose other reading is another word (了 liǎo).
    """
    neutral = (tone_of(words.syllables.astype(np.int64)) == NEUTRAL) & (words.places != ALONE)
    asked = ~words.sure & ~(neutral & ~np.isin(codes(words.text), TWO_WORDS))
    asked[list(hints)] = True
    asked[list(ruled)] = False
    asked &= ~np.isin(codes(words.text), SETTLED_CODES)
    return np.asarray(asked)


def by_rules(words: Segmented, hints: Mapping[int, int]) -> dict[int, ContextRule]:
    """The rule of grammar that decides a character, by place.

    None where a word is beyond doubt, a hint differs or a 儿 has been taken up.
    """
    certain, with_erhua = words.sure.tolist(), (words.syllables & 1).tolist()
    found: dict[int, ContextRule] = {}
    for match in _ruled().finditer(words.text):
        at = match.start()
        if with_erhua[at]:
            continue
        rule = by_context(words.text, at, certain=certain[at])
        if rule is not None and hints.get(at, sound := sound_of(number_of(rule.syllable))) == sound:
            found[at] = rule
    return found


def choose(
    text: str,
    words: Segmented,
    judgement: Judgement,
    hints: Mapping[int, int],
    ruled: Mapping[int, ContextRule],
    *,
    force: bool = False,
) -> list[Decision]:
    """The choice for every character of `text`.

    Args:
        text: sentences, a line feed behind each.
        words: the same, segmented.
        judgement: what the model says of it.
        hints: toneless hints, a sound for a place: among the readings that agree with it the model chooses there.
        ruled: what `by_rules` found.
        force: whether hints are heeded whatever speaks against them.
    """
    numbers = words.syllables.tolist()
    choices = [alone(char, number) for char, number in zip(text, numbers, strict=True)]
    trust, sure = words.trust.tolist(), words.sure.tolist()
    for start, end in words.words():
        choices[start:end] = in_word(text[start:end], tuple(numbers[start:end]), trust[start], sure[start])
    if len(judgement.places):
        verdicts = (array.tolist() for array in (judgement.places, *_best(words, judgement, hints, force)))
        _by_model(text, choices, zip(*verdicts, strict=True))
    for at, rule in ruled.items():
        told = evidence("rule", numbered(rule.syllable), rule.because)
        choices[at] = Decision((rule.syllable,), (*choices[at].trail, told))
    for match in _TWICE.finditer(words.text):
        if words.places[match.end() - 1] != BEGINS:
            _say_alike(choices, match.start(), match.end() - 1)
    return choices


def _say_alike(choices: list[Decision], first: int, second: int) -> None:
    """A verb said twice, 数一数 or 切一切, is read alike; the second may be neutral."""
    one, other = choices[first].syllable, choices[second].syllable
    if one is None or other is None or one == other or other.tone == NEUTRAL or one.erhua or other.erhua:
        return
    told = evidence("rule", numbered(one), "as it is said before")
    choices[second] = Decision((one,), (*choices[second].trail, told))


def _by_model(text: str, choices: list[Decision], verdicts: Iterable[tuple[int, int, int, int]]) -> None:
    for at, number, percent, next_best in verdicts:
        before = choices[at]
        if text[at] not in SETTLED and before.syllable is not None and not before.syllable.erhua:
            choices[at] = judged(before, number, percent, next_best)


def _best(words: Segmented, judgement: Judgement, hints: Mapping[int, int], force: bool) -> tuple[Ints, Ints, Ints]:
    """The reading of each place, how probable the model holds it, in percent, and the next best."""
    places, candidates, shares = judgement.places, judgement.candidates, judgement.shares
    said = words.syllables[places].astype(np.int64) & ~1
    of_word = (candidates == said[:, None]) & (words.places[places] > 0)[:, None]
    sure = words.sure[places]
    if hints:
        doubts = np.where(words.lengths[places] > 2, DOUBTS_LONGER, DOUBTS)
        shares = _heeding(judgement, hints, of_word & sure[:, None], 0.0 if force else doubts)
    row, best = np.arange(len(places)), shares.argmax(1)
    # A neutral tone is the word's affair: the texts that the model was taught on mark few of them.
    agreed = sure | (words.trust[places] >= AGREED)
    neutral = (tone_of(said) == NEUTRAL) & agreed & (sound_of(candidates[row, best]) == sound_of(said))
    kept = (shares[row, of_word.argmax(1)] > 0) & of_word.any(1) & (neutral | sure)
    best = np.where(kept, of_word.argmax(1), best)
    percent = np.clip(np.round(100 * judgement.shares[row, best]), 1, 99).astype(np.int64)
    others = judgement.shares.copy()
    others[row, best] = 0
    second = others.argmax(1)
    next_best = np.where(others[row, second] >= WORTH_A_WORD, candidates[row, second], 0)
    return np.where(_is_unheard_of(words, judgement), 0, candidates[row, best]), percent, next_best


def _is_unheard_of(words: Segmented, judgement: Judgement) -> NDArray[np.bool_]:
    """Where a sure word has a reading that the model was never asked about, a neutral tone mostly."""
    said = words.syllables[judgement.places].astype(np.int64) & ~1
    heard = np.asarray((judgement.candidates == said[:, None]).any(1))
    return np.asarray(~heard & words.sure[judgement.places])


def _heeding(
    judgement: Judgement, hints: Mapping[int, int], certain: NDArray[np.bool_], doubts: float | NDArray[np.float64]
) -> Floats:
    """The shares of the readings that hints leave open: those that agree, unless word and model speak against."""
    hinted = np.array([hints.get(at, 0) for at in judgement.places.tolist()])[:, None]
    agrees = (sound_of(judgement.candidates) == hinted) & (judgement.candidates > 0)
    heard = np.where(agrees, judgement.shares, 0).sum(1)
    doubted = (certain & ~agrees).any(1) & (heard < doubts)
    heeded = (hinted[:, 0] > 0) & agrees.any(1) & ~doubted
    return np.where(heeded[:, None] & ~agrees, 0, judgement.shares)


@cache
def _ruled() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(chars_with_rules()))}]")
