"""Whether a text's glosses were made by a machine: a character at a time, or without much sense for context.

Telling are the characters that words and context read otherwise than is commonest. There a machine's glosses have the
commonest reading all the same, a person's the right one. Of such glosses those that contradict are, in G2PL (dev)
glossed throughout, all that come from a table of characters, 2 in 10 and more of pypinyin's, 1 in 100 of right ones;
in BZNSYP, toneless and right, 1 in 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.decision import commonest_elsewhere, sureness
from langdu.model import NEUTRAL
from langdu.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Evidence, Hint, Reading, Sentence, Syllable

#: The share of a sentence's hanzi that a machine glosses, at least, and how many hanzi that is.
DENSE, FEWEST_GLOSSED_HANZI = 0.6, 4
#: The share of telling glosses that contradict from which on they are a machine's: of a few, and of so many that do.
MOSTLY, OFTEN, MANY = 0.5, 0.15, 5
#: Glosses with tones without which those that contradict are no sign: somebody may have meant them. How probable the
#: other reading must be held, in percent, to contradict them; those without tones it contradicts in any case.
FEWEST_TONED_GLOSSES, SURE_PERCENT = 12, 90
#: Of these the tone changes in company, or there is no syllable.
_ASIDE = frozenset("一不儿兒")


class GlossTally(NamedTuple):
    """What glosses know.

    Attributes:
        glosses: how many there are.
        toned: how many of these have their tone.
        contradicting: those in the commonest reading of their character where words and context have another.
        knowing: those in another reading than the commonest, as words and context have it.
    """

    glosses: int = 0
    toned: int = 0
    contradicting: int = 0
    knowing: int = 0

    @property
    def is_machines(self) -> bool:
        """Whether a machine made them."""
        if self.toned * 2 > self.glosses < FEWEST_TONED_GLOSSES:
            return False
        share = OFTEN if self.contradicting >= MANY else MOSTLY
        return self.contradicting > share * (self.contradicting + self.knowing)


def is_dense(sentence: Sentence) -> bool:
    """Whether most hanzi of a sentence are glossed, as a machine glosses them."""
    if len(sentence.hints) < FEWEST_GLOSSED_HANZI:
        return False
    hanzi = sum(token.kind == "hanzi" for token in sentence.tokens)
    return sum(hint.origin != "user" for hint in sentence.hints) >= max(FEWEST_GLOSSED_HANZI, DENSE * hanzi)


def tally(sentences: Iterable[Sentence]) -> GlossTally:
    """What the glosses of sentences know that were read without them."""
    glosses = toned = contradicting = knowing = 0
    for sentence in sentences:
        read = {reading.span.start: reading for reading in sentence.readings if len(reading.citation) == 1}
        chars = {token.span.start: token.text for token in sentence.tokens}
        for hint in sentence.hints:
            char, said = chars.get(hint.span.start, ""), read.get(hint.span.start)
            if char in _ASIDE or hint.origin == "user" or said is None:
                continue
            glosses, toned = glosses + 1, toned + hint.toned
            agreeing, common = agrees(said.citation[0], hint), _is_common(char, hint)
            knowing += agreeing and not common
            contradicting += common and not agreeing and (not hint.toned or sureness(_decided(said)) >= SURE_PERCENT)
    return GlossTally(glosses, toned, contradicting, knowing)


def _decided(reading: Reading) -> Evidence:
    return next(step for step in reversed(reading.trail) if step.stage != "sandhi")


def agrees(said: Syllable, hint: Hint) -> bool:
    """Whether a gloss says the same, erhua aside; one in full may be for a neutral syllable."""
    same = (said.initial, said.final) == (hint.syllable.initial, hint.syllable.final)
    return same and (not hint.toned or said.tone in (hint.syllable.tone, NEUTRAL))


def _is_common(char: str, hint: Hint) -> bool:
    """By our table, or by the one that most programs use."""
    ours = readings(char)[:1]
    if ours and agrees(ours[0], hint):
        return True
    theirs = commonest_elsewhere(char)
    return theirs is not None and agrees(theirs, hint)
