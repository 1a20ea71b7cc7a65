"""Readings of everything that nobody labelled, as langdu itself reads it: words, rules of grammar, the shipped network.

Every character of a sentence teaches, and texts that nobody chose for a reading teach how common readings are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.disambiguation import by_rules, choose, is_open
from langdu.annotate.polyphone.features import SEPARATOR
from langdu.annotate.words.segment import segmented
from langdu.pinyin.inventory import number_of
from langdu.training.polyphones.examples.corpus import Gold, TrainingSentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from langdu.annotate.decision import Decision
    from langdu.annotate.polyphone.model import PolyphoneModel

#: How probable the network must hold a reading that no word and no rule decides; sentences read together.
SURE, TOGETHER = 0.9, 64
#: Particles that only rules decide: the network is not asked, and need not learn them.
_BY_RULE_ALONE = frozenset("的了")


def silvered(
    teacher: PolyphoneModel, examples: Sequence[TrainingSentence], weight: float
) -> Iterator[TrainingSentence]:
    """The examples with readings of their other polyphones too.

    Args:
        teacher: the network that reads.
        examples: sentences.
        weight: what a reading that was not labelled by hand counts; below 1.
    """
    for start in range(0, len(examples), TOGETHER):
        some = examples[start : start + TOGETHER]
        for example, found in zip(some, _read(teacher, [e.text for e in some]), strict=True):
            known = {gold.place for gold in example.golds}
            more = (Gold(at, number, weight) for at, number in found if at not in known)
            yield TrainingSentence(example.text, (*example.golds, *more))


def _read(teacher: PolyphoneModel, texts: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """The places and readings of each text's polyphones that are sure."""
    text = "".join(text + SEPARATOR for text in texts)
    words = segmented(text)
    ruled = by_rules(words, {})
    judgement = teacher.judge(words, {}, is_open(words, {}, ruled))
    choices = choose(text, words, judgement, {}, ruled)
    unsure = set(judgement.places[judgement.shares.max(1) < SURE].tolist())
    kinds = teacher.vocabulary.kinds(np.frombuffer(text.encode("utf-32-le"), np.uint32))
    yield from _divided(texts, kinds, choices, unsure)


def _divided(
    texts: Sequence[str], kinds: NDArray[np.int64], choices: Sequence[Decision], unsure: set[int]
) -> Iterator[list[tuple[int, int]]]:
    start = 0
    for text in texts:
        places = (at for at, char in enumerate(text, start) if kinds[at] and char not in _BY_RULE_ALONE)
        found = ((at, choices[at].syllable) for at in places if at not in unsure)
        yield [(at - start, number_of(syllable)) for at, syllable in found if syllable is not None]
        start += len(text) + 1
