"""The saved words as a text of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.library import Library
from langdu.library.words import SavedWords
from langdu.pinyin import numbered, parse
from langdu.session.words.cards.saved_text import saved_text
from tests.session.words.cards.dictionary import FewWords


@pytest.fixture
def saved() -> SavedWords:
    return SavedWords(Library(Path(":memory:")))


def save(saved: SavedWords, word: str, said: str, sentence: str = "", title: str = "") -> None:
    saved.save(word, tuple(map(parse, said.split())), sentence, title)


def text(saved: SavedWords) -> list[tuple[str, list[str]]]:
    """Each sentence, and its words as they are read."""
    book, words = saved_text(saved._library, FewWords())
    return [
        (sentence.text, [f"{word.text} {' '.join(map(numbered, word.syllables))}" for word in words.of(sentence)])
        for block in range(len(book.blocks))
        for sentence in book.sentences(block)
    ]


def test_each_word_comes_with_its_sentence_and_those_of_one_sentence_together(saved: SavedWords) -> None:
    save(saved, "银行", "yin2 hang2", "他在银行门口等人。", "集市")
    save(saved, "门口", "men2 kou3", "他在银行门口等人。", "集市")
    save(saved, "学校", "xue2 xiao4")
    assert text(saved) == [
        ("他在银行门口等人。", ["银行 yin2 hang2", "门口 men2 kou3"]),
        ("学校", ["学校 xue2 xiao4"]),
    ]


def test_a_word_is_read_as_it_was_when_it_was_saved(saved: SavedWords) -> None:
    save(saved, "长", "zhang3", "树在长。")
    assert text(saved) == [("树在长。", ["长 zhang3"])]


def test_a_word_is_found_in_the_other_script_and_however_its_sentence_is_cut(saved: SavedWords) -> None:
    save(saved, "钢琴", "gang1 qin2", "她彈鋼琴。")
    save(saved, "他说", "ta1 shuo1", "“好。”他说，“走。”")
    assert text(saved) == [
        ("她彈鋼琴。", ["鋼琴 gang1 qin2"]),
        ("“好。”", []),
        ("他说，“走。”", ["他说 ta1 shuo1"]),
    ]


def test_a_sentence_that_lost_its_word_is_left_out(saved: SavedWords) -> None:
    save(saved, "银行", "yin2 hang2", "这里没有。")
    assert text(saved) == [("银行", ["银行 yin2 hang2"])]


def test_a_words_note_tells_where_it_was_met_and_sentences_have_none(saved: SavedWords) -> None:
    save(saved, "银行", "yin2 hang2", "他在银行等人。", "集市")
    book, words = saved_text(saved._library, FewWords())
    (word,) = words.of(book.sentences(0)[0])
    assert (word.source, word.senses, words.notes) == ("集市", ("bank",), "alone")
