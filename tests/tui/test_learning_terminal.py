"""A learner's hour in a real terminal: met, looked up, read otherwise, saved, marked, drilled, missed, on a card."""

from __future__ import annotations

import sqlite3
import sys
import zipfile
from contextlib import closing

import pytest

if sys.platform == "win32":
    pytest.skip("ptys are POSIX's", allow_module_level=True)

from typing import TYPE_CHECKING, NamedTuple

from langdu.cli import main
from langdu.config import data_dir
from langdu.dictionary import Dictionaries
from langdu.library import Library
from langdu.library.words import SavedWords, WordStatuses, WordToneLog
from langdu.pinyin import marked
from langdu.session import open_book
from tests.importers.test_epub import packed
from tests.tui.terminal import Terminal
from tests.tui.test_word_card_terminal import click, reader

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """门口

这样也行，那样也行。小王去银行取钱。

门口的人都认识他。
"""
SIZES = ((60, 20), (160, 50))


class Met(NamedTuple):
    """A word of a text that the dictionary has, its pinyin, its first meaning, and the text from there on."""

    word: str
    pinyin: str
    meaning: str
    onward: str


def met(path: Path) -> Met:
    """The first such word of two hanzi of which no other on the first screen has the characters or the reading."""
    book, own = open_book(str(path)), Dictionaries.installed()
    try:
        for block in range(len(book.blocks)):
            for sentence in book.sentences(block) if book.blocks[block].kind == "body" else ():
                for span in sentence.words:
                    tokens = [token for token in sentence.tokens if token.span.start >= span.start]
                    word = "".join(token.text for token in tokens if token.span.start < span.end)
                    said = [r.citation[0] for r in sentence.readings if span.start <= r.span.start < span.end]
                    entries = own.entries(word, tuple(said)) if len(word) == len(said) == 2 else ()
                    if entries and entries[0].senses:
                        pinyin = "".join(map(marked, said))
                        onward = "".join(token.text for token in tokens)[:3]
                        return Met(word, pinyin, entries[0].senses[0].split(";")[0].split(",")[0], onward)
    finally:
        book.close()
    raise AssertionError(path)


@pytest.fixture(params=["txt", "epub", "seed"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "seed":
        seed: Path = request.getfixturevalue("seed")
        return seed
    path = tmp_path / f"门口.{request.param}"
    path.write_bytes(packed() if request.param == "epub" else TEXT.encode())
    return path


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_learners_hour(path: Path, columns: int, rows: int, tmp_path: Path) -> None:
    word = met(path)
    with reader(path, columns, rows) as terminal:
        terminal.until(lambda t: t.shows(word.onward) and t.shows("Silence") and t.shows(word.pinyin[:2]))
        terminal.send(" ")
        terminal.until(lambda t: t.shows("▶")).send(" ")
        terminal.until(lambda t: t.shows("‖"))
        click(terminal, word.onward)
        terminal.until(lambda t: t.shows("·" + word.meaning.replace(" ", "")[:12]))
        terminal.send("S")
        terminal.until(lambda t: t.shows("saved"))
        terminal.settle()
        terminal.send("\r")  # the card is closed as it was opened
        terminal.until(lambda t: not t.shows("·" + word.meaning.replace(" ", "")[:12]))
        terminal.send("8")  # the page is known, then the word is not
        terminal.until(lambda t: t.shows("knownnow"))
        terminal.send("2")
        terminal.until(lambda t: t.shows(f"{word.word}:learning2"))
        terminal.send("y")  # pinyin for unknown words only
        terminal.settle()
        shown = "".join(terminal.lines()).replace(" ", "")
        assert word.pinyin in shown
        terminal.send("q")
        assert terminal.wait() == 0
    drilled(path, word, columns, rows)
    missed(path, word, columns, rows)
    package = tmp_path / "words.apkg"
    assert main(["export", str(path), "--sentences", "1:12", "--voice", "silence", "-o", str(package)]) == 0
    assert word.word in on_cards(package)


def drilled(path: Path, word: Met, columns: int, rows: int) -> None:
    """By meaning, without a sound device: the meaning is chosen by its number."""
    arguments = ("-m", "langdu", "drill", "--book", str(path), "--meaning", "--listen", "--voice", "silence")
    with Terminal.python(*arguments, columns=columns, rows=rows) as terminal:
        terminal.until(lambda t: t.shows(word.word) and t.shows(word.meaning.replace(" ", "")[:8]))
        row = next(
            line.replace(" ", "")
            for line in terminal.lines()
            if word.meaning.replace(" ", "")[:8] in line.replace(" ", "")
        )
        terminal.send(next(char for char in row if char.isdigit()))
        terminal.until(lambda t: t.shows("✓") or t.shows("right"))
        terminal.send("q")
        terminal.wait()


def missed(path: Path, word: Met, columns: int, rows: int) -> None:
    """What a drill by tone heard stands in the text: there is no microphone here, so it is kept as a drill keeps it."""
    with closing(Library(data_dir() / "library.db")) as library:
        (saved,) = SavedWords(library).all()
        assert saved.word == word.word
        assert WordStatuses(library).of(word.word) == 2
        WordToneLog(library).keep([(word.word, saved.syllables, False)])
    with reader(path, columns, rows) as terminal:
        terminal.until(lambda t: t.shows(word.onward) and any(sign in "".join(t.lines()) for sign in "⢸⣼⢼⣸"))
        terminal.send("q")
        assert terminal.wait() == 0


def on_cards(package: Path) -> list[str]:
    """The words that have notes."""
    with zipfile.ZipFile(package) as zipped:
        zipped.extract("collection.anki2", package.parent)
    with closing(sqlite3.connect(package.parent / "collection.anki2")) as database:
        return [fields.split("\x1f")[1] for (fields,) in database.execute("SELECT flds FROM notes")]


def test_pinyin_is_gone_for_known_words_and_stays_for_the_others(tmp_path: Path) -> None:
    path = tmp_path / "门口.txt"
    path.write_text(TEXT, "utf-8")
    with closing(Library(data_dir() / "library.db")) as library:
        WordStatuses(library).mark(["门口", "认识", "人", "都", "他", "的"], 99)
    arguments = ("-m", "langdu", "read", str(path), "--voice", "silence", "--pinyin-for", "unknown")
    with Terminal.python(*arguments, columns=60, rows=20) as terminal:
        terminal.until(lambda t: t.shows("yínháng") and not t.shows("ménkǒu") and not t.shows("rènshi"))
        terminal.send("q")
        assert terminal.wait() == 0
