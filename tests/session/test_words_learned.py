"""The way of a word: met, saved, marked, missed by its tone, drilled by meaning and by tone, and on a card."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from langdu.library import Library, PracticeLog
from langdu.library.words import SavedWords, WordStatuses, WordToneLog
from langdu.library.words.own_words import own_words
from langdu.model import TONES_LEARNED, Report
from langdu.pinyin import parse
from langdu.practice.targets import targets
from langdu.session import open_book
from langdu.session.export import ExportOptions, export
from langdu.session.practice.drilling import Course, Drilling
from langdu.session.practice.practising import Practising
from langdu.session.text.progress import progress
from langdu.session.words.cards.drill_items import WordCourse, word_items
from langdu.session.words.cards.exported import exported_words
from langdu.speech import VoiceStore
from tests.practice.making import NOON
from tests.session.words.cards.dictionary import FewWords
from tests.session.words.test_said_words import judged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.model import Sentence
    from langdu.session import Book
    from langdu.session.practice.drilling import Asked

TEXT = "老师走了。他在银行等老师。银行很大。\n"
BANK = (parse("yin2"), parse("hang2"))


class Learner:
    """Has a library, a book of the text, and a clock."""

    def __init__(self, folder: Path) -> None:
        path = folder / "集市.txt"
        path.write_text(TEXT, "utf-8")
        self.library, self.now = Library(folder / "library.db"), NOON
        self.book: Book = open_book(str(path), library=self.library)
        self.log = PracticeLog(self.library, lambda: self.now)

    def practise(self, sentence: Sentence, verdicts: Sequence[str]) -> None:
        said = tuple(judged(*pair) for pair in zip(targets(sentence), verdicts, strict=True))
        Practising(self.log).remember(Report(said), None, self.book.title, sentence)

    def drill(self) -> Drilling:
        words = word_items(own_words(self.library), WordCourse(self.book), FewWords())
        return Drilling(self.log, Course("words"), words=words, now=lambda: self.now, random=Random(1), fuzz=False)

    @property
    def missed(self) -> frozenset[str]:
        return WordToneLog(self.library).missed()


def answered(drilling: Drilling, asked: Asked) -> str:
    """Answer a card as it should be; which one it was."""
    if asked.question is not None:
        drilling.answer(asked, asked.question.right, 3.0)
    else:
        drilling.said(asked, Report(tuple(judged(target, "green") for target in targets(asked.sentence))), 3.0)
    return asked.card.id


def test_a_word_is_saved_missed_drilled_and_exported(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    sentence = learner.book.sentences(0)[1]
    met = TEXT.index("银行")
    SavedWords(learner.library).save("银行", BANK, sentence.text, learner.book.title, learner.book.id, met)
    WordStatuses(learner.library).mark(["银行"], 2)

    learner.practise(sentence, ["green", "green", "green", "red", "green", "green", "green"])
    assert learner.missed == {"银行"}
    told = progress(learner.log, NOON, words=WordToneLog(learner.library).all())
    assert [word.word for word in told.missed_words] == ["银行"]

    asked: set[str] = set()
    for _ in range(TONES_LEARNED):
        drilling = learner.drill()
        while (card := drilling.next()) is not None:
            asked.add(answered(drilling, card))
            learner.now += timedelta(seconds=3)
        learner.now += timedelta(days=3)
    assert asked == {
        f"{what}:银行:yin2 hang2"
        for what in ("listen:tones", "speak:tones", "read:meaning", "listen:hanzi", "listen:meaning")
    }
    assert learner.missed == frozenset()
    assert WordStatuses(learner.library).of("银行") == 2

    package = tmp_path / "集市.apkg"
    store = VoiceStore()
    words = exported_words(None, learner.book, learner.library, FewWords(), is_whole=True)
    export(learner.book, ExportOptions(store.get("silence"), None, (package,)), words=words)
    assert on_cards(package) == [("银行", "bank", "他在银行等老师。")]


def on_cards(package: Path) -> list[tuple[str, str, str]]:
    """The words of a package, what they mean, and their sentences."""
    with zipfile.ZipFile(package) as zipped:
        zipped.extract("collection.anki2", package.parent)
    with closing(sqlite3.connect(package.parent / "collection.anki2")) as database:
        notes = [fields.split("\x1f") for (fields,) in database.execute("SELECT flds FROM notes")]
    return [(fields[1], fields[4], fields[0]) for fields in notes if fields[1]]
