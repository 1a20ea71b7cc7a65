"""What a gloss without a tone says where others have theirs."""

from __future__ import annotations

import pytest

from tests.gloss.reading import hints

PASSAGES = {
    "neutral among toned": ("他(tā)得(de)走(zǒu)", "ta1 de5 zou3"),
    "as many neutral ones as toned": ("先(xiān)得(de)生(shēng)得(de)", "xian1 de5 sheng1 de5"),
    "more neutral ones than toned": ("先(xiān)得(de)了(le)", "xian1 de5 le5"),
    "nothing has a tone": ("他(ta)得(de)走(zou)", "ta de zou"),
    "most lack a tone that they have": ("他(tā)得(de)走(zou)了(le)山(shan)", "ta1 de zou le shan"),
    "one that cannot be neutral": ("他(tā)走(zǒu)山(shan)", "ta1 zou3 shan"),
}


@pytest.mark.parametrize(("text", "said"), PASSAGES.values(), ids=PASSAGES)
def test_a_syllable_without_a_tone_is_neutral_among_toned_ones_if_it_can_be(text: str, said: str) -> None:
    assert hints(text) == said
