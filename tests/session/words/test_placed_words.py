"""Which words a sentence has."""

from __future__ import annotations

from itertools import pairwise

from langdu.model import Span
from langdu.session import book_from_text
from langdu.session.words.placed_words import guessed_words, words_of


def read(text: str) -> list[str]:
    (sentence,) = book_from_text(text, "t").sentences(0)
    return [word.word for word in words_of(sentence)]


def test_every_hanzi_is_in_exactly_one_word() -> None:
    (sentence,) = book_from_text("银行行长亲自出来开门，2022年他笑着说：大家好。", "t").sentences(0)
    words = words_of(sentence)
    hanzi = [token.span.start for token in sentence.tokens if token.kind == "hanzi"]
    covered = [at for at in hanzi for word in words if at in word.span]
    assert covered == hanzi
    assert all(before.span.end <= after.span.start for before, after in pairwise(words))
    assert [word.span for word in words if len(word.word) > 1] == list(sentence.words)


def test_a_word_is_kept_in_simplified_characters() -> None:
    assert read("他在銀行工作。") == ["他", "在", "银行", "工作"]


def test_glosses_are_no_part_of_a_word() -> None:
    text = "银(yín)行(háng)在哪里？"
    (sentence,) = book_from_text(text, "t").sentences(0)
    word = words_of(sentence)[0]
    assert word.word == "银行"
    assert (word.span, word.last) == (Span(0, text.index("行") + 1), text.index("行"))


def test_before_a_sentence_is_read_the_longest_known_words_are_taken() -> None:
    (sentence,) = book_from_text("我去银行门口，找行长。", "t").sketch(0)
    guessed = guessed_words(sentence, {"银行", "银行门口", "口找"}.__contains__)
    assert [word.word for word in guessed] == ["我", "去", "银行门口", "找", "行", "长"]


def test_a_guess_takes_traditional_characters_too() -> None:
    (sentence,) = book_from_text("他在銀行。", "t").sketch(0)
    assert [word.word for word in guessed_words(sentence, {"银行"}.__contains__)] == ["他", "在", "银行"]
