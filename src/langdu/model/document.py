"""A text, from the file to the sentence. Everything above this file refines these values.

A `Document` holds the source as the user wrote it and an index of `Block`s: offsets only, so three million
characters open at once. `Sentence`s are made when someone looks at a block. Every value carries the `Span` of
the source it came from, so that screen, audio and subtitles agree on *where*.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import sub
from typing import TYPE_CHECKING, Literal, overload

from langdu.model.span import Span

if TYPE_CHECKING:
    from langdu.model.reading import Hint, Reading
    from langdu.model.section import CueTime, Section, SetAside

#: A translation stands behind the block, or the blocks, that it is of.
BlockKind = Literal["heading", "body", "verse", "aside", "transcript", "translation"]
BLOCK_KINDS: tuple[BlockKind, ...] = ("heading", "body", "verse", "aside", "transcript", "translation")
_CODES = {kind: code for code, kind in enumerate(BLOCK_KINDS)}
SPOKEN_KINDS: frozenset[str] = frozenset({"heading", "body", "verse"})
UNSPOKEN_KINDS: frozenset[str] = frozenset(BLOCK_KINDS) - SPOKEN_KINDS
TokenKind = Literal["hanzi", "digit", "latin", "punct", "space", "other"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or other piece of a document; `span` has no line end in it."""

    kind: BlockKind
    span: Span


class Blocks(Sequence[Block]):
    """Blocks kept as three arrays: 60,000 paragraphs cost a megabyte and are made on sight."""

    __slots__ = ("_ends", "_kinds", "_starts")

    def __init__(self, blocks: Iterable[tuple[BlockKind, int, int]] = ()) -> None:
        kinds, starts, ends = zip(*blocks, strict=True) if (blocks := list(blocks)) else ((), (), ())
        self._kinds = array("B", map(_CODES.__getitem__, kinds))
        self._starts = array("L", starts)
        self._ends = array("L", ends)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return Block(BLOCK_KINDS[self._kinds[index]], Span(self._starts[index], self._ends[index]))

    def lengths(self) -> Iterator[int]:
        """The length of each block in code points, without making any."""
        return map(sub, self._ends, self._starts)

    def at(self, offset: int) -> int:
        """The index of the block that holds the code point `offset`, or the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded text.

    Attributes:
        source: the text as its importer gave it: decoded, without markup.
        title: what to call it.
        blocks: in order, not overlapping; what lies between them (line ends) is neither shown nor spoken.
        hints: what transcripts elsewhere in the document say, and ruby in the file, sorted by place.
        has_paragraphs: whether every block is surely a whole paragraph; a line of plain text may go on in the next.
        language: BCP 47, where the file tells; else empty.
        author: as the file tells, of several with commas; else empty.
        sections: its contents, as the file tells; empty where it does not, see `sections_of`.
        cues: when each block is shown, where the file is one of subtitles or lyrics: one a block, or none at all; a
            translation has that of its text.
        set_aside: footnotes, page numbers and the like, sorted by place.
        pictures: how many different pictures the file has, which nothing shows.
        has_cover: whether one of them is its cover.
        translates_above: whether translations stand before what they translate, and not behind it.
    """

    source: str
    title: str
    blocks: Blocks
    hints: tuple[Hint, ...] = ()
    has_paragraphs: bool = False
    language: str = ""
    author: str = ""
    sections: tuple[Section, ...] = ()
    cues: tuple[CueTime, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    pictures: int = 0
    has_cover: bool = False
    translates_above: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A unit of the text as it is shown.

    Attributes:
        span: its place; for a glossed character the character's alone.
        text: what is shown: one hanzi, a number, a Latin word, a run of spaces, one other sign. Cleaned of
            control and bidirectional characters one for one, so that len(text) == len(span) but where a sign that
            nobody sees stands inside.
        kind: see `TokenKind`.
    """

    span: Span
    text: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What is said for what is written: `12%` is said 百分之十二."""

    span: Span
    spoken: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, as far as the stages have come with it.

    Attributes:
        span: from its first to its last token, glosses included.
        kind: its block's.
        tokens: what is shown, glosses folded away.
        hints: sorted by place.
        rewrites: set by normalize, sorted, not overlapping; each covers whole tokens.
        readings: set by annotate, sorted, not overlapping; one for every hanzi, and for every rewrite.
        words: set by annotate, sorted, not overlapping; those of two and more hanzi.
    """

    span: Span
    kind: BlockKind
    tokens: tuple[Token, ...]
    hints: tuple[Hint, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    readings: tuple[Reading, ...] = field(default=())
    words: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it is shown."""
        return "".join(token.text for token in self.tokens)

    def as_spoken(self) -> Sentence:
        """The sentence with the spoken forms in the place of the citation forms, for who would rather see those."""
        return replace(self, readings=tuple(replace(r, citation=r.spoken) for r in self.readings))

    @property
    def is_spoken(self) -> bool:
        """Whether this is read aloud at all (asides, transcripts and translations are not)."""
        return self.kind in SPOKEN_KINDS


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence's address: the block's index and the sentence's number in it."""

    block: int
    sentence: int
