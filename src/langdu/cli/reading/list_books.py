"""`langdu list`: the books that were opened, the last one first; `langdu open` takes a number or title of it.

With `--graded` the short texts that come with langdu, by level, which `langdu open` takes by id.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from langdu.cli.options import note
from langdu.library.texts.ages import ago
from langdu.library.texts.graded import GradedText, graded_texts
from langdu.library.texts.shelf import ShelfBook, shelved_here
from langdu.model import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

#: Cells that titles take at most.
WIDEST = 40


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("list", help="the books that you opened", description=__doc__)
    command.add_argument("--graded", action="store_true", help="the short texts that come with langdu, HSK 1 to 6")
    command.add_argument("--json", action="store_true", help="as JSON, a book a line")


def run(options: argparse.Namespace) -> int:
    """Print them."""
    books = shelved_here()
    if options.graded:
        _print_graded({book.path: book.progress for book in books}, as_json=options.json)
    elif options.json:
        for number, book in enumerate(books, 1):
            print(json.dumps(_row(number, book), ensure_ascii=False))
    elif books:
        _print(books)
    else:
        note("no book was opened yet: langdu FILE opens one, langdu list --graded lists short texts to begin with")
    return 0


def _row(number: int, book: ShelfBook) -> dict[str, object]:
    return {
        "number": number,
        "title": book.title,
        "progress": round(book.progress, 4),
        "opened": book.opened.isoformat(),
        "path": book.path,
        "is_there": book.is_there,
    }


def _print(books: Sequence[ShelfBook]) -> None:
    titles = [one_line(book.title) for book in books]
    width = min(WIDEST, max(map(cell_len, titles)))
    for number, (book, title) in enumerate(zip(books, titles, strict=True), 1):
        gone = "" if book.is_there else "  (not there)"
        shown = set_cell_size(title, width)
        print(f"{number:3}  {shown}  {book.progress:4.0%}  {ago(book.opened):>12}  {one_line(book.path)}{gone}")


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
