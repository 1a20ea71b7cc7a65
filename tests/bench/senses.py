"""Everyday words of several readings in sentences: langdu reads the sentence, and the entry of that reading stands first.

Beside it, what comes of the dictionary's own order of entries, without the reading.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from langdu.dictionary import Dictionaries
from langdu.dictionary.shelf import own_path
from langdu.dictionary.storage.table import DictionaryTable
from langdu.pinyin import numbered
from langdu.session import book_from_text
from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Entry, Syllable

ROWS = Path(__file__).parent / "data" / "senses.tsv"


def rows() -> list[tuple[str, int, str, str]]:
    """Each sentence without marks, the word's place, the word, and what the right entry says."""
    found = []
    for line in ROWS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            marked, sense = line.split("\t")
            start, end = marked.index("〔"), marked.index("〕") - 1
            plain = marked.replace("〔", "").replace("〕", "")
            found.append((plain, start, plain[start:end], sense))
    return found


def run(shared: Path) -> Iterator[Figure]:
    own = Dictionaries({"cc-cedict": DictionaryTable(own_path())})
    right = first = several = told = 0
    listed = rows()
    for sentence, at, word, sense in listed:
        entries = own.entries(word, read(sentence, at, len(word)))
        several += len(entries) > 1
        with_right_reading = own.entries(word, right_reading(own, word, sense))
        told += says(with_right_reading, sense)
        first += says(own.entries(word), sense)
        if says(entries, sense):
            right += 1
        else:
            said = " ".join(map(numbered, read(sentence, at, len(word))))
            print(f"    {sentence} {word} {said}: not {sense!r} but {entries[0].senses[:3] if entries else ()}")
    count = len(listed)
    yield Figure(
        "the sense of the reading stands first",
        right / count,
        "share",
        f"of {count} words, as langdu reads the sentences",
    )
    yield Figure(
        "the same, were every reading right", told / count, "share", "the order of entries alone; the goal is 1"
    )
    yield Figure("without the sentence's reading", first / count, "share", "the table's order alone")
    yield Figure("words with several entries", several, "words", f"of {count}")


def right_reading(own: Dictionaries, word: str, sense: str) -> tuple[Syllable, ...]:
    """The reading of the entry that has the sense."""
    return next((entry.syllables for entry in own.entries(word) if says((entry,), sense)), ())


def says(entries: tuple[Entry, ...], sense: str) -> bool:
    """Whether the first entry has it among its senses."""
    return bool(entries) and any(sense in one for one in entries[0].senses)


def read(sentence: str, at: int, length: int) -> tuple[Syllable, ...]:
    """How langdu reads the word there."""
    book = book_from_text(sentence, "the sentence")
    found = (
        syllable
        for block in range(len(book.blocks))
        for one in book.sentences(block)
        for reading in one.readings
        if at <= reading.span.start < at + length
        for syllable in reading.citation
    )
    return tuple(found)
