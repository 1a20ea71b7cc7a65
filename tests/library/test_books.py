"""A book is the same when its text was edited, renamed, moved or fetched anew; its place and corrections go with it."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.library.texts.anchors import AROUND_CHARACTERS, anchor_at, find
from langdu.library.texts.books import Text, open_book, remember
from langdu.library.texts.characters import Met
from langdu.library.texts.sketch import resemblance, sketch, unpacked
from langdu.model import Correction
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Of these a text is put together: no two sentences are alike.
HANZI = sorted(
    set("清早的河边有人在钓鱼老周带着孙子走过来坐下先看一会儿水面上很静只风吹动草叶谁也没说话远处传来火车声音")
)


def story(seed: int, sentences: int = 300) -> str:
    """A text, so many sentences long, five a paragraph; each tells its number."""
    chance = random.Random(seed)
    said = [
        f"{''.join(chance.choices(HANZI, k=12))}，带伞没{''.join(chance.choices(HANZI, k=9))}，第{number}次。"
        for number in range(seed * 1000, seed * 1000 + sentences)
    ]
    return "\n".join("".join(said[at : at + 5]) for at in range(0, sentences, 5)) + "\n"


STORY = story(1)
PLACE = STORY.index("第1150次")
#: What happens to a text, and where what stood at `PLACE` is then.
EDITS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "a line at the end": lambda text: text + "完。\n",
    "a chapter at the end": lambda text: text + story(2, 100),
    "a foreword": lambda text: "前言：这是一个很长的故事。\n" + text,
    "a chapter in the middle": lambda text: text[:3000] + story(3, 80) + text[3000:],
    "a chapter less": lambda text: text[2500:],
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "broken at forty cells": lambda text: "\n".join(text[at : at + 20] for at in range(0, len(text), 20)),
    "the sentence before": lambda text: text[: PLACE - 20] + "一场大雪以后" + text[PLACE - 12 :],
}


def text(source: str, path: str = "/books/story.txt") -> Text:
    return Text(source, hashlib.sha256(source.encode()).hexdigest()[:24], "story", path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


@pytest.mark.parametrize("path", ["/books/story.txt", "/elsewhere/another name.txt"])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_text_is_the_same_book_and_its_place_and_corrections_go_with_it(
    library: Library, edit: str, path: str
) -> None:
    first = open_book(library, text(STORY))
    remember(library, first.id, STORY, PLACE, Met(STORY, PLACE))
    word = STORY.index("带伞", PLACE)
    digest = text(STORY).digest
    library.correct(Correction("伞", (parse("san3"),), first.id, word + 1), anchor_at(STORY, word + 1), digest)
    now = EDITS[edit](STORY)
    again = open_book(library, text(now, path))
    assert (again.id, again.lost, again.is_place_lost) == (first.id, 0, False)
    assert now[again.place :].lstrip().startswith("第1150次")
    (correction,) = library.corrections(again.id)
    assert now[correction.start] == "伞"
    before = "".join(now[: correction.start].split())
    assert before.endswith("".join(STORY[: word + 1].split())[-20:])
    assert open_book(library, text(now, path)) == again


def test_another_text_at_the_same_path_is_another_book(library: Library) -> None:
    first = open_book(library, text(STORY))
    remember(library, first.id, STORY, PLACE, Met(STORY, PLACE))
    other = open_book(library, text(story(7)))
    assert (other.id == first.id, other.place) == (False, 0)
    assert open_book(library, text(STORY)).place == PLACE


@pytest.mark.parametrize(
    ("first", "second"),
    [(story(1), story(2)), (story(1), story(1) + story(2) + story(3)), (story(1) + story(2) + story(3), story(3))],
    ids=["two volumes", "a collection of it", "a part of a collection"],
)
def test_what_only_has_something_in_common_is_another_book(library: Library, first: str, second: str) -> None:
    assert open_book(library, text(first, "/1.txt")).id != open_book(library, text(second, "/2.txt")).id


def test_while_both_files_are_there_more_likeness_is_asked(library: Library, tmp_path: Path) -> None:
    there = tmp_path / "story.txt"
    there.write_text(STORY, "utf-8")
    first = open_book(library, text(STORY, str(there)))
    assert open_book(library, text(STORY + story(2, 200), "/other.txt")).id != first.id
    assert open_book(library, text(STORY + story(2, 20), "/story (1).txt")).id == first.id


def test_a_short_text_is_known_by_its_path(library: Library) -> None:
    first = open_book(library, text("你好。\n"))
    assert open_book(library, text("你好吗？\n")).id == first.id
    assert open_book(library, text("你好吧？\n", "/b.txt")).id != first.id


def test_what_comes_from_no_file_is_known_by_itself_alone(library: Library) -> None:
    first = open_book(library, text(STORY, ""))
    assert open_book(library, text(STORY, "")).id == first.id
    assert open_book(library, text(STORY + "完。", "")).id != first.id


def test_a_correction_that_cannot_be_placed_is_kept_told_and_comes_back_with_its_text(library: Library) -> None:
    first = open_book(library, text(STORY))
    at = STORY.index("带伞", PLACE) + 1
    library.correct(Correction("伞", (parse("san3"),), first.id, at), anchor_at(STORY, at), text(STORY).digest)
    without = STORY[: at - 60] + STORY[at + 60 :]
    again = open_book(library, text(without))
    assert (again.id, again.lost) == (first.id, 1)
    assert library.corrections(first.id) == ()
    assert [correction.text for _, correction in library.unplaced()] == ["伞"]
    assert len(library.corrections()) == 1
    assert open_book(library, text(without)).lost == 0  # told once
    assert open_book(library, text(STORY)).lost == 0
    assert [correction.start for correction in library.corrections(first.id)] == [at]


def test_a_place_that_is_gone_is_about_where_it_was(library: Library) -> None:
    first = open_book(library, text(STORY))
    remember(library, first.id, STORY, PLACE, Met(STORY, PLACE))
    again = open_book(library, text(STORY[: PLACE - 200] + STORY[PLACE + 200 :]))
    assert again.is_place_lost
    assert abs(again.place - PLACE) < 400


def test_two_programs_at_once_see_one_book(tmp_path: Path) -> None:
    one, other = Library(tmp_path / "library.db"), Library(tmp_path / "library.db")
    first = open_book(one, text(STORY))
    assert open_book(other, text(STORY + "完。\n")).id == first.id
    remember(one, first.id, STORY, PLACE, Met(STORY, PLACE))
    assert open_book(other, text(STORY + "完。\n")).place == PLACE


OLD = """
CREATE TABLE books (id TEXT PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0,
    opened TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE corrections (text TEXT NOT NULL, book TEXT NOT NULL DEFAULT '', start INTEGER NOT NULL DEFAULT -1,
    syllables TEXT NOT NULL, made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (text, book, start));
CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL);
PRAGMA user_version=2;
"""


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_library_of_an_older_langdu_keeps_its_places_and_corrections(tmp_path: Path, is_edited: bool) -> None:
    old, at = text(STORY), STORY.index("带伞") + 1
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.executescript(OLD)
        row = (old.digest, "story", old.path, PLACE)
        connection.execute("INSERT INTO books (id, title, path, place) VALUES (?, ?, ?, ?)", row)
        for start in (at, -1):
            connection.execute(
                "INSERT INTO corrections (text, book, start, syllables) VALUES ('伞', ?, ?, 'san3')",
                (old.digest if start > 0 else "", start),
            )
    library = Library(tmp_path / "library.db")
    known = open_book(library, text(STORY + "完。\n") if is_edited else old)
    assert (known.id, known.place, known.lost) == (old.digest, PLACE, 0)
    assert {correction.start for correction in library.corrections(known.id)} == {None, at}


def test_of_places_that_look_alike_the_nearest_is_taken() -> None:
    refrain = "小河流水哗啦啦。我们都来唱一唱。\n"
    source = "".join(f"第{number}段。\n{refrain}" for number in range(20))
    at = source.index(refrain, source.index("第9段"))
    assert find("题目\n" + source, anchor_at(source, at)) == at + 3
    alike = refrain * 50
    assert find("题目\n" + alike, anchor_at(alike, len(refrain) * 20)) in (len(refrain) * 20 + 3, len(refrain) * 20)


def test_every_place_of_a_text_is_found_in_it_and_behind_a_foreword() -> None:
    for at in range(0, len(STORY), 37):
        anchor = anchor_at(STORY, at)
        assert len(anchor.before) <= AROUND_CHARACTERS
        assert find(STORY, anchor) == at
        moved = find("前言。\n" + STORY, anchor)
        assert moved is not None
        assert abs(moved - at - len("前言。\n")) <= 1  # a line end there counts for nothing


def test_a_sketch_survives_being_written() -> None:
    for source in (STORY, "你好。", "", story(4, 6000)):
        made = sketch(source)
        assert unpacked(made.packed) == made
    assert unpacked("") is None
    assert resemblance(sketch("你好。"), sketch("你好。")) is None
    assert resemblance(sketch(STORY), sketch(STORY)) == 1


def test_a_text_that_outgrows_the_finer_sketch_is_still_known() -> None:
    short, long = story(5, 3000), story(5, 3000) + story(6, 1500)
    assert len(short) < 100_000 < len(long)
    share = resemblance(sketch(short), sketch(long))
    assert share is not None
    assert share > 0.5
