"""What every spelling of annotated text has in common.

To add a spelling that is read:

1. a file beside this one with a `find` as `Finder` describes it: what it returns as removed is neither shown nor
   spoken, so it may hold no hanzi, and what it does not understand it leaves alone, to stay visible text;
2. a row in `spellings.py`: the signs without which a text cannot have it, so that other texts do not pay for it;
3. rows in tests/gloss/data: what it is, what only looks like it, and what it is when broken.

What a gloss says of the characters it is for is found by `gloss_syllables.said`; whether a doubtful one is a gloss at
all, by `runs.trusted`. To add one that is written: see `writers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from langdu.model import Hint, Span

if TYPE_CHECKING:
    from langdu.model import Origin, Syllable

#: Characters of pinyin and Zhuyin with their tones, for patterns.
LATIN = "A-Za-zÀ-ÖØ-öø-ɏɑɡḀ-ỿ\u0300-\u030c"
ZHUYIN = "\u3105-\u312fˉˊˇˋ˙"
#: What stands between the syllables of a word's gloss.
BETWEEN = " \u00a0\u3000'’·\\-"


@dataclass(frozen=True, slots=True)
class FoldedGlosses:
    """What is folded away, and what it said; both sorted by place."""

    removed: tuple[Span, ...] = ()
    hints: tuple[Hint, ...] = ()


class Finder(Protocol):
    """One family of spellings."""

    def __call__(self, text: str, offset: int = 0, *, at_end: bool = False) -> FoldedGlosses:
        """The glosses in a block's text.

        Args:
            text: the block's.
            offset: the block's first code point in the source, which every span counts from.
            at_end: whether the document ends with this block, so that a last gloss may be cut off.
        """
        ...


def found(removed: list[Span], hints: list[Hint]) -> FoldedGlosses:
    """Sorted, and without empty spans."""
    spans = sorted(span for span in removed if len(span))
    return FoldedGlosses(tuple(spans), tuple(sorted(hints, key=lambda hint: hint.span.start)))


def hint(place: int, syllable: Syllable, written: str, origin: Origin = "gloss") -> Hint:
    """What `written` says of the character at `place`."""
    return Hint(Span(place, place + 1), syllable, bool(syllable.tone), origin, written)


def is_name(written: str, chars: str) -> bool:
    """Whether it begins with a capital of its own, as a name or title does that is there in both scripts: Beijing."""
    capital, theirs = (next((char.isupper() for char in text if char.isalpha()), False) for text in (written, chars))
    return capital and not theirs


def is_capital(written: str) -> bool:
    """Whether it is written with a capital: 爱(AI), 他(She), but also 西安(Xī'ān)."""
    return any(char.isupper() for char in written)
