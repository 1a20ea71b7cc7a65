"""`langdu words stats`: what a book asks of you, before you read it."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.cli.progress import bar
from langdu.cli.words.asking import add_syllabus, syllabus
from langdu.config import settings
from langdu.library import open_library
from langdu.library.texts.graded import graded_text
from langdu.library.texts.shelf import named, shelved
from langdu.library.words import BookWordCounts, WordStatuses
from langdu.model import one_line
from langdu.session import WITHOUT_PATH
from langdu.session.words.statistics import LEARNER_PACE, statistics

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from langdu.library import Library
    from langdu.model import Syllabus
    from langdu.session import Book
    from langdu.session.words.statistics import WordShare, WordStatistics

STATS = """What a text asks of you, before you read it: how many of its words you know, which are new and how hard, how
many characters it has, and how long it takes. Words are cut as the reader cuts them; footnotes and glosses do not
count. A long book is counted once, and known afterwards."""
BAND, BAND_NAME = 7, "7-9"


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = actions.add_parser("stats", help="the words of a book, before you read it", description=STATS)
    command.add_argument(
        "text",
        metavar="FILE | TITLE",
        help="a file, or a book by its number or title in langdu list; - is standard input",
    )
    command.add_argument("--encoding", help="the file's encoding, if the guess is wrong: utf-8, gb18030, big5 …")
    add_syllabus(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(act=run)


def run(options: argparse.Namespace) -> int:
    """Count, and print."""
    from langdu.cli.options import require_hanzi
    from langdu.session import open_book
    from langdu.session.words.levels import level_in

    name = syllabus(options)
    with closing(open_library()) as library, closing(open_library(keeps=False)) as copy:
        if library.trouble:
            note(library.trouble)
        # A book is not opened by being counted: its place and its date on the shelf stay.
        path = _path(library, options.text)
        with closing(open_book(path, encoding=options.encoding, library=copy, background=True)) as book:
            words = _words(require_hanzi(book), library)
        found = statistics(words, WordStatuses(library).all(), level_in(name))
    if options.json:
        print(json.dumps(_as_json(book.title, found, name), ensure_ascii=False))
    else:
        print("\n".join(_lines(book.title, found, name)))
    return 0


def _path(library: Library, told: str) -> str:
    """The file that is told, else the book or short text of that title."""
    with suppress(OSError, ValueError):
        if Path(told).exists():
            return told
    if told in WITHOUT_PATH or "." in told or "/" in told:  # an address has both
        return told
    graded = graded_text(told)
    return graded.path if graded is not None else named(shelved(library), told).path


def _words(book: Book, library: Library) -> Mapping[str, int]:
    from langdu.session.words.book_words import words_in

    with bar(book.title) as tell:
        return words_in(book, BookWordCounts(library), here=True, progress=tell)


def _lines(title: str, found: WordStatistics, name: Syllabus) -> Iterator[str]:
    running, different = found.known_share
    yield f"{one_line(title)}"
    yield f"  known       {running:6.1%} of the running words, {different:.1%} of the different ones"
    yield _row("words", found.words)
    for what, share in (("known", found.known), ("learning", found.learning), ("new", found.new)):
        yield _row(f"  {what}", share)
    if found.ignored.different:
        yield _row("  ignored", found.ignored)
    for level, share in found.new_by_level.items():
        yield _row(f"    {_level(level, name)}", share)
    yield _row("hanzi", found.hanzi)
    rate = settings().rate
    yield f"  to read     about {_duration(found.reading_seconds)}, at a learner's {LEARNER_PACE} characters a minute"
    yield f"  to listen   about {_duration(found.listening_seconds(rate))}, at speed {rate:g}"
    if found.commonest_new:
        yield f"  new words   {' '.join(f'{word} {count:,}' for word, count in found.commonest_new)}"


def _row(what: str, share: WordShare) -> str:
    return f"  {what:<20}{share.running:>12,} running {share.different:>9,} different"


def _level(level: int | None, name: Syllabus) -> str:
    return "of no level" if level is None else f"{name}, {BAND_NAME if level == BAND else level}"


def _duration(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60:02} min"


def _as_json(title: str, found: WordStatistics, name: Syllabus) -> dict[str, object]:
    running, different = found.known_share
    return {
        "title": title,
        "known_share": round(running, 4),
        "known_share_different": round(different, 4),
        "words": _counts(found.words),
        "known": _counts(found.known),
        "learning": _counts(found.learning),
        "new": _counts(found.new),
        "ignored": _counts(found.ignored),
        "syllabus": name,
        "new_by_level": {
            "none" if level is None else BAND_NAME if level == BAND else str(level): _counts(share)
            for level, share in found.new_by_level.items()
        },
        "hanzi": _counts(found.hanzi),
        "reading_seconds": round(found.reading_seconds),
        "reading_pace": f"{LEARNER_PACE} characters a minute, a learner's",
        "listening_seconds": round(found.listening_seconds(settings().rate)),
        "commonest_new": dict(found.commonest_new),
    }


def _counts(share: WordShare) -> dict[str, int]:
    return {"running": share.running, "different": share.different}
