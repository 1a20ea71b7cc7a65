"""What an engine that takes only text is given, so that it says what is shown."""

from __future__ import annotations

from dataclasses import replace

from langdu.model import Evidence, Say, Sentence, Span
from langdu.pinyin import numbered, parse
from langdu.pinyin.readings import readings
from langdu.speech import plan
from langdu.speech.data import rows
from langdu.speech.planning.hint_outcomes import tally
from langdu.speech.planning.homophones import homophone
from tests.speech.making import sentence, voice

READER = voice(hint="text", sandhi="engine")


def glossed(text: str, pinyin: str, dictionary: str, *words: tuple[int, int]) -> Sentence:
    """A sentence whose readings are glosses; what the dictionary would say before them."""
    made = sentence(text, pinyin)
    told = zip(made.readings, dictionary.split(), strict=True)
    readings = [replace(r, trail=(Evidence("dictionary", d, ""), Evidence("gloss", "x", ""))) for r, d in told]
    return replace(made, readings=tuple(readings), words=tuple(Span(*word) for word in words))


def given(written: Sentence) -> str:
    """What the engine is given."""
    return "".join(unit.text for part in plan(written, READER) for unit in part.units if isinstance(unit, Say))


def test_what_a_dictionary_reads_right_is_left_alone() -> None:
    assert (
        given(glossed("银行行长", "yin2 hang2 hang2 zhang3", "yin2 hang2 hang2 zhang3", (0, 2), (2, 4))) == "银行行长"
    )


def test_what_it_would_read_wrong_is_a_homophone() -> None:
    assert given(glossed("还没还钱", "hai2 mei2 huan2 qian2", "hai2 mei2 hai2 qian2")) == "还没环钱"


def test_the_ambiguous_rest_of_its_word_is_replaced_too() -> None:
    """长 beside a homophone of 大 is in no word that the engine knows, and might be cháng to it."""
    assert given(glossed("长大了", "zhang3 dai4 le5", "zhang3 da4 le5", (0, 2))) == "掌代了"


def test_yi_and_bu_are_the_engines_own_business() -> None:
    written = glossed("一定不会", "yi2 ding4 bu2 hui4", "yi1 ding4 bu4 hui4")
    cited = [
        replace(r, citation=(parse(c),)) for r, c in zip(written.readings, ["yi1", "ding4", "bu4", "hui4"], strict=True)
    ]
    assert given(replace(written, readings=tuple(cited))) == "一定不会"


def test_erhua_stays_erhua() -> None:
    assert given(glossed("行儿", "hangr2", "xingr2")) == "航儿"


def test_the_same_character_does_not_stand_twice() -> None:
    first, second = given(glossed("行行", "hang2 hang2", "xing2 xing2"))
    assert first != second


def test_a_voice_that_takes_pinyin_gets_what_is_written() -> None:
    (told,) = plan(glossed("还钱", "huan2 qian2", "hai2 qian2"), voice())
    assert [unit.text for unit in told.units if isinstance(unit, Say)] == ["还", "钱"]
    assert not told.notes


def test_what_becomes_of_each_hint_is_told() -> None:
    written = glossed("行头地哼", "hang2 tou5 ao1 hng5", "xing2 tou2 de5 heng1")
    notes = [note for part in plan(written, READER) for note in part.notes]
    assert [(note.span.start, note.fate) for note in notes] == [(1, "approximated"), (2, "approximated"), (3, "lost")]
    assert str(tally(written, notes)) == "4 hints: 1 honoured, 2 approximated, 1 lost"
    assert notes[2].what == "哼 hng: the voice reads it as it likes; no common character is read only so"


def test_a_homophone_has_the_reading() -> None:
    for syllable, only, mostly in rows("homophones.tsv"):
        assert all(parse(syllable) in readings(char) for char in only + mostly), syllable
        assert all(numbered(readings(char)[0]) == syllable for char in mostly), syllable
        assert homophone(parse(syllable)).fate == ("honoured" if only else "approximated")
