"""Which words of a text have cards of their own, and with which sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.library.words import SavedWords, WordStatuses
from langdu.pinyin import parse
from langdu.session import book_from_text
from langdu.session.words.cards.exported import exported_words
from tests.session.words.cards.dictionary import FewWords

if TYPE_CHECKING:
    from langdu.session.export.options import WordChoice

TEXT = "他在银行等老师。\n学校里有钢琴。银行的行长走了。\n"


@pytest.fixture
def library() -> Library:
    return Library(Path(":memory:"))


def save(library: Library, word: str, said: str, book: str = "", start: int = 0) -> None:
    SavedWords(library).save(word, tuple(map(parse, said.split())), book=book, start=start)


def exported(
    library: Library, choice: WordChoice | None = None, text: str = TEXT, *, is_whole: bool = True
) -> list[list[str]]:
    """The words that come with each sentence."""
    book = book_from_text(text, "书", library=library)
    words = exported_words(choice, book, library, FewWords(), is_whole=is_whole)
    if words is None:
        return []
    return [
        [word.text for word in words.of(sentence)]
        for block in range(len(book.blocks))
        for sentence in book.sentences(block)
    ]


def test_saved_words_come_with_the_first_sentence_that_has_them(library: Library) -> None:
    save(library, "银行", "yin2 hang2")
    save(library, "长城", "chang2 cheng2")
    assert exported(library) == exported(library, "saved") == [["银行"], [], []]


def test_a_word_that_was_saved_here_comes_with_the_sentence_in_which_it_was_met(library: Library) -> None:
    book = book_from_text(TEXT, "书", library=library)
    save(library, "银行", "yin2 hang2", book.id, TEXT.rindex("银行"))
    assert exported(library) == [[], [], ["银行"]]
    assert exported(library, is_whole=False) == [["银行"], [], []]


def test_a_place_that_the_text_has_no_more_is_forgotten(library: Library) -> None:
    book = book_from_text(TEXT, "书", library=library)
    save(library, "银行", "yin2 hang2", book.id, TEXT.index("学校"))
    save(library, "钢琴", "gang1 qin2", book.id, 10_000)
    assert exported(library) == [["银行"], ["钢琴"], []]


def test_without_saved_words_there_are_none(library: Library) -> None:
    assert exported(library) == exported(library, "saved") == exported(library, "none") == []


def test_words_that_are_being_learned_and_new_ones_come_if_asked_for(library: Library) -> None:
    save(library, "银行", "yin2 hang2")
    WordStatuses(library).mark(["老师"], 3)
    WordStatuses(library).mark(["学校"], 99)
    assert exported(library, "none") == []
    assert exported(library, "learning") == [["银行", "老师"], [], []]
    assert exported(library, "all-new") == [["银行", "老师"], ["钢琴"], ["行长", "走"]]


def test_a_saved_word_is_found_inside_a_longer_one(library: Library) -> None:
    save(library, "钢琴", "gang1 qin2")
    assert exported(library, text="她弹钢琴。") == [["钢琴"]]


def test_another_reading_is_another_word(library: Library) -> None:
    save(library, "长", "zhang3")
    assert exported(library, text="这条路很长。树在长(zhǎng)。") == [[], ["长"]]


def test_a_word_comes_in_its_script_with_its_meaning(library: Library) -> None:
    save(library, "钢琴", "gang1 qin2")
    book = book_from_text("他有鋼琴。", "书", library=library)
    words = exported_words(None, book, library, FewWords(), is_whole=True)
    assert words is not None
    (word,) = words.of(book.sentences(0)[0])
    assert (word.word, word.text, word.traditional, word.senses) == ("钢琴", "鋼琴", "鋼琴", ("piano",))
    assert words.changed == SavedWords(library).all()[0].saved
