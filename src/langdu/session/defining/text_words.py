"""A short text cut into its words, as the reading model reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from langdu.model import is_hanzi
from langdu.session.text.opening.open import book_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.library import Library
    from langdu.model import Reading, Sentence, Syllable

#: "word" is one of hanzi, "number" one of digits or signs that is said as hanzi, "latin" one of other letters.
WordKind = Literal["word", "number", "latin"]


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word as it stands in a text.

    Attributes:
        text: as it is written.
        kind: see `WordKind`.
        syllables: its reading there, in the citation form; empty where it has none.
        spoken: the hanzi that are said for a number; else empty.
    """

    text: str
    kind: WordKind
    syllables: tuple[Syllable, ...] = ()
    spoken: str = ""


def text_words(text: str, library: Library | None = None) -> tuple[TextWord, ...]:
    """The words of a text in order; signs are left out.

    Args:
        text: a few sentences.
        library: whose corrections hold.
    """
    book = book_from_text(text, "the text", library=library)
    return tuple(
        word for block in range(len(book.blocks)) for sentence in book.sentences(block) for word in _words(sentence)
    )


def _words(sentence: Sentence) -> Iterator[TextWord]:
    rewritten = {rewrite.span.start: rewrite for rewrite in sentence.rewrites}
    ends = {word.start: word.end for word in sentence.words}
    done = sentence.span.start
    for token in sentence.tokens:
        start, end = token.span.start, token.span.end
        if start < done:
            continue
        if start in rewritten:
            rewrite = rewritten[start]
            done = rewrite.span.end
            yield TextWord(_shown(sentence, start, done), "number", _read(sentence, start, done), rewrite.spoken)
        elif token.kind == "hanzi":
            done = ends.get(start, end)
            yield TextWord(_shown(sentence, start, done), "word", _read(sentence, start, done))
        elif token.kind in ("latin", "digit"):
            yield TextWord(token.text, "latin")


def _shown(sentence: Sentence, start: int, end: int) -> str:
    """What stands there, without the glosses between."""
    return "".join(token.text for token in sentence.tokens if start <= token.span.start < end)


def _read(sentence: Sentence, start: int, end: int) -> tuple[Syllable, ...]:
    inside: list[Reading] = [reading for reading in sentence.readings if start <= reading.span.start < end]
    return tuple(syllable for reading in inside for syllable in reading.citation)


def has_hanzi(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return any(map(is_hanzi, text))
