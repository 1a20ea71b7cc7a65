"""What each line of the text shows of its words: colours, signs, and whose pinyin."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import SPOKEN_KINDS
from langdu.session.words.placed_words import guessed_words, words_of
from langdu.tui.words.look import WordLook, word_look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Sentence, Span
    from langdu.session.words.placed_words import PlacedWord
    from langdu.session.words.vocabulary import Vocabulary
    from langdu.tui.layout import Laid, RubyUnit

#: Blocks whose words are kept: some screens' worth.
KEPT_BLOCKS = 64
#: A unit that belongs to no word: its pinyin shows only where all does.
_NO_WORD = WordLook(hides=True)


class _BlockWords(NamedTuple):
    """The words of a block, for the layout that they were found in."""

    laid: Laid
    words: Sequence[PlacedWord]
    starts: Sequence[int]


class WordLooks:
    """Knows how the words of laid-out blocks look; nothing of Textual in it, so that the first frame does without.

    Args:
        vocabulary: what the learner knows.
        pinyin_for: whose pinyin is shown, one of `langdu.config.PINYIN_FOR`.
        shown: whether statuses are: "on", "off", or "auto" for once there are any.

    Attributes:
        peeks: whether all hidden pinyin is back for the moment.
    """

    def __init__(self, vocabulary: Vocabulary, pinyin_for: str = "all", shown: str = "auto") -> None:
        self.vocabulary, self.pinyin_for, self.shown = vocabulary, pinyin_for, shown
        self.peeks = False
        self._blocks: OrderedDict[int, _BlockWords] = OrderedDict()

    @property
    def shows_statuses(self) -> bool:
        """Whether colours and signs for statuses are in the text."""
        return self.shown == "on" or (self.shown == "auto" and self.vocabulary.has_statuses)

    @property
    def shows_missed(self) -> bool:
        """Whether signs for missed tones are in the text."""
        return self.shown != "off" and self.vocabulary.has_missed

    @property
    def hides(self) -> bool:
        """Whether some pinyin may be hidden."""
        return self.pinyin_for != "all" and not self.peeks

    def words(self, block: int, laid: Laid) -> Sequence[PlacedWord]:
        """The words of a block, in order; guessed where it was not read in full."""
        return self._of(block, laid).words

    def word_at(self, block: int, laid: Laid, offset: int) -> PlacedWord | None:
        """The word of a block that covers a code point."""
        found = self._of(block, laid)
        number = bisect_right(found.starts, offset) - 1
        return found.words[number] if number >= 0 and offset in found.words[number].span else None

    def _of(self, block: int, laid: Laid) -> _BlockWords:
        found = self._blocks.get(block)
        if found is None or found.laid is not laid:
            words = [word for sentence in laid.sentences if sentence.is_spoken for word in self._found(sentence, laid)]
            found = _BlockWords(laid, words, [word.span.start for word in words])
            self._blocks[block] = found
            while len(self._blocks) > KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        return found

    def _found(self, sentence: Sentence, laid: Laid) -> list[PlacedWord]:
        return words_of(sentence) if laid.is_final else guessed_words(sentence, self.vocabulary.__contains__)

    def forget(self) -> None:
        """Find the words anew that were only guessed: what is known has changed."""
        for block in [block for block, found in self._blocks.items() if not found.laid.is_final]:
            del self._blocks[block]

    def line(self, block: int, laid: Laid, number: int, revealed: Sequence[Span] = ()) -> Sequence[WordLook] | None:
        """The look of each unit of a line; None where all look as they do without any words.

        Args:
            block: the number of the block.
            laid: it, laid out.
            number: of the line in it.
            revealed: where hidden pinyin is back for the moment.
        """
        if laid.kind not in SPOKEN_KINDS or not (self.hides or self.shows_statuses or self.shows_missed):
            return None
        line = laid.lines[number]
        return list(self._looks(block, laid, laid.units[line.first : line.last], revealed))

    def _looks(self, block: int, laid: Laid, units: Sequence[RubyUnit], revealed: Sequence[Span]) -> Iterator[WordLook]:
        hides, known = self.hides, (self.shows_statuses, self.shows_missed)
        for unit in units:
            word = self.word_at(block, laid, unit.start)
            look = _NO_WORD if word is None else self._look(word, *known, is_guess=not laid.is_final)
            if word is not None and not unit.start <= word.last < unit.end:
                look = look._replace(sign="")
            if not hides or any(unit.start < span.end and span.start < unit.end for span in revealed):
                look = look._replace(hides=False)
            yield look

    def _look(self, word: PlacedWord, statuses: bool, missed: bool, *, is_guess: bool) -> WordLook:
        vocabulary = self.vocabulary
        status = vocabulary.status(word.word) if statuses else None
        look = word_look(status, missed and vocabulary.is_missed(word.word))
        if is_guess and self.pinyin_for.startswith("hsk") and word.word not in vocabulary:
            return look._replace(hides=True)  # the lists of levels are not read for the first frame
        return look._replace(hides=not vocabulary.shows_pinyin(word.word, self.pinyin_for))

    def is_hidden(self, word: PlacedWord) -> bool:
        """Whether a word's pinyin is left out."""
        return self.hides and not self.vocabulary.shows_pinyin(word.word, self.pinyin_for)
