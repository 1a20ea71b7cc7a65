"""The list of books."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from langdu.errors import UsageError
from langdu.library import Library
from langdu.library.texts.ages import ago
from langdu.library.texts.characters import Met, characters_in, hanzi_count, packed, unpacked
from langdu.library.texts.shelf import named, remove, shelved
from langdu.model import is_hanzi
from langdu.session import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "library.db")
    for title, text in (("早市", "天亮了。人来了。"), ("早市二", "船走了。水很大。"), ("月亮", "月亮出来了。河很亮。")):
        path = tmp_path / f"{title}.txt"
        path.write_text(text, "utf-8")
        book = open_book(str(path), library=made)
        book.remember(book.at(len(text) - 2))
    yield made
    made.close()


def test_the_last_book_comes_first_with_how_far_one_has_read(library: Library) -> None:
    books = shelved(library)
    assert [book.title for book in books] == ["月亮", "早市二", "早市"]
    assert all(book.is_there and 0.4 < book.progress < 0.7 for book in books)


def test_a_file_that_is_gone_is_known(library: Library, tmp_path: Path) -> None:
    (tmp_path / "月亮.txt").unlink()
    assert [book.is_there for book in shelved(library)] == [False, True, True]


@pytest.mark.parametrize(("told", "title"), [("1", "月亮"), ("月", "月亮"), ("早市", "早市"), ("市二", "早市二")])
def test_a_book_by_number_or_title(library: Library, told: str, title: str) -> None:
    assert named(shelved(library), told).title == title


@pytest.mark.parametrize(("told", "why"), [("9", "no book"), ("没有", "no book"), ("早", "2 books")])
def test_what_is_not_clear_is_told(library: Library, told: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        named(shelved(library), told)


def test_a_book_that_is_removed_comes_again_when_it_is_opened(library: Library, tmp_path: Path) -> None:
    remove(library, shelved(library)[0].id)
    assert [book.title for book in shelved(library)] == ["早市二", "早市"]
    open_book(str(tmp_path / "月亮.txt"), library=library)
    assert "月亮" in [book.title for book in shelved(library)]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(5, "just now"), (150, "2 min ago"), (7300, "2 h ago"), (90000, "yesterday"), (864000, "10 days ago")],
)
def test_ages(seconds: int, said: str) -> None:
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert ago(now - timedelta(seconds=seconds), now) == said


def test_what_is_long_ago_has_its_date() -> None:
    assert ago(datetime(2025, 1, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)) == "2025-01-02"


def opened(library: Library, path: Path, text: str, place: int = 0) -> None:
    path.write_text(text, "utf-8")
    book = open_book(str(path), library=library)
    if place:
        book.remember(book.at(place))


def counts(library: Library) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {book.title: (book.characters, book.new_characters, book.hanzi_left) for book in shelved(library)}


def test_new_characters_stand_before_the_place_of_no_book(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "library.db")) as library:
        opened(library, tmp_path / "甲.txt", "天亮了。人来了。天黑了。")
        assert counts(library)["甲"] == (6, 6, 9)
        opened(library, tmp_path / "甲.txt", "天亮了。人来了。天黑了。", place=4)
        assert counts(library)["甲"] == (6, 3, 6)
        opened(library, tmp_path / "乙.txt", "天亮𠀀〇。")
        assert counts(library)["乙"] == (4, 2, 4)


def test_who_goes_back_has_not_met_what_he_only_looked_at(tmp_path: Path) -> None:
    text = "天亮了。人来了。天黑了。"
    path = tmp_path / "甲.txt"
    path.write_text(text, "utf-8")
    with closing(Library(tmp_path / "library.db")) as library:
        book = open_book(str(path), library=library)
        for place, new, left in ((8, 1, 3), (4, 3, 6), (8, 1, 3), (0, 6, 9)):
            book.remember(book.at(place))
            assert counts(library)["甲"] == (6, new, left)


def test_the_characters_of_a_text_that_changed_are_counted_anew(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "library.db")) as library:
        opened(library, tmp_path / "甲.txt", "天亮了。人来了。", place=4)
        opened(library, tmp_path / "甲.txt", "天亮了。人来了。船走了。")
        assert counts(library)["甲"] == (7, 4, 6)


def test_what_was_read_in_a_book_that_is_off_the_list_stays_met(library: Library, tmp_path: Path) -> None:
    before = counts(library)["早市二"]
    remove(library, next(book.id for book in shelved(library) if book.title == "月亮"))
    assert counts(library)["早市二"] == before
    open_book(str(tmp_path / "月亮.txt"), library=library)
    assert counts(library)["月亮"][2] == 8


def test_a_library_that_never_counted_has_no_counts_until_a_book_is_opened(library: Library, tmp_path: Path) -> None:
    library.write("UPDATE books SET characters = NULL, met_characters = NULL, hanzi_left = NULL", ())
    assert set(counts(library).values()) == {(None, None, None)}
    open_book(str(tmp_path / "月亮.txt"), library=library)
    assert counts(library)["月亮"] == (7, 2, 3)


def test_the_author_stands_beside_the_title(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "library.db")) as library:
        opened(library, tmp_path / "茶.md", "---\nauthor: 某人\n---\n# 茶\n\n喝茶。\n")
        assert [book.author for book in shelved(library)] == ["某人"]


def test_what_is_counted_is_the_same_piece_by_piece() -> None:
    text = "".join(chr(0x4E00 + number * number % 5000) + "a。" for number in range(9000))
    assert characters_in(text).bit_count() == len({char for char in text if is_hanzi(char)})
    assert hanzi_count(text) == 9000
    assert unpacked(packed(characters_in(text))) == characters_in(text)
    met = Met(text, 0)
    for place in (10, 20_000, 500, 27_000, 0):
        met.move(place)
        assert (met.characters, met.left) == (characters_in(text[:place]), hanzi_count(text[place:]))
