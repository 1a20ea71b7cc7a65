"""What every written spelling has in common.

To add one: a function from a `Sentence` to text in the file of its family, and a `Form` for it in `FORMS`, with a
line for --help. Its name is what the people who use it call it. What langdu reads as well (all but pinyin and
zhuyin, which have no hanzi) it has to read back with the same readings: the property test in tests/gloss takes
every form there is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langdu.model import HANZI, ruby_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import RubyPiece, Sentence, Syllable


def _as_it_is(sentences: Sequence[Sentence], text: str) -> str:
    return text


def _nothing(title: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling to write.

    Attributes:
        about: what it is, for --help.
        sentence: a sentence in it.
        block: a block in it, from its sentences and what `sentence` made of them.
        between: what stands between two sentences of a block.
        opening: what comes before the first block, from the title.
        closing: what comes after the last.
    """

    about: str
    sentence: Callable[[Sentence], str]
    block: Callable[[Sequence[Sentence], str], str] = _as_it_is
    between: str = ""
    opening: Callable[[str], str] = _nothing
    closing: str = ""


def glossed(sentence: Sentence) -> Iterator[RubyPiece]:
    """A sentence's pieces with the readings of hanzi alone: no reader of glosses would take 12%(…) for one."""
    for piece in ruby_pieces(sentence):
        yield piece if all(map(HANZI.match, piece.text)) else replace(piece, readings=())


def by_word(sentence: Sentence) -> Iterator[tuple[str, tuple[Syllable, ...]]]:
    """The same with the characters of a word together, and their syllables; none for what has no reading."""
    words = {word.start: word.end for word in sentence.words}
    syllables: list[Syllable] = []
    end, text = 0, ""
    for piece in glossed(sentence):
        if syllables and (not piece.readings or piece.span.start >= end):
            yield text, tuple(syllables)
            text, syllables = "", []
        if not piece.readings:
            yield piece.text, ()
            continue
        if not syllables:
            end = words.get(piece.span.start, piece.span.end)
        text, syllables = text + piece.text, [*syllables, *piece.syllables]
    if syllables:
        yield text, tuple(syllables)


def joined(piece: RubyPiece, spelled: Callable[..., str], between: str) -> str:
    """A piece's syllables."""
    return between.join(spelled(syllable) for syllable in piece.syllables)
