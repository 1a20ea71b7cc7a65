"""What the card of a word tells, as a value: no screen is needed."""

from __future__ import annotations

from langdu.model import Span
from langdu.pinyin import marked, parse
from langdu.session import book_from_text
from langdu.session.words.look_up.making import card_of, provisional
from langdu.session.words.look_up.word_in_sentence import alone, word_at
from tests.session.words.look_up.dictionary import SmallDictionary, entry


def met(text: str, at: str, within: str = ""):
    """The word at some characters of a text; at those behind `within`, if that is given."""
    book = book_from_text(text, "书")
    offset = book.document.source.index(at, book.document.source.index(within) if within else 0)
    place = book.at(offset)
    return word_at(book.sentence(place), offset)


def card(text: str, at: str, within: str = "", dictionary: SmallDictionary | None = None):
    return card_of(met(text, at, within), dictionary or SmallDictionary())


def pinyin(syllables) -> str:
    return " ".join(map(marked, syllables))


def test_it_is_about_the_word_that_the_reading_model_sees() -> None:
    found = card("他去银行取钱。", "行")
    assert (found.met.text, found.kind, found.span) == ("银行", "word", Span(2, 4))
    assert pinyin(found.met.citation) == "yín háng"
    assert [one.senses for one in found.entries] == [("bank",)]
    assert found.traditional == "銀行"


def test_it_has_level_and_frequency_with_the_syllabus_that_they_are_of() -> None:
    found = card("他去银行取钱。", "银")
    assert [(level.syllabus, level.level) for level in found.levels] == [("HSK 2025", 2), ("HSK 2.0", 3)]
    assert found.per_million == 61.7


def test_a_single_hanzi_has_its_own_meaning_here_and_its_other_readings_with_theirs() -> None:
    found = card("这样也行。", "行")
    assert found.entries[0].senses == ("to walk", "all right")
    others = {pinyin(one.syllables): one for one in found.readings}
    assert others["háng"].entries[0].senses == ("row", "line of business")
    assert others["háng"].fits
    assert not others["hàng"].entries, "a reading that no dictionary tells the meaning of can be chosen, too"
    assert pinyin(found.met.citation) not in others


def test_a_neutral_tone_decides_between_two_meanings() -> None:
    found = card("桌子上有很多东西。", "东西")
    assert [one.senses for one in found.entries] == [("thing",)]
    assert [pinyin(one.syllables) for one in found.readings] == ["dōng xī"]


def test_longer_words_come_before_shorter_ones_and_say_what_choosing_them_does() -> None:
    found = card("我们研究生命起源。", "究")
    assert found.met.text == "研究"
    assert [(one.word.text, one.joins) for one in found.words] == [("研究生", True)]
    found = card("这样也行银行。", "行", within="银")
    assert [(one.word.text, one.joins) for one in found.words] == [("行", False)]


def test_the_trail_says_in_words_who_decided_and_why() -> None:
    (step,) = card("他去银行取钱。", "银").trail
    assert (step.text, step.choice) == ("银行", "yín háng")
    assert step.who == "the dictionary"
    assert "银行" in step.because


def test_a_number_says_how_it_is_read() -> None:
    found = card("存款涨了12%。", "12")
    assert (found.met.text, found.kind) == ("12%", "number")
    assert found.met.rewrite.spoken == "百分之十二"
    assert not found.is_word


def test_letters_and_signs_are_said_to_be_such() -> None:
    assert card("他爱喝coffee。", "c").kind == "letters"
    assert card("他爱喝coffee。", "。").kind == "sign"


def test_a_name_in_a_dictionary_is_a_name_with_its_meaning() -> None:
    found = card("他住在北京。", "北")
    assert found.kind == "name"
    assert found.entries[0].senses == ("Beijing, capital of China",)


def test_a_name_of_no_dictionary_is_said_to_be_likely_one_with_the_meanings_of_its_characters() -> None:
    small = SmallDictionary(
        (entry("小", "xiao3", ("small",)), entry("明", "ming2", ("bright",)), entry("王", "Wang2", ("surname Wang",)))
    )
    found = card("他叫王小明。", "小", dictionary=small)
    assert (found.met.text, found.kind) == ("小明", "likely name")
    assert [(part.text, part.senses) for part in found.parts] == [("小", ("small",)), ("明", ("bright",))]


def test_a_word_of_no_dictionary_has_the_meanings_of_the_words_in_it() -> None:
    word = met("他去银行取钱。", "银")
    found = card_of(word.cut(word.first, word.first + 3), SmallDictionary())
    assert (found.met.text, found.kind) == ("银行取", "unknown")
    assert [(part.text, part.senses) for part in found.parts] == [("银行", ("bank",)), ("取", ())]


def test_traditional_text_is_looked_up_and_shown_as_it_is_written() -> None:
    found = card("他去銀行取錢。", "銀")
    assert (found.met.text, found.word) == ("銀行", "银行")
    assert found.entries[0].senses == ("bank",)
    assert found.traditional == ""


def test_a_gloss_between_the_characters_is_no_part_of_the_word() -> None:
    found = card("他去银(yín)行(háng)取钱。", "银")
    assert found.met.text == "银行"
    assert found.entries[0].senses == ("bank",)


def test_before_dictionaries_are_asked_the_reading_is_there() -> None:
    found = provisional(met("他去银行取钱。", "银"))
    assert not found.is_ready
    assert pinyin(found.met.citation) == "yín háng"


def test_a_dictionary_without_readings_gives_meanings_all_the_same() -> None:
    bare = SmallDictionary((entry("银行", "", ("a house of money",)),))
    found = card("他去银行取钱。", "银", dictionary=bare)
    assert found.entries[0].senses == ("a house of money",)
    assert found.readings == ()


def test_a_word_alone_is_said_as_it_is_said_alone() -> None:
    word = met("你好好学习。", "你")
    sentence = alone(word.cut(0, 1))
    assert [one.spoken for one in sentence.readings] == [(parse("ni3"),)], "nothing follows that would change its tone"
    word = met("一个人来了。", "一").cut(0, 2)
    assert alone(word).readings[0].spoken == (parse("yi2"),), "but 个 is in what is said"


def test_the_syllable_at_the_cursor_is_the_reading_that_covers_it() -> None:
    word = met("他去银行取钱。", "行")
    assert word.syllable().text == "行"
    word = met("花儿开了。", "儿")
    assert word.syllable().text == "花儿", "one syllable"
