"""An opened book: its sentences, its place, its corrections."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import CancelledError
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput, UsageError
from langdu.library import Library
from langdu.model import Correction, Cut, Place
from langdu.pinyin import numbered, parse
from langdu.session import Book, book_from_text, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from langdu.model import Document

TEXT = """雨后的菜园

雨停了。园子里的菜绿得发亮。奶奶说:“长得真快!”

……

她的银行卡丢了。她又找到了。
"""


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library()) as made:
        yield made


@pytest.fixture(params=[False, True], ids=["here", "in the background"])
def book(request: pytest.FixtureRequest, library: Library) -> Iterator[Book]:
    opened = book_from_text(TEXT, "菜园", library=library, background=request.param)
    yield opened
    opened.close()


def walk(book: Book) -> list[Place]:
    places = [book.first()]
    while (after := book.after(places[-1])) is not None:
        places.append(after)
    return places


def test_every_sentence_is_reached_both_ways(book: Book) -> None:
    places = walk(book)
    assert [book.sentence(place).text for place in places] == [
        "雨后的菜园", "雨停了。", "园子里的菜绿得发亮。", "奶奶说:“长得真快!”", "……", "她的银行卡丢了。", "她又找到了。"
    ]  # fmt: skip
    back = [places[-1]]
    while (before := book.before(back[-1])) is not None:
        back.append(before)
    assert back[::-1] == places
    assert [book.number(place) for place in places] == list(range(7))
    assert book.total() == 7


def test_a_block_is_annotated_when_asked_for(book: Book) -> None:
    assert book.annotated(1) is None
    sentences = book.request(1).result(30)
    assert sentences == book.annotated(1) == book.sentences(1)
    assert all(s.readings for s in sentences)


def test_a_cut_holds_at_once_and_for_ever(book: Book, library: Library) -> None:
    assert words(book, Place(3, 0)) == ["银行卡"]
    book.cut(Cut("銀行卡", ("銀行", "卡")))
    assert words(book, Place(3, 0)) == ["银行"]
    assert book.cuts == (Cut("银行卡", ("银行", "卡")),)
    another = book_from_text("我的银行卡。", "another", library=library)
    assert words(another, Place(0, 0)) == ["银行"]
    assert book.forget_cut("银行卡")
    assert not book.forget_cut("银行卡")
    assert words(book, Place(3, 0)) == ["银行卡"]
    assert book_from_text("银行卡", "another", library=library).cuts == ()


def test_a_cut_that_cannot_be_changes_nothing(book: Book) -> None:
    with pytest.raises(UsageError, match="of hanzi alone"):
        book.cut(Cut("卡丢了。", ("卡", "丢了。")))
    assert book.cuts == ()


def words(book: Book, place: Place) -> list[str]:
    sentence = book.sentence(place)
    texts = {token.span.start: token.text for token in sentence.tokens}
    return ["".join(texts[at] for at in range(span.start, span.end)) for span in sentence.words]


def test_a_correction_holds_at_once_and_for_ever(book: Book, library: Library) -> None:
    assert numbered(book.sentence(Place(3, 0)).readings[3].citation[0]) == "hang2"
    book.correct(Correction("银行", (parse("yin2"), parse("heng2"))))
    assert numbered(book.sentence(Place(3, 0)).readings[3].citation[0]) == "heng2"
    again = book_from_text("银行", "another", library=library)
    assert [numbered(r.citation[0]) for r in again.sentence(Place(0, 0)).readings] == ["yin2", "heng2"]
    again.close()


def test_a_correction_for_one_place_leaves_the_others(book: Book, library: Library) -> None:
    place = book.document.source.index("长")
    book.correct(Correction("长", (parse("chang2"),), book.id, place))
    assert numbered(book.sentence(Place(1, 2)).readings[3].citation[0]) == "chang2"
    other = book_from_text("奶奶说:“长得真快!”", "another", library=library)
    assert other.sentence(Place(0, 0)).readings[3].source != "user"
    other.close()


def test_the_place_is_found_again(book: Book, library: Library) -> None:
    places = walk(book)
    book.remember(places[5])
    again = book_from_text(TEXT, "菜园", library=library)
    assert again.place() == places[5]
    again.close()


def test_a_changed_text_is_another_book(book: Book, library: Library) -> None:
    book.remember(walk(book)[5])
    other = book_from_text(TEXT + "完。", "菜园", library=library)
    assert other.place() == other.first()
    other.close()


def test_candidates_begin_with_what_it_is_now(book: Book) -> None:
    sentence = book.sentence(Place(1, 2))
    found = [numbered(s) for s in book.candidates(sentence, sentence.readings[3])]
    assert found[0] == numbered(sentence.readings[3].citation[0])
    assert {"zhang3", "chang2"} <= set(found)
    assert len(found) == len(set(found))


def test_offsets_lead_to_sentences(book: Book) -> None:
    for place in walk(book):
        span = book.sentence(place).span
        assert book.at(span.start) == book.at(span.end - 1) == place


def test_an_estimate_until_all_are_counted() -> None:
    text = "\n".join(["雨停了。天晴了。", "没有句号的长长的一行"] * 100)
    opened = book_from_text(text, "x", background=True)
    assert 100 <= opened.total() <= 400
    done = threading.Event()
    opened.count(done.set)
    assert done.wait(30)
    assert opened.total() == 300
    opened.close()


def test_a_book_without_any_sentence() -> None:
    opened = book_from_text("   \n ", "x")
    with pytest.raises(IndexError):
        opened.first()
    opened.close()


def test_a_file_and_its_library(tmp_path: Path) -> None:
    path = tmp_path / "菜园.txt"
    path.write_text(TEXT, "utf-8")
    opened = open_book(str(path), library=Library(tmp_path / "library.db"))
    assert opened.title == "菜园"
    opened.close()
    with pytest.raises(BadInput):
        open_book(str(tmp_path / "missing.txt"))


def test_without_a_library_nothing_is_kept(home: Path) -> None:
    opened = book_from_text(TEXT, "x")
    opened.correct(Correction("银行", (parse("yin2"), parse("heng2"))))
    opened.remember(walk(opened)[5])
    assert numbered(opened.sentence(Place(3, 0)).readings[3].citation[0]) == "heng2"
    assert opened.place() == walk(opened)[5]
    assert not (home / "data").exists()


def test_who_opened_the_library_closes_it(library: Library) -> None:
    book_from_text(TEXT, "x", library=library).close()
    assert book_from_text(TEXT, "x", library=library).news() == ()


def test_a_correction_spoils_what_was_asked_before(book: Book) -> None:
    asked = book.request(3)
    book.correct(Correction("银行", (parse("yin2"), parse("heng2"))))
    asked.result(30)
    assert numbered(book.request(3).result(30)[0].readings[3].citation[0]) == "heng2"
    assert book.annotated(3) == book.sentences(3)


def test_a_block_is_split_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from langdu import gloss

    split: list[int] = []
    original = gloss.fold
    monkeypatch.setattr(gloss, "fold", lambda text, block: split.append(block.span.start) or original(text, block))
    book.sketch(1), book.at(10), book.begin_at(Place(1, 1)), book.sentences(1), book.remember(Place(1, 2)), book.total()
    assert split.count(book.blocks[1].span.start) == 1


def test_the_background_process_comes_back_after_a_kill() -> None:
    import multiprocessing

    opened = book_from_text(TEXT, "x", background=True)
    opened.sentences(1)
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    assert opened.sentences(3)[0].readings
    opened.close()


def test_a_closed_book_ends_what_was_asked_of_it(caplog: pytest.LogCaptureFixture) -> None:
    """The reader asks for blocks from threads; quitting may close the book before they have begun."""
    opened = book_from_text(TEXT, "x", background=True)
    opened.close()
    with caplog.at_level(logging.WARNING), pytest.raises(CancelledError):
        opened.request(1).result(30)
    assert not caplog.records
    assert opened.of_glosses() is None
    with pytest.raises(CancelledError):
        opened.sentences(3)


def test_a_rule_for_the_chapters_is_kept_with_the_book(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "故事.txt"
    path.write_text("他说起雨，\n下雨了。\n他说起晴，\n天晴了。\n", "utf-8")

    def chapters(rule: str | None) -> list[str]:
        opened = open_book(str(path), chapters=rule, library=library)
        return [entry.title for entry in opened.contents]

    assert chapters(None) == []
    assert chapters("他说起.，") == ["他说起雨，", "他说起晴，"]
    assert chapters(None) == ["他说起雨，", "他说起晴，"]
    path.write_text("他说起雨，\n下大雨了。\n他说起晴，\n天晴了。\n", "utf-8")
    assert chapters(None) == ["他说起雨，", "他说起晴，"]
    assert chapters("") == []
    assert chapters(None) == []


def test_who_asks_does_not_wait_for_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen asks; to start the process and hand a novel over to it takes half a second."""
    from langdu.session.text import background

    gate, waits = threading.Event(), list[bool]()
    original = background._new_pool

    def slow(document: Document) -> ProcessPoolExecutor:
        waits.append(gate.wait(30))
        return original(document)

    monkeypatch.setattr(background, "_new_pool", slow)
    with closing(book_from_text(TEXT, "x", background=True)) as opened:
        asked, other = opened.request(1), opened.request(3)
        gate.set()
        assert asked.result(30)[0].readings
        assert other.result(30)[0].readings
    assert waits == [True]
