"""Where a word stands in a book: as it is divided into words, not where its characters merely meet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from langdu.session.text.finding.search import Query
from langdu.session.words.look_up.word_in_sentence import word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Sentence, Syllable
    from langdu.session.text.book import Book
    from langdu.session.text.finding.search import Candidate

#: Places whose sentences are read together (some 100 ms of work), that are looked at, and that are told.
TOGETHER, MOST_LOOKED_AT, MOST_TOLD = 16, 800, 200


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a word stands.

    Attributes:
        start: the code point of its first character.
        before: the sentence up to it, as it is shown.
        text: the word.
        after: the sentence from its end on.
        syllables: how it is read there; empty where it is not read aloud.
    """

    start: int
    before: str
    text: str
    after: str
    syllables: tuple[Syllable, ...]


def times(book: Book, text: str) -> int:
    """How often characters stand in a book, glosses between them or not; they may be parts of longer words."""
    return Query(text).count(book.document)


def occurrences(book: Book, text: str, offset: int) -> Iterator[tuple[Occurrence, ...]]:
    """Where a word stands, some places at a time: from a code point on, then from the beginning up to there.

    Raises:
        CancelledError: the book was closed.
    """
    query = Query(text)
    ahead = query.candidates(book.document, offset)
    candidates = chain(ahead, query.candidates(book.document, 0, offset))
    looked_at = told = 0
    while (some := list(islice(candidates, TOGETHER))) and looked_at < MOST_LOOKED_AT and told < MOST_TOLD:
        sentences = book.read_at([candidate.span.start for candidate in some])
        found = (_found(candidate, sentence) for candidate, sentence in zip(some, sentences, strict=True))
        batch = tuple(one for one in found if one is not None)
        looked_at, told = looked_at + len(some), told + len(batch)
        yield batch


def _found(candidate: Candidate, sentence: Sentence | None) -> Occurrence | None:
    word = None if sentence is None else word_at(sentence, candidate.span.start)
    if word is None or word.span != candidate.span:
        return None
    tokens = word.sentence.tokens
    before, after = tokens[: word.first], tokens[word.last :]
    return Occurrence(
        word.span.start,
        "".join(token.text for token in before),
        word.text,
        "".join(token.text for token in after),
        word.citation,
    )
