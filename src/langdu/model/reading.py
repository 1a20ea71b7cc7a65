"""How characters are read, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from langdu.model.span import Span
    from langdu.model.syllable import Syllable

Origin = Literal["user", "gloss", "transcript", "lexicon"]
#: What can decide a reading, and so be its `source`. "sandhi" evidence changes the spoken form only.
Stage = Literal["user", "gloss", "transcript", "lexicon", "dictionary", "model", "rule", "sandhi"]
GlossPolicy = Literal["weigh", "force", "ignore"]

#: How the model's evidence ends where it is not sure.
NOT_SURE = ", not sure"
HINT_ORIGINS: frozenset[str] = frozenset({"user", "gloss", "transcript"})


@dataclass(frozen=True, slots=True)
class Hint:
    """What somebody says of one character's reading.

    Attributes:
        span: the hanzi's place (not its gloss's).
        syllable: what is said; tone 0 when `toned` is false.
        toned: whether the tone was written.
        origin: who says so.
        written: as it stood in the text ("lv", "lǜ", "ㄌㄩˋ").
    """

    span: Span
    syllable: Syllable
    toned: bool
    origin: Origin
    written: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step on the way to a reading.

    Attributes:
        stage: who speaks.
        choice: what it chose or said, numbered pinyin or as written.
        because: why, in words that a learner understands.
    """

    stage: Stage
    choice: str
    because: str


@dataclass(frozen=True, slots=True)
class Reading:
    """m characters read as n syllables: 花儿 is 2:1, `12%` is 3:5.

    Attributes:
        span: the characters.
        citation: what a dictionary says and a learner sees.
        spoken: after sandhi; what voices and practice use. As long as `citation`.
        trail: the story, in order; appended, never rewritten. The last evidence but sandhi decided.
    """

    span: Span
    citation: tuple[Syllable, ...]
    spoken: tuple[Syllable, ...]
    trail: tuple[Evidence, ...] = ()

    @property
    def source(self) -> Stage:
        """Who decided."""
        return next((e.stage for e in reversed(self.trail) if e.stage != "sandhi"), "dictionary")

    @property
    def is_unsure(self) -> bool:
        """Whether the model decided, and was not sure."""
        decided = next((e for e in reversed(self.trail) if e.stage != "sandhi"), None)
        return decided is not None and decided.stage == "model" and decided.because.endswith(NOT_SURE)

    @property
    def hint(self) -> str | None:
        """What the text (or the user) said of it, as written."""
        return next((e.choice for e in self.trail if e.stage in HINT_ORIGINS), None)

    @property
    def conflict(self) -> str | None:
        """The hint that was overruled, or None."""
        return None if self.source in HINT_ORIGINS else self.hint


@dataclass(frozen=True, slots=True)
class Correction:
    """A reading that the user settled, for ever.

    Attributes:
        text: the hanzi, a word or a single character.
        syllables: one a character of `text`.
        book: the book it holds in; None for all books.
        start: with `book`: only at this place (a code point of the source); None for every place.
    """

    text: str
    syllables: tuple[Syllable, ...]
    book: str | None = None
    start: int | None = None
