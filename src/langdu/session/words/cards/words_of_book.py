"""Which of the learner's words stand in a text, and how they are read there.

Three steps, the cheap one first: where the characters stand side by side, where they are a word when the sentence is
cut, and how that word is read.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.model import HANZI
from langdu.session.text.stages import segmented, split
from langdu.session.words.sentence_words import word_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from langdu.library.words.own_words import OwnWord
    from langdu.model import Sentence
    from langdu.session.text.book import Book
    from langdu.session.words.sentence_words import SentenceWord

#: Places that are looked at for a word, and those of them that are read: characters side by side are no word at most
#: places, 买 in 买卖, and a word has few readings.
PLACES, READ_PLACES = 24, 2
#: Words whose places are read at once, blocks and sentences that are kept meanwhile.
WORDS_AT_ONCE, BLOCKS_KEPT, SENTENCES_KEPT = 32, 256, 4096


class WordFinder:
    """Finds words in a book.

    Args:
        book: the text.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._hanzi, self._offsets = _hanzi(book.document.source)
        self._pairs = _pairs(self._hanzi)
        self._split = lru_cache(BLOCKS_KEPT)(self._sentences)
        self._cut = lru_cache(SENTENCES_KEPT)(self._cut_sentence)

    def found(self, words: Iterable[OwnWord]) -> Iterator[tuple[OwnWord, SentenceWord]]:
        """The words that the book has in the reading in question, in the same order, each as it is read there."""
        waiting = iter(words)
        while group := list(islice(waiting, WORDS_AT_ONCE)):
            places = [list(islice(self._as_word(word.word), READ_PLACES)) for word in group]
            offsets = sorted({offset for own in places for offset in own})
            read = dict(zip(offsets, self._book.read_at(offsets), strict=True))
            for word, own in zip(group, places, strict=True):
                there = next((found for offset in own if (found := _read_so(word, read[offset], offset))), None)
                if there is not None:
                    yield word, there

    def _as_word(self, word: str) -> Iterator[int]:
        """The code points of the text where a word stands as one, or inside a longer one."""
        for offset in islice(self._places(word), PLACES):
            sentence = self._sentence(offset)
            if sentence is not None and _is_word(sentence, offset, len(word)):
                yield offset

    def _places(self, word: str) -> Iterator[int]:
        """Where its characters stand."""
        if not self._may_stand(word):
            return
        at = self._hanzi.find(word)
        while at >= 0:
            yield self._offsets[at]
            at = self._hanzi.find(word, at + 1)

    def _may_stand(self, word: str) -> bool:
        """Whether the text has each two neighbours of a word: a search of a long text takes a thousand times longer."""
        import numpy as np

        pairs = _pairs(word)
        places = np.minimum(np.searchsorted(self._pairs, pairs), len(self._pairs) - 1)
        return bool(len(self._pairs) and (self._pairs[places] == pairs).all()) if len(pairs) else True

    def _sentence(self, offset: int) -> Sentence | None:
        """The sentence there, cut into words."""
        block = self._book.document.blocks.at(offset)
        for number, sentence in enumerate(self._split(block)):
            if sentence.span.start <= offset < sentence.span.end:
                return self._cut(block, number)
        return None

    def _sentences(self, block: int) -> tuple[Sentence, ...]:
        return split(self._book.document, block)

    def _cut_sentence(self, block: int, number: int) -> Sentence | None:
        return next(iter(segmented([self._split(block)[number]], self._book.cuts)), None)


def _is_word(sentence: Sentence, offset: int, hanzi: int) -> bool:
    """Whether what stands there is a word, or of several hanzi a part of one."""
    tokens = [token for token in sentence.tokens if token.kind == "hanzi" and token.span.start >= offset][:hanzi]
    span = next((span for span in sentence.words if offset in span), None)
    if span is None:
        return hanzi == 1
    return hanzi > 1 and len(tokens) == hanzi and tokens[-1].span.start in span


def _read_so(word: OwnWord, sentence: Sentence | None, offset: int) -> SentenceWord | None:
    there = None if sentence is None else word_at(sentence, offset, word.word)
    return there if there is not None and there.citation == (word.syllables or there.citation) else None


def _pairs(hanzi: str) -> npt.NDArray[np.uint64]:
    """The different pairs of neighbours, each as a number, in order."""
    import numpy as np

    points = np.frombuffer(hanzi.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    return np.unique(points[:-1] << np.uint64(32) | points[1:])


def _hanzi(source: str) -> tuple[str, Sequence[int]]:
    """A text's hanzi in simplified form, without glosses and signs between them, and where each stands."""
    import numpy as np

    kinds = {char: HANZI.match(char) is not None for char in set(source)}
    wanted = np.array(sorted(ord(char) for char, is_one in kinds.items() if is_one), np.uint32)
    points = np.frombuffer(source.encode("utf-32-le", "surrogatepass"), np.uint32)
    offsets = np.flatnonzero(np.isin(points, wanted))
    return folded(points[offsets].tobytes().decode("utf-32-le")), offsets.tolist()
