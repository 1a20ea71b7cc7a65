"""The words of the drills, against langdu's own dictionary."""

from __future__ import annotations

from collections import Counter

import pytest

from langdu.annotate import candidates
from langdu.pinyin import numbered
from langdu.practice.drills import KINDS, cards, items
from langdu.session.practice.drilling import read
from langdu.session.text import pipeline

TABLES = ("pairs", "minimal", "sandhi", "neutral", "erhua")
#: Words that the dictionary reads in full, the neutral reading being another word.
IN_FULL = {"地道", "大意"}


@pytest.mark.parametrize("kind", TABLES)
def test_the_dictionary_reads_every_word_as_the_table_does(kind: str) -> None:
    words = list(dict.fromkeys(item.word for item in items(kind)))
    lines = pipeline.from_text("\n".join(word.text for word in words), kind)
    found = pipeline.annotated_blocks(lines, range(len(words)), (), "weigh")
    for word, (sentence,) in zip(words, found, strict=True):
        said = tuple(syllable for reading in sentence.readings for syllable in reading.citation)
        if said != word.citation:
            rivals = {item.word.text for item in items(kind) if item.rivals}
            assert word.text in rivals | IN_FULL, word
            for char, syllable in zip(word.text, word.citation, strict=True):
                known = {numbered(one) for one in candidates(char)}
                assert {numbered(syllable), numbered(syllable.with_tone(5))} & known or syllable.tone == 5, word


@pytest.mark.parametrize("kind", TABLES)
def test_every_word_is_said_as_the_table_says(kind: str) -> None:
    for item in items(kind):
        sentence = read(item.word.text, item.word.citation)
        assert tuple(s for r in sentence.readings for s in r.citation) == item.word.citation
        assert tuple(s for r in sentence.readings for s in r.spoken) == item.word.spoken


def test_all_pairs_of_tones_are_there_and_each_word_is_of_its_pair() -> None:
    groups = Counter(item.group for item in items("pairs"))
    assert set(groups) == {f"{a}-{b}" for a in range(1, 5) for b in range(1, 6)}
    assert min(groups.values()) >= 6
    for item in items("pairs"):
        assert item.group == "-".join(str(syllable.tone) for syllable in item.word.citation)


def test_what_differs_in_a_sound_is_listened_to_and_not_said() -> None:
    for card in cards(items("minimal")):
        tones_alone = {tuple(s.with_tone(0) for s in word.citation) for word in card.item.rivals}
        assert card.item.is_graded == (len(tones_alone) == 1)
        assert card.skill == "listen" or card.item.is_graded


def test_every_drill_is_named_and_every_card_once() -> None:
    assert set(TABLES) < set(KINDS)
    ids = [card.id for card in cards(item for kind in TABLES for item in items(kind))]
    assert len(ids) == len(set(ids))
