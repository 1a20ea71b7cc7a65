"""How often each word comes in a text: words as the reader shows them, and every other hanzi as a word of its own."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.session.text.stages import segmented, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Cut, Document, Sentence

#: Words whose simplified form is remembered: a novel's.
FOLDED_WORDS = 32_768
_folded = lru_cache(FOLDED_WORDS)(folded)


def counted(document: Document, start: int, end: int, cuts: Sequence[Cut] = ()) -> Counter[str]:
    """How often each word comes in the blocks from `start` to `end`, in simplified characters.

    What is not read aloud, asides and transcripts, does not count, nor do glosses. For `cuts` see `stages.read`.
    """
    sentences = [sentence for block in range(start, end) for sentence in split(document, block)]
    written = Counter(word for sentence in segmented(sentences, cuts) for word in words_of(sentence))
    found: Counter[str] = Counter()
    for word, count in written.items():
        found[_folded(word)] += count
    return found


def words_of(sentence: Sentence) -> list[str]:
    """A sentence's words in order, as they are shown."""
    ends = {span.start: span.end for span in sentence.words}
    found: list[str] = []
    end = -1
    for token in sentence.tokens:
        if token.kind != "hanzi":
            continue
        start = token.span.start
        if start < end:
            found[-1] += token.text
        else:
            found.append(token.text)
            end = ends.get(start, start)
    return found


def pieces(document: Document, size: int) -> Iterator[tuple[int, int]]:
    """The blocks in pieces of so many code points, or of one block where that has more."""
    start, found = 0, 0
    for block, length in enumerate(document.blocks.lengths(), 1):
        found += length
        if found >= size:
            yield start, block
            start, found = block, 0
    if start < len(document.blocks):
        yield start, len(document.blocks)
