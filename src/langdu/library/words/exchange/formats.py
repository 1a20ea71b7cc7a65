"""All formats, and which of them a file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.library.words.exchange.anki.notes import AnkiNotes
from langdu.library.words.exchange.lute import LuteTerms
from langdu.library.words.exchange.lwt import LwtTerms
from langdu.library.words.exchange.own import StatusTable
from langdu.library.words.exchange.plain_list import PlainList

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.library.words.exchange.base import WordListFormat

#: In the order in which a text is held against them: the last takes any.
FORMATS: tuple[WordListFormat, ...] = (AnkiNotes(), StatusTable(), LuteTerms(), LwtTerms(), PlainList())
FORMAT_NAMES = tuple(sorted(one.name for one in FORMATS))
#: What is written where only the ending of a file tells.
BY_ENDING = {".csv": "langdu", ".tsv": "lwt", ".txt": "list"}


def named(name: str) -> WordListFormat:
    """The format of a name of `FORMAT_NAMES`."""
    return next(one for one in FORMATS if one.name == name)


def format_of(text: str) -> WordListFormat:
    """The format that a text has."""
    return next((one for one in FORMATS if one.fits(text)), FORMATS[-1])


def format_for(path: Path) -> WordListFormat:
    """The format to write a file in.

    Raises:
        UsageError: its ending does not tell.
    """
    if (name := BY_ENDING.get(path.suffix.lower())) is None:
        told = ", ".join(f"{ending} for {name}" for ending, name in BY_ENDING.items())
        raise UsageError(
            f"{path.suffix or 'a name without an ending'} does not tell a format",
            where=str(path),
            remedy=f"there are {told}; or say --format {'|'.join(FORMAT_NAMES)}",
        )
    return named(name)
