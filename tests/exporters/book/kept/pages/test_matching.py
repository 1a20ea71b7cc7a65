"""Sentences found on the pages of their book."""

from __future__ import annotations

from langdu.exporters.book.kept.pages.matching import NEAR_CHARACTERS, SentenceFinder
from langdu.importers import Source, load
from langdu.session.text.book import Book
from langdu.session.text.numbering import numbered_sentences

PADDING = "山高水长" * NEAR_CHARACTERS


def pages_of(text: str, *pages: str) -> list[int | None]:
    """The page that each sentence of a text is found on."""
    book = Book(load(Source(text.encode(), "x.txt", "x")))
    finder = SentenceFinder(len(pages), lambda number: pages[number])
    found = [finder.find(numbered.sentence) for numbered in numbered_sentences(book, 0, None)]
    return [None if place is None else place.page for place in found]


def test_sentences_are_found_in_their_order_and_spaces_do_not_count() -> None:
    assert pages_of("天黑了。\n\n他 走了。\n\n天黑了。", "天黑了。他走了。", "天黑了。") == [0, 0, 1]


def test_one_that_is_not_there_does_not_lead_to_a_far_one_that_says_the_same() -> None:
    text = "天亮了。\n\n他一直走到天黑才回家。\n\n下雨了。"
    assert pages_of(text, f"天亮了。下雨了。{PADDING}他一直走到天黑才回家。") == [0, None, 0]


def test_what_nobody_reads_at_the_end_of_a_page_is_passed_over() -> None:
    assert pages_of("天亮了。\n\n第二章。", f"天亮了。{PADDING}", "第二章。天黑了。") == [0, 1]


def test_after_some_that_are_not_found_the_search_goes_on_farther_ahead() -> None:
    text = "天亮了。\n\n甲乙。\n\n丙丁。\n\n他一直走到天黑才回家。\n\n下雨了。"
    assert pages_of(text, f"天亮了。{PADDING}他一直走到天黑才回家。下雨了。") == [0, None, None, 0, 0]


def test_a_text_that_begins_in_the_middle_of_its_book_is_found() -> None:
    assert pages_of("第三章。\n\n天黑了。", "第一章。", "第二章。", "第三章。天黑了。") == [2, 2]
