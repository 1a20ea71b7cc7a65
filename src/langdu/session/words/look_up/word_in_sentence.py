"""The word at a place of a text, by the reading model's segmentation; and that word alone, to be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langdu.model import Span

if TYPE_CHECKING:
    from langdu.model import Reading, Rewrite, Sentence, Syllable, Token


@dataclass(frozen=True, slots=True)
class WordInSentence:
    """A word where it stands.

    Attributes:
        sentence: where.
        first: the number of its first token.
        last: the number after its last token.
        at: the number of the token that was asked about.
    """

    sentence: Sentence
    first: int
    last: int
    at: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """What it is made of."""
        return self.sentence.tokens[self.first : self.last]

    @property
    def span(self) -> Span:
        """Its place; glosses of its inner characters included."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    @property
    def text(self) -> str:
        """It as it is shown."""
        return "".join(token.text for token in self.tokens)

    @property
    def hanzi(self) -> str:
        """Its hanzi; empty where it has anything else in it but spaces."""
        if any(token.kind not in {"hanzi", "space"} for token in self.tokens):
            return ""
        return "".join(token.text for token in self.tokens if token.kind == "hanzi")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """How it is read here; none in a sentence that is not read aloud."""
        return tuple(one for one in self.sentence.readings if one.span.overlaps(self.span))

    @property
    def citation(self) -> tuple[Syllable, ...]:
        """Its syllables as a dictionary has them."""
        return tuple(syllable for reading in self.readings for syllable in reading.citation)

    @property
    def spoken(self) -> tuple[Syllable, ...]:
        """Its syllables as they are spoken here."""
        return tuple(syllable for reading in self.readings for syllable in reading.spoken)

    @property
    def rewrite(self) -> Rewrite | None:
        """What is said for it, where that is not what is written."""
        return next((one for one in self.sentence.rewrites if one.span.overlaps(self.span)), None)

    def syllable(self) -> WordInSentence:
        """The part that one reading covers, of the token that was asked about."""
        at = self.sentence.tokens[self.at].span
        span = next((one.span for one in self.readings if one.span.overlaps(at)), at)
        inside = [n for n in range(self.first, self.last) if self.sentence.tokens[n].span.overlaps(span)]
        return self.cut(inside[0], inside[-1] + 1)

    def cut(self, start: int, end: int) -> WordInSentence:
        """The tokens from one number up to another, in the place of these."""
        return replace(self, first=start, last=end)

    def run(self) -> str:
        """The sentence with one character a token: a line end for each that is no hanzi."""
        return "".join(token.text if token.kind == "hanzi" else "\n" for token in self.sentence.tokens)


def word_at(sentence: Sentence, offset: int) -> WordInSentence | None:
    """The word at a code point; None where no token is."""
    at = next((number for number, token in enumerate(sentence.tokens) if offset in token.span), None)
    if at is None:
        return None
    spans = (*(one.span for one in sentence.rewrites), *sentence.words, *(one.span for one in sentence.readings))
    span = next((one for one in spans if offset in one), sentence.tokens[at].span)
    inside = [number for number, token in enumerate(sentence.tokens) if token.span.overlaps(span)]
    return WordInSentence(sentence, inside[0], inside[-1] + 1, at)


def alone(word: WordInSentence) -> Sentence:
    """A word as a sentence of its own: tones change in it as they do where it is said alone."""
    from langdu.annotate.base import Draft
    from langdu.annotate.rules.sandhi import Sandhi
    from langdu.annotate.spoken_text import script

    cited = tuple(replace(reading, spoken=reading.citation) for reading in word.readings)
    rewrites = () if word.rewrite is None else (word.rewrite,)
    sentence = replace(
        word.sentence, span=word.span, kind="body", tokens=word.tokens, hints=(), rewrites=rewrites, readings=cited,
        words=(word.span,) if len(word.hanzi) > 1 else (),
    )  # fmt: skip
    text = script(sentence)
    return Sandhi()([Draft(sentence, text, ((0, len(text.text)),))])[0].sentence
