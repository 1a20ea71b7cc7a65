"""`langdu list`: the books that were opened, the last one first; `langdu open` takes a number or title of it.

Behind a title stand its author, how far you have read, how long the rest takes, and how many of its words you know;
where those were not counted (`langdu words stats` does), how many of its different characters are new: those that
stand before your place in none of your books.

With `--graded` the short texts that come with langdu, by level, which `langdu open` takes by id.
"""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from langdu.cli.options import note
from langdu.config import settings
from langdu.library import open_library
from langdu.library.texts.ages import ago, duration
from langdu.library.texts.graded import GradedText, graded_texts
from langdu.library.texts.shelf import ShelfBook, shelved
from langdu.model import one_line
from langdu.session.text.finding.navigation import spoken_seconds
from langdu.session.words.known_share import KnownShare, KnownShares

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

#: Cells that titles and authors take at most.
WIDEST, WIDEST_AUTHOR = 40, 16


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("list", help="the books that you opened", description=__doc__)
    command.add_argument("--graded", action="store_true", help="the short texts that come with langdu, HSK 1 to 6")
    command.add_argument("--json", action="store_true", help="as JSON, a book a line")


def run(options: argparse.Namespace) -> int:
    """Print them."""
    with closing(open_library(keeps=False)) as library:
        books, shares = shelved(library), KnownShares(library)
        words = {} if options.graded else {book.id: shares.of(book.id) for book in books}
    if options.graded:
        _print_graded({book.path: book.progress for book in books}, as_json=options.json)
    elif options.json:
        for number, book in enumerate(books, 1):
            print(json.dumps(_row(number, book, words[book.id]), ensure_ascii=False))
    elif books:
        _print(books, words)
    else:
        note("no book was opened yet: langdu FILE opens one, langdu list --graded lists short texts to begin with")
    return 0


def _row(number: int, book: ShelfBook, words: KnownShare | None) -> dict[str, object]:
    return {
        "number": number,
        "title": book.title,
        "author": book.author,
        "progress": round(book.progress, 4),
        "seconds_left": _seconds_left(book),
        "characters": book.characters,
        "new_characters": book.new_characters,
        "known_share": None if words is None else round(words.known, 4),
        "new_words": None if words is None else words.new,
        "opened": book.opened.isoformat(),
        "path": book.path,
        "is_there": book.is_there,
    }


def _print(books: Sequence[ShelfBook], words: Mapping[str, KnownShare | None]) -> None:
    titles = _column([book.title for book in books], WIDEST)
    authors = _column([book.author for book in books], WIDEST_AUTHOR)
    for number, (book, title, author) in enumerate(zip(books, titles, authors, strict=True), 1):
        seconds = _seconds_left(book)
        left = duration(seconds) if seconds else ""
        share = words[book.id]
        new = "" if book.new_characters is None else f"{book.new_characters} new"
        new = new if share is None else f"{share.known:.0%} known"
        gone = "" if book.is_there else "  (not there)"
        told = f"{book.progress:4.0%}  {left:>12}  {new:>10}  {ago(book.opened):>12}  {one_line(book.path)}{gone}"
        print(f"{number:3}  {title}{author}{told}")


def _column(texts: Sequence[str], widest: int) -> list[str]:
    """Each as wide as the widest, with blanks behind it; nothing where all are empty."""
    lines = [one_line(text) for text in texts]
    width = min(widest, max(map(cell_len, lines)))
    return [set_cell_size(line, width) + "  " if width else "" for line in lines]


def _seconds_left(book: ShelfBook) -> int | None:
    """About how long the rest takes at the speed of the settings; None where it is not known."""
    return None if book.hanzi_left is None else round(spoken_seconds(book.hanzi_left, settings().rate))


def _print_graded(progress: Mapping[str, float], *, as_json: bool) -> None:
    texts = graded_texts()
    width = max(cell_len(text.title) for text in texts)
    for text in texts:
        begun = progress.get(text.path, 0.0)
        if as_json:
            print(json.dumps(_graded_row(text, begun), ensure_ascii=False))
        else:
            title = set_cell_size(text.title, width)
            print(f"{text.id}  {title}  {text.characters:4} characters  {begun:4.0%}")


def _graded_row(text: GradedText, progress: float) -> dict[str, object]:
    return {
        "id": text.id,
        "level": text.level,
        "number": text.number,
        "title": text.title,
        "characters": text.characters,
        "progress": round(progress, 4),
        "path": text.path,
    }
