"""The word card: all that is told of one word, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from langdu.model import NEW, Cut

if TYPE_CHECKING:
    from langdu.model import Entry, Span, Syllable, WordLevel, WordStatus
    from langdu.session.words.look_up.word_in_sentence import WordInSentence

#: What the text has at the cursor: a word of a dictionary, a name, hanzi of no dictionary that look like a name, a
#: number, a word in letters, a sign, or hanzi that no dictionary has as a word.
CardKind = Literal["word", "name", "likely name", "number", "letters", "sign", "unknown"]


@dataclass(frozen=True, slots=True)
class TrailStep:
    """Why characters are read so.

    Attributes:
        text: the characters.
        who: who decided, in words.
        choice: the reading in pinyin, or what is said.
        because: why.
    """

    text: str
    who: str
    choice: str
    because: str


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another reading that the word can have.

    Attributes:
        syllables: the reading, one syllable a character where it may be chosen.
        entries: what it means then; empty where no dictionary tells.
        fits: whether it can be chosen.
    """

    syllables: tuple[Syllable, ...]
    entries: tuple[Entry, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class OtherWord:
    """A longer or shorter word at the same place.

    Attributes:
        word: where it stands.
        entries: what it means, the likeliest reading first; empty where no dictionary tells.
        joins: whether it is longer, so that choosing it joins what is divided; else it divides the word.
    """

    word: WordInSentence
    entries: tuple[Entry, ...]
    joins: bool

    def cut(self, met: WordInSentence) -> Cut:
        """What choosing it says of the text, wherever that stands: it is one word, or this is cut out of the word."""
        if self.joins:
            return Cut(self.word.hanzi, (self.word.hanzi,))
        pieces = (met.cut(met.first, self.word.first), self.word, met.cut(self.word.last, met.last))
        return Cut(met.hanzi, tuple(piece.hanzi for piece in pieces if piece.hanzi))


@dataclass(frozen=True, slots=True)
class WordPart:
    """What a part of a word means by itself, in the reading that it has there."""

    text: str
    syllables: tuple[Syllable, ...]
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordCard:
    """A word, as the card shows it.

    Attributes:
        met: the word where it stands.
        word: in simplified characters.
        kind: what it is.
        trail: how its reading came about.
        is_ready: whether dictionaries have been asked; until then all that follows is empty.
        entries: its meanings in this reading, the best first.
        readings: the other readings.
        words: longer words, then shorter ones, each the longest first.
        parts: what its words or characters mean, where no dictionary has the whole.
        levels: where the syllabuses have it.
        per_million: how often it comes in a million words; None where that is not known.
        status: how well the learner knows it.
        is_missed: whether its tones are still to be learned.
        is_saved: whether the learner keeps it.
        look_ups: how often it was looked up before.
        places: how often its characters stand in this text; None where that was not counted yet.
    """

    met: WordInSentence
    word: str
    kind: CardKind
    trail: tuple[TrailStep, ...]
    is_ready: bool = False
    entries: tuple[Entry, ...] = ()
    readings: tuple[OtherReading, ...] = ()
    words: tuple[OtherWord, ...] = ()
    parts: tuple[WordPart, ...] = ()
    levels: tuple[WordLevel, ...] = ()
    per_million: float | None = None
    status: WordStatus = NEW
    is_missed: bool = False
    is_saved: bool = False
    look_ups: int = 0
    places: int | None = None

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return self.met.span

    @property
    def traditional(self) -> str:
        """The traditional form, where that is another than what the text has; else empty."""
        found = next((entry.traditional for entry in self.entries), "")
        return "" if found in (self.met.text, self.word) else found

    @property
    def level(self) -> WordLevel | None:
        """Where the syllabus in force has it, or else the one before."""
        return self.levels[0] if self.levels else None

    @property
    def choices(self) -> tuple[OtherReading | OtherWord, ...]:
        """What can be chosen by a key: the other readings, then the other words."""
        return (*(one for one in self.readings if one.fits), *self.words)

    @property
    def is_word(self) -> bool:
        """Whether it is something that one can know, save and look up."""
        return bool(self.met.hanzi)

    def known(self, status: WordStatus, *, is_missed: bool) -> WordCard:
        """The same card, with what the learner knows of the word."""
        return replace(self, status=status, is_missed=is_missed)

    def kept(self, is_saved: bool) -> WordCard:
        """The same card, saved or not."""
        return replace(self, is_saved=is_saved)

    def counted(self, places: int) -> WordCard:
        """The same card, knowing how often the word stands in the text."""
        return replace(self, places=places)
