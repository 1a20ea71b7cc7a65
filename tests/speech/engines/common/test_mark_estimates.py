"""Marks by guess."""

from __future__ import annotations

import numpy as np

from langdu.speech.engines.common import mark_estimates
from tests.speech.making import utterance


def test_syllables_share_what_sounds_and_pauses_take_their_part() -> None:
    samples = np.concatenate([np.zeros(100), np.full(700, 0.5), np.zeros(200)]).astype(np.float32)
    marks = mark_estimates.marks(utterance("ni3 hao3 。 zai4 jia1 ， wo3 。").units, samples)
    assert [mark.label for mark in marks] == ["ni3", "hao3", "zai4", "jia1", "wo3"]
    assert {mark.origin for mark in marks} == {"estimated"}
    assert (marks[0].start, marks[-1].end) == (100, 800)
    lengths = [mark.end - mark.start for mark in marks]
    assert max(lengths) - min(lengths) <= 1
    assert marks[2].start - marks[1].end == 2 * (marks[4].start - marks[3].end)


def test_a_word_weighs_as_much_as_its_letters() -> None:
    units = utterance("ni3 @extraordinary @a").units
    assert [mark_estimates.weight(unit) for unit in units] == [1.0, mark_estimates.LETTER * 13, 1.0]
