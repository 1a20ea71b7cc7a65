"""The words of a sentence, as a learner marks them.

`Sentence.words` has those of two and more hanzi; every other hanzi is a word by itself. Glosses between the characters
of a word are no part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.hanzi import folded, folding
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.model import Sentence, Token

#: Hanzi of the longest word that is looked for in a sentence which was not read yet.
LONGEST_GUESS = 4


class PlacedWord(NamedTuple):
    """A word where it stands.

    Attributes:
        span: from its first to its last hanzi, code points of the source.
        last: where its last hanzi begins.
        word: in simplified characters, as its status is kept.
    """

    span: Span
    last: int
    word: str


def words_of(sentence: Sentence) -> list[PlacedWord]:
    """The words of a sentence that was read in full, in order; each hanzi is in exactly one."""
    return [_word(tokens) for tokens in _by_word(sentence)]


def _by_word(sentence: Sentence) -> Iterator[list[Token]]:
    spans = iter(sentence.words)
    span = next(spans, None)
    tokens: list[Token] = []
    for token in sentence.tokens:
        if token.kind != "hanzi":
            continue
        while span is not None and span.end <= token.span.start:
            if tokens:
                yield tokens
            tokens, span = [], next(spans, None)
        if span is not None and token.span.start in span:
            tokens.append(token)
        else:
            yield [token]
    if tokens:
        yield tokens


def _word(tokens: list[Token], word: str = "") -> PlacedWord:
    first, last = tokens[0].span, tokens[-1].span
    text = word or folded("".join(token.text for token in tokens))
    return PlacedWord(Span(first.start, last.end), last.start, text)


def guessed_words(sentence: Sentence, is_word: Callable[[str], bool]) -> list[PlacedWord]:
    """The words of a sentence that was not read yet: the longest that `is_word` knows, else single hanzi.

    It keeps the pinyin of known words from coming and going while a page is being read.
    """
    return [word for run in _runs(sentence) for word in _longest(run, is_word)]


def _runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Hanzi with nothing between them but glosses."""
    run: list[Token] = []
    for token in sentence.tokens:
        if token.kind == "hanzi":
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _longest(run: list[Token], is_word: Callable[[str], bool]) -> Iterator[PlacedWord]:
    # Character by character is enough for a guess; the rules for the others take milliseconds that a first frame lacks.
    text, at = "".join(token.text for token in run).translate(folding()), 0
    while at < len(run):
        lengths = range(min(LONGEST_GUESS, len(run) - at), 1, -1)
        length = next((length for length in lengths if is_word(text[at : at + length])), 1)
        yield _word(run[at : at + length], text[at : at + length])
        at += length
