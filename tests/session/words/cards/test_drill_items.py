"""The learner's words as items of a drill."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from langdu.library.words.own_words import OwnWord
from langdu.pinyin import parse
from langdu.practice.drills import cards, question
from langdu.practice.drills.meanings import MeaningItem
from langdu.session import book_from_text
from langdu.session.words.cards.drill_items import MOST_WORDS, WordCourse, word_items
from tests.practice.making import NOON
from tests.session.words.cards.dictionary import FewWords


def own(word: str, said: str = "", **known: bool) -> OwnWord:
    return OwnWord(word, tuple(map(parse, said.split())), NOON, **known)


def test_a_word_has_its_tones_and_its_meaning_in_the_reading_that_was_met() -> None:
    found = word_items([own("长", "zhang3", is_saved=True)], WordCourse(), FewWords())
    assert [card.id for card in cards(found)] == [
        "listen:tones:长:zhang3",
        "speak:tones:长:zhang3",
        "read:meaning:长:zhang3",
        "listen:hanzi:长:zhang3",
        "listen:meaning:长:zhang3",
    ]
    assert {item.senses for item in found if isinstance(item, MeaningItem)} == {("chief", "head", "to grow")}


def test_only_what_is_asked_for_is_dealt() -> None:
    words = [own("银行", "yin2 hang2", is_saved=True), own("走", is_learning=True)]
    assert {item.kind for item in word_items(words, WordCourse(parts=("tones",)), FewWords())} == {"words"}
    assert {item.kind for item in word_items(words, WordCourse(parts=("meaning",)), FewWords())} == {"meaning", "hanzi"}
    saved = word_items(words, WordCourse(only_saved=True), FewWords())
    assert {item.word.text for item in saved} == {"银行"}


def test_a_word_that_is_only_being_learned_is_read_as_the_dictionary_or_the_text_has_it() -> None:
    words = [own("长", is_learning=True)]
    (alone, *_) = word_items(words, WordCourse(), FewWords())
    (there, *_) = word_items(words, WordCourse(book_from_text("树在长(zhǎng)。", "书")), FewWords())
    assert (alone.word.pinyin, there.word.pinyin) == ("chang2", "zhang3")


def test_words_of_a_book_stand_in_its_script() -> None:
    book = book_from_text("他在彈鋼琴。", "书")
    words = [own("银行", "yin2 hang2"), own("钢琴", "gang1 qin2")]
    assert {item.word.text for item in word_items(words, WordCourse(book), FewWords())} == {"鋼琴"}


def test_a_word_of_no_dictionary_has_its_tones_only() -> None:
    found = word_items([own("门口", "men2 kou3")], WordCourse(), FewWords())
    assert [item.kind for item in found] == ["words"]


def test_what_nobody_can_tell_by_ear_is_left_out() -> None:
    words = [own("门" * 10_000, " ".join(["men2"] * 10_000)), own("门"), own("口", "kou")]
    assert word_items(words, WordCourse(), FewWords()) == []


def test_missed_tones_are_marked_and_the_answers_are_of_everyday_words() -> None:
    found = word_items([own("买", "mai3", is_missed=True)], WordCourse(), FewWords())
    assert found[0].is_missed
    assert "to sell" in {choice.label for choice in question(found[1], Random(1)).choices}


def test_of_many_words_the_newest_and_those_that_are_due_are_dealt() -> None:
    hanzi = [chr(0x4E00 + n) for n in range(200)]
    words = [replace(own(char, "men2"), at=NOON - timedelta(hours=n)) for n, char in enumerate(hanzi)]
    due = [f"listen:tones:{hanzi[190]}:men2", "listen:numbers:dates"]
    found = [item.word.text for item in word_items(words, WordCourse(parts=("tones",)), FewWords(), due)]
    assert found == [*hanzi[: MOST_WORDS - 1], hanzi[190]]
