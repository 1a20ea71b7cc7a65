"""Which of the learner's words `langdu drill` deals: those of a book, the saved ones, or all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from langdu.library import Library
    from langdu.practice.drills import DrillItem
    from langdu.session import Book
    from langdu.session.words.cards.drill_items import WordCourse


@dataclass(frozen=True, slots=True)
class DealtWords:
    """What is dealt.

    Attributes:
        kind: the drill; empty for a bit of everything.
        items: the learner's words.
        title: what is drilled, in a few words.
        notice: what to tell at the beginning.
    """

    kind: str
    items: Sequence[DrillItem]
    title: str
    notice: str = ""


def add_words(command: argparse.ArgumentParser) -> None:
    """Which words, and what of them."""
    command.add_argument(
        "--book",
        metavar="FILE",
        help="your words that are in this book: a file, or its number in langdu list, or a part of its title",
    )
    command.add_argument("--saved", action="store_true", help="your saved words, of all books or of --book")
    parts = command.add_mutually_exclusive_group()
    parts.add_argument("--tones", action="store_true", help="of your words the tones only")
    parts.add_argument("--meaning", action="store_true", help="of your words the meanings only")


def book_path(told: str, library: Library) -> str:
    """Where a text lies that is told by its file, its address, its number in `langdu list` or a part of its title.

    Raises:
        UsageError: there is none, or there are several.
    """
    from langdu.importers.base import is_address
    from langdu.library.texts.graded import graded_text
    from langdu.library.texts.shelf import named, shelved

    if is_address(told) or Path(told).exists():
        return told
    graded = graded_text(told)
    return graded.path if graded is not None else named(shelved(library), told).path


def dealt(options: argparse.Namespace, library: Library, book: Book | None) -> DealtWords:
    """What the options ask for.

    Raises:
        UsageError: an option does not go with the drill, or there is none of the words that it asks for.
        OutputFailed: the library cannot be used.
    """
    from langdu.practice.drills import KINDS
    from langdu.session.words.cards.drill_items import WORD_PARTS, WordCourse

    is_narrowed = options.saved or options.tones or options.meaning
    if options.kind not in ("", "words"):
        if is_narrowed:
            what = "--saved, --tones and --meaning are for your words"
            raise UsageError(what, where=options.kind, remedy="leave them out, or say words instead of this drill")
        return DealtWords(options.kind, (), KINDS[options.kind].partition(" (")[0])
    left_out = {"meaning"} if options.tones else {"tones"} if options.meaning else set()
    parts = tuple(part for part in WORD_PARTS if part not in left_out)
    items = _items(library, WordCourse(book, options.saved, parts), options.learner)
    if not (options.kind or is_narrowed or (book and items)):
        notice = f"none of your words is in {book.title} yet: words of it are dealt among others" if book else ""
        return DealtWords("", items, "drills: a bit of everything", notice)
    if not items:
        raise _nothing(options, book)
    return DealtWords("words", items, f"your words: {book.title}" if book else "your words")


def _items(library: Library, course: WordCourse, learner: str) -> list[DrillItem]:
    from langdu.dictionary import Dictionaries
    from langdu.library import PracticeLog
    from langdu.library.practice import utc_now
    from langdu.library.words.own_words import own_words
    from langdu.session.words.cards.drill_items import word_items

    now = utc_now()
    due = [card for card, state in PracticeLog(library).cards(learner).items() if state.due <= now]
    return word_items(own_words(library, learner), course, Dictionaries.installed(), due)


def _nothing(options: argparse.Namespace, book: Book | None) -> UsageError:
    from langdu.session.practice.drilling import NO_WORDS_REMEDY

    what = "none of your saved words is there" if options.saved else "none of your words is there"
    if options.meaning:
        what += " with a meaning that a dictionary has"
    return UsageError(what, where=book.title if book else "drill", remedy=NO_WORDS_REMEDY)
