"""`langdu explain TEXT`: each reading, and why it is that one."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from langdu import annotate
from langdu.cli.options import add_gloss, require_hanzi, tell_remarks
from langdu.library import open_library
from langdu.session import book_from_text, open_book
from langdu.session.text.numbering import numbered_sentences

if TYPE_CHECKING:
    import argparse

    from langdu.library import Library
    from langdu.model import GlossPolicy
    from langdu.session import Book


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("explain", help="tell why a text is read as it is", description=__doc__)
    command.add_argument("text", metavar="TEXT", nargs="+", help="a word or a sentence; - for standard input")
    add_gloss(command)


def run(options: argparse.Namespace) -> int:
    """Explain it."""
    with closing(open_library(keeps=False)) as library:
        opened = _book(options.text, options.gloss, library)
        tell_remarks(require_hanzi(opened))
        for _, _, sentence in numbered_sentences(opened):
            print(annotate.explain(sentence))
    return 0


def _book(words: list[str], policy: GlossPolicy, library: Library) -> Book:
    if words == ["-"]:
        return open_book("-", policy=policy, library=library)
    return book_from_text(" ".join(words), "the text", policy=policy, library=library)
