"""The books on the screen, by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from langdu.library import Library
from langdu.library.texts.graded import graded_texts
from langdu.library.texts.shelf import shelved
from langdu.library.words import BookWordCounts, WordStatuses
from langdu.model import KNOWN
from langdu.session import CLIPBOARD, open_book
from langdu.session.words.book_words import words_in
from langdu.session.words.known_share import known_share
from langdu.tui.shelf import ShelfApp
from langdu.tui.shelf_frame import rows
from langdu.tui.themes import themes
from langdu.tui.widgets.bars import NoticeBar
from langdu.tui.widgets.choice_list import ChoiceList
from langdu.tui.widgets.path_suggester import PathSuggester

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "library.db")
    yield made
    made.close()


def fill(library: Library, folder: Path) -> None:
    for title, text in (("早市", "天亮了。人来了。"), ("月亮", "月亮出来了。河很亮。")):
        path = folder / f"{title}.txt"
        path.write_text(text, "utf-8")
        open_book(str(path), library=library)


async def chosen(library: Library, *keys: str) -> str | None:
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
    return app.chosen


def notice(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one(NoticeBar).text


async def test_one_key_goes_on_with_the_last_book(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    assert await chosen(library, "enter") == str(tmp_path / "月亮.txt")
    assert await chosen(library, "j", "enter") == str(tmp_path / "早市.txt")
    assert await chosen(library, "q") is None


async def test_an_empty_shelf_says_what_to_do(library: Library) -> None:
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        rows = ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]
        assert any("No book yet" in row for row in rows)
        assert any("open a file" in row for row in rows)
        assert any("g   short texts by level, HSK 1 to 6" in row for row in rows)
        await pilot.press("enter", "x", "slash", "escape", "d")
    assert app.chosen == "demo:"


async def test_the_clipboard_and_a_name(library: Library) -> None:
    assert await chosen(library, "p") == CLIPBOARD
    assert await chosen(library, "o", "a", "full_stop", "t", "enter") == "a.t"


async def test_titles_are_searched_while_one_types(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("slash")
        app.screen.query_one(Input).value = "早"
        await pilot.pause()
        await pilot.press("enter", "enter")
    assert app.chosen == str(tmp_path / "早市.txt")


async def test_a_book_goes_off_the_list_when_asked_twice(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("x")
        assert "x again takes 月亮 off the list" in notice(pilot)
        await pilot.press("escape", "x", "x", "enter")
    assert app.chosen == str(tmp_path / "早市.txt")


async def test_a_file_that_is_gone_is_told(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    (tmp_path / "月亮.txt").unlink()
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter")
        assert "is not there any more" in notice(pilot)
        await pilot.press("q")
    assert app.chosen is None


async def test_names_are_completed(tmp_path: Path) -> None:
    (tmp_path / "书10.txt").touch()
    (tmp_path / "书2.epub").touch()
    (tmp_path / "书.png").touch()
    (tmp_path / "旧书").mkdir()
    suggester = PathSuggester()
    assert await suggester.get_suggestion(f"{tmp_path}/书") == f"{tmp_path}/书2.epub"
    assert await suggester.get_suggestion(f"{tmp_path}/旧") == f"{tmp_path}/旧书/"
    assert await suggester.get_suggestion(f"{tmp_path}/无") is None
    assert await suggester.get_suggestion(f"{tmp_path}/无/a") is None


async def test_tab_takes_the_name_that_is_suggested(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    (tmp_path / "河.txt").touch()
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("o")
        field = app.screen.query_one(Input)
        field.value = f"{tmp_path}/河"
        field.cursor_position = len(field.value)
        for _ in range(200):
            if field._suggestion:
                break
            await pilot.pause(0.01)
        await pilot.press("tab", "enter")
    assert app.chosen == str(tmp_path / "河.txt")


async def test_the_list_is_drawn_with_progress_and_age(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        rows = ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]
        assert any(row.split() == ["月亮", "0%", "just", "now"] for row in rows)


async def test_one_key_shows_the_short_texts_and_enter_opens_one(library: Library) -> None:
    texts = graded_texts()
    assert await chosen(library, "g", "enter") == texts[0].path
    assert await chosen(library, "g", "3", "j", "enter") == texts[25].path
    assert await chosen(library, "g", "q") is None


async def test_the_short_texts_stand_by_level_with_their_progress(library: Library) -> None:
    text = graded_texts()[27]
    book = open_book(text.path, library=library)
    book.remember(book.at(len(book.document.source) - 2))
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        options = app.screen.query_one(ChoiceList)
        assert options.highlighted == options.get_option_index(text.id)  # the one that was read last
        await pilot.press("3")
        await pilot.pause()
        rows = ["".join(s.text for s in strip).split() for strip in app.screen._compositor.render_strips()]
        shown = next(row for row in rows if text.title in row)
        assert ["HSK", "3"] in rows
        assert shown[1:3] == [str(text.characters), "characters"]
        assert 80 < int(shown[3].rstrip("%")) <= 100


async def test_escape_goes_back_to_the_books(library: Library, tmp_path: Path) -> None:
    fill(library, tmp_path)
    assert await chosen(library, "g", "escape", "enter") == str(tmp_path / "月亮.txt")


async def test_a_wide_shelf_has_authors_and_the_time_left_and_the_line_below_new_characters(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "茶.md"
    path.write_text("---\ntitle: 茶\nauthor: 某人\n---\n" + "我们喝茶。" * 200, "utf-8")
    open_book(str(path), library=library)
    for width in (80, 60):
        app = ShelfApp(library, "demo:")
        async with app.run_test(size=(width, 20)) as pilot:
            await pilot.pause()
            rows = ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]
        book = next(row.split() for row in rows if row.strip().startswith("茶"))
        behind = ["某人", "0%", "3", "min", "left"] if width == 80 else ["0%"]
        assert book == ["茶", *behind, "just", "now"]
        below = next(row for row in rows if "4 of 4 characters are new" in row)
        assert ("某人 · 3 min left" in below) == (width == 60)
        assert below.rstrip().endswith("…" if width == 60 else ("…", ".md"))


async def test_where_the_words_of_a_book_are_counted_the_line_below_tells_how_many_are_known(
    library: Library, tmp_path: Path
) -> None:
    fill(library, tmp_path)
    WordStatuses(library).mark(["月亮"], KNOWN)
    book = open_book(str(tmp_path / "月亮.txt"), library=library)
    words = words_in(book, BookWordCounts(library))
    share = known_share(words, {"月亮": KNOWN})
    told = f"{share.known:.0%} of the words are known, {share.new} are new"
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert told in shown(app)
        await pilot.press("j")
        await pilot.pause()
        assert "characters are new" in shown(app)
        assert "of the words" not in shown(app)
    drawn = "".join(text for row in rows(shelved(library), themes()["paper"], 60, 20, share) for text, _ in row.pieces)
    assert told in drawn


def shown(app: ShelfApp) -> str:
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
