"""What several actions ask of the command line: words, statuses, a syllabus; and the library for them."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.errors import UsageError
from langdu.library import Library, open_library
from langdu.library.words.exchange.base import status_of
from langdu.library.words.exchange.checking import trouble_with
from langdu.model import HANZI, SYLLABUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Syllabus, WordStatus

STATUSES = "new, 1, 2, 3, 4, known or ignored"


def status(told: str) -> WordStatus:
    """What argparse takes for `type`."""
    if (found := status_of(told)) is None:
        first = ", and it comes before the words" if HANZI.search(told) else ""
        raise argparse.ArgumentTypeError(f"{told} is no status; there are {STATUSES}{first}")
    return found


def add_syllabus(command: argparse.ArgumentParser) -> None:
    """Whose levels."""
    command.add_argument(
        "--syllabus",
        choices=[name.removeprefix("HSK ") for name in SYLLABUSES],
        default=SYLLABUSES[0].removeprefix("HSK "),
        help="whose levels: of HSK 2025, in force since 2026, 2021 (GF 0025-2021) or 2.0 (%(default)s)",
    )


def syllabus(options: argparse.Namespace) -> Syllabus:
    """What `add_syllabus` was told."""
    return next(name for name in SYLLABUSES if name.removeprefix("HSK ") == options.syllabus)


def require_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words that were typed, each once.

    Raises:
        UsageError: one of them is no word.
    """
    for word in words:
        if trouble := trouble_with(word):
            raise UsageError(trouble, remedy="type words of Chinese characters, with blanks between them")
    return tuple(dict.fromkeys(word.strip() for word in words))


@contextmanager
def opened(*, keeps: bool) -> Iterator[Library]:
    """The library; one that is to keep something must be there.

    Raises:
        OutputFailed: it cannot be used.
    """
    library = Library() if keeps else open_library(keeps=False)
    try:
        if library.trouble:
            note(library.trouble)
        yield library
    finally:
        library.close()


def counted(words: Iterable[object] | int, what: str = "word") -> str:
    """`1 word`, `2,000 words`."""
    count = words if isinstance(words, int) else sum(1 for _ in words)
    return f"{count:,} {what}{'' if count == 1 else 's'}"
