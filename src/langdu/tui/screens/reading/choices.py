"""What the correction screen offers: readings with what each comes from, and how far a correction reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import Correction, is_hanzi
from langdu.pinyin import numbered, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Reading, Sentence, Syllable, Token

#: Choices there are keys for.
MOST_CHOICES = 9
SCOPES = ("here only", "in this book", "everywhere")


@dataclass(frozen=True, slots=True)
class OfferedReading:
    """A reading one can choose, and why one might."""

    syllable: Syllable
    why: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a correction is about: a run of hanzi in a sentence, one of which is in question.

    Attributes:
        sentence: where it stands.
        reading: of the hanzi in question.
        first: number of the run's first token.
        last: the number after its last.
        at: number of the token in question.
    """

    sentence: Sentence
    reading: Reading
    first: int
    last: int
    at: int

    @property
    def text(self) -> str:
        """The hanzi of the run."""
        return "".join(token.text for token in self.sentence.tokens[self.first : self.last])

    def wider(self, left: int, right: int) -> Subject:
        """The same with more (or, negative, fewer) hanzi to the left and to the right, as far as there are any."""
        tokens = self.sentence.tokens
        first, last = self.first - left, self.last + right
        fits = 0 <= first <= self.at < last <= len(tokens)
        if not fits or not all(_has_syllable(self.sentence, token) for token in tokens[first:last]):
            return self
        return Subject(self.sentence, self.reading, first, last, self.at)

    def correction(self, syllable: Syllable, scope: int, book: str) -> Correction:
        """The correction that makes `syllable` the reading of the hanzi in question, within a scope of `SCOPES`."""
        tokens = self.sentence.tokens
        syllables = tuple(
            syllable if number == self.at else _syllable(self.sentence, tokens[number])
            for number in range(self.first, self.last)
        )
        start = tokens[self.first].span.start if scope == 0 else None
        return Correction(self.text, syllables, book if scope < len(SCOPES) - 1 else None, start)


def touched(scope: int, places: int) -> str:
    """How many places a correction within a scope of `SCOPES` touches, of characters that stand so often in a text."""
    told = "1 place" if places == 1 or scope == 0 else f"{places:,} places"
    return told if scope < len(SCOPES) - 1 else f"{told} here, and all in other texts"


def subject(sentence: Sentence, offset: int) -> Subject | None:
    """What a correction at a code point is about; None where there is no hanzi with a reading of its own."""
    for number, token in enumerate(sentence.tokens):
        if offset in token.span:
            reading = reading_at(sentence, offset)
            if reading is None or (not _has_syllable(sentence, token) and not _is_erhua(reading)):
                return None
            return Subject(sentence, reading, number, number + 1, number)
    return None


def reading_at(sentence: Sentence, offset: int) -> Reading | None:
    """The reading that covers a code point."""
    return next((reading for reading in sentence.readings if offset in reading.span), None)


def choices(found: Subject, candidates: Sequence[Syllable]) -> list[OfferedReading]:
    """The readings one can choose: what it is now, what the text says, what else there is."""
    reading = found.reading
    now = reading.citation[0]
    told = [OfferedReading(now, "as it is")]
    told += [OfferedReading(syllable, "what the text's gloss says") for syllable in sides(reading, candidates)[:1]]
    told += [OfferedReading(syllable, _said(reading, syllable)) for syllable in candidates]
    unique: dict[Syllable, OfferedReading] = {}
    for choice in told:
        unique.setdefault(choice.syllable, choice)
    return list(unique.values())[:MOST_CHOICES]


def sides(reading: Reading, candidates: Sequence[Syllable]) -> list[Syllable]:
    """The readings that agree with an overruled gloss; likeliest first."""
    if reading.conflict is None:
        return []
    try:
        written = parse(reading.conflict)
    except ValueError:
        return []
    if written.tone:
        return [written]
    return [syllable for syllable in candidates if syllable.same_sound(written)] or [written]


def _said(reading: Reading, syllable: Syllable) -> str:
    said = [evidence for evidence in reading.trail if evidence.choice == numbered(syllable)]
    return said[-1].because if said else "another reading in the dictionary"


def _is_erhua(reading: Reading) -> bool:
    return len(reading.citation) == 1 and reading.citation[0].erhua


def _has_syllable(sentence: Sentence, token: Token) -> bool:
    reading = reading_at(sentence, token.span.start)
    alone = reading is not None and reading.span == token.span and len(reading.citation) == 1
    return alone and token.kind == "hanzi" and is_hanzi(token.text[0])


def _syllable(sentence: Sentence, token: Token) -> Syllable:
    reading = reading_at(sentence, token.span.start)
    if reading is None:
        raise ValueError(f"{token.text} has no reading")
    return reading.citation[0]
