"""An opened text: its document, its annotated sentences, and the reader's place and corrections in it."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from functools import cached_property
from typing import TYPE_CHECKING

from langdu import annotate
from langdu.hanzi import folded
from langdu.library.words.cuts import checked
from langdu.model import Place
from langdu.session.text import pipeline, remarks
from langdu.session.text.annotated_blocks import AnnotatedBlocks
from langdu.session.text.background import Background
from langdu.session.text.finding.bookmarks import Bookmarks
from langdu.session.text.finding.navigation import ContentsEntry, entries
from langdu.session.text.sentence_count import SentenceCount

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence

    from langdu.library.texts.book_record import BookRecord
    from langdu.model import Block, Correction, Cut, Document, GlossPolicy, Reading, Sentence, Syllable
    from langdu.session.text.annotated_blocks import AnnotatedBlock


class Book:
    """A text being read. Thread-safe.

    Args:
        document: the text.
        record: what the library keeps of it; None to keep nothing. Whoever opened the library closes it.
        policy: how far to trust glosses.
        background: annotate in a process of its own (for the reader) or right here (for commands).

    Attributes:
        id: what the library knows it by; "" without a record.
        bookmarks: the user's, with their notes.
    """

    def __init__(
        self,
        document: Document,
        record: BookRecord | None = None,
        policy: GlossPolicy = "weigh",
        *,
        background: bool = False,
    ) -> None:
        self.document, self.policy, self._record = document, policy, record
        self.id, self._offset = ("", 0) if record is None else (record.id, record.place)
        self.bookmarks = Bookmarks(document, record)
        self._background = Background(document, policy) if background else None
        self._blocks = AnnotatedBlocks(document, policy, self._background, self._learn)
        self._count = SentenceCount(document, self._blocks.split)
        if record is not None:
            self._blocks.use(record.corrections(), record.cuts())

    def _learn(self, block: int, count: int) -> None:
        self._count.learn(block, count)

    @property
    def digest(self) -> str:
        """Of the text, which tells whether it has changed; "" without a record."""
        return "" if self._record is None else self._record.digest

    @property
    def title(self) -> str:
        """What to call it."""
        return self.document.title

    @property
    def blocks(self) -> Sequence[Block]:
        """The document's blocks."""
        return self.document.blocks

    def sketch(self, block: int) -> tuple[Sentence, ...]:
        """A block with each character's commonest reading, instantly."""
        return self._blocks.sketch(block)

    def annotated(self, block: int) -> tuple[Sentence, ...] | None:
        """A block read in full, if that was done already."""
        return self._blocks.annotated(block)

    def request(self, block: int) -> AnnotatedBlock:
        """A block read in full, when it is done; see `AnnotatedBlocks.request`."""
        return self._blocks.request(block)

    def sentences(self, block: int) -> tuple[Sentence, ...]:
        """A block read in full; blocks until that is done."""
        return self._blocks.request(block).result()

    def read_at(self, offsets: Sequence[int]) -> list[Sentence | None]:
        """The sentences at some code points, read in full and not kept; see `AnnotatedBlocks.read_at`."""
        return self._blocks.read_at(offsets)

    def sentence(self, place: Place) -> Sentence:
        """The sentence at `place`, read in full; blocks until that is done."""
        return self.sentences(place.block)[place.sentence]

    def of_glosses(self) -> str | None:
        """What to say of the text's glosses once, if they are not heeded; blocks until it is known."""
        try:
            if self._background is not None:
                return self._background.of_glosses(self.policy).result()
            return remarks.of_glosses(self.document, self.policy)
        except (CancelledError, RuntimeError):
            return None  # the book was closed, or the process died

    def news(self) -> tuple[str, ...]:
        """What to say once: of the library, of what a changed text has not any more, and of what is not shown."""
        kept = () if self._record is None else self._record.news()
        return (*kept, *remarks.not_shown(self.document))

    def set_aside(self) -> tuple[str, ...]:
        """What of the text is shown and not read aloud, a line each."""
        return tuple(remarks.set_aside(self.document))

    def first(self) -> Place:
        """The first sentence there is.

        Raises:
            IndexError: the text has none.
        """
        return self._seek(0, 1) or _nothing()

    def after(self, place: Place) -> Place | None:
        """The next sentence, or None at the end."""
        if place.sentence + 1 < self._length(place.block):
            return Place(place.block, place.sentence + 1)
        return self._seek(place.block + 1, 1)

    def before(self, place: Place) -> Place | None:
        """The sentence before, or None at the beginning."""
        if place.sentence > 0:
            return Place(place.block, place.sentence - 1)
        found = self._seek(place.block - 1, -1)
        return found and Place(found.block, self._length(found.block) - 1)

    def _seek(self, block: int, step: int) -> Place | None:
        while 0 <= block < len(self.blocks):
            if self._length(block):
                return Place(block, 0)
            block += step
        return None

    def _length(self, block: int) -> int:
        return self._count.of(block)

    def at(self, offset: int) -> Place:
        """The sentence at a code point of the source, or the nearest before it."""
        block = self.document.blocks.at(offset)
        sentences = self._blocks.split(block)
        number = sum(sentence.span.start <= offset for sentence in sentences) - 1
        return Place(block, max(0, number)) if sentences else self._seek(block, 1) or Place(0, 0)

    def number(self, place: Place) -> int:
        """Which sentence of the whole it is, from 0; an estimate until all are counted."""
        return self._count.before(place.block) + place.sentence

    def total(self) -> int:
        """How many sentences there are; an estimate until all are counted."""
        return self._count.before(len(self.blocks))

    def exact_number(self, place: Place | None) -> int:
        """The same, counted now where it was not; of None the number of all. Takes a second in a long text."""
        block = len(self.blocks) if place is None else place.block
        return sum(map(self._length, range(block))) + (0 if place is None else place.sentence)

    def numbered(self, number: int) -> Place:
        """The sentence of a number from 0, as `number` tells them; the first or the last where there is none such."""
        block, before = self._count.find(number)
        place = Place(block, min(max(0, number - before), max(0, self._length(block) - 1)))
        return place if self._length(block) else self.after(place) or self.before(place) or _nothing()

    @cached_property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The text's chapters and sections; empty where it has none."""
        return entries(pipeline.sections_of(self.document))

    def count(self, done: Callable[[], None] = lambda: None) -> None:
        """Count all sentences in the background, so that `number` and `total` become exact."""
        if self._background is not None:
            threading.Thread(target=self._count.run, args=(self._background, done), daemon=True).start()

    def words(self, start: int, end: int) -> Counter[str]:
        """How often each word comes in the blocks from `start` to `end`; blocks until they are counted.

        Raises:
            CancelledError: the book was closed.
        """
        if self._background is not None:
            return self._background.words(start, end, self.cuts).result()
        from langdu.session.words.counting import counted

        return counted(self.document, start, end, self.cuts)

    def correct(self, correction: Correction) -> None:
        """Keep a correction for ever; it holds from now on.

        Raises:
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        same = (correction.text, correction.book, correction.start)
        others = (c for c in self._blocks.corrections if (c.text, c.book, c.start) != same)
        self._blocks.use((*others, correction), self._blocks.cuts)
        if self._record is not None:
            self._record.correct(correction)

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Where the user has divided text into words, the oldest first."""
        return self._blocks.cuts

    def cut(self, cut: Cut) -> None:
        """Keep a cut for ever, in all books; it holds in the whole text from now on.

        Raises:
            UsageError: it cannot be one; see `langdu.library.words.cuts.checked`.
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        cut = checked(cut.text, cut.parts)
        self._use_cuts(*(one for one in self.cuts if one.text != cut.text), cut)
        if self._record is not None:
            self._record.cut(cut)

    def forget_cut(self, text: str) -> bool:
        """Divide a piece of text as the dictionaries do again; whether it was cut. Raises as `cut` does."""
        others = [one for one in self.cuts if one.text != folded(text)]
        was_cut = len(others) < len(self.cuts)
        self._use_cuts(*others)
        if self._record is not None:
            self._record.forget_cut(text)
        return was_cut

    def _use_cuts(self, *cuts: Cut) -> None:
        self._blocks.use(self._blocks.corrections, cuts)

    def candidates(self, sentence: Sentence, reading: Reading) -> tuple[Syllable, ...]:
        """What the first character of a reading can be read as: what it is now, then the likeliest."""
        char = next(t.text for t in sentence.tokens if t.span.start == reading.span.start)
        now = [s for s in reading.citation if not s.erhua]
        return tuple(dict.fromkeys([*now, *annotate.candidates(char)]))

    def place(self) -> Place:
        """Where the reader was."""
        return self.at(self._offset)

    def begin_at(self, place: Place) -> None:
        """Begin at a sentence. It is kept once reading goes on from there."""
        self._offset = self._blocks.split(place.block)[place.sentence].span.start

    def go_back(self) -> None:
        """Begin at the first sentence. It is kept once reading goes on from there."""
        self._offset = 0

    def remember(self, place: Place) -> None:
        """Keep the place.

        Raises:
            OutputFailed: it could not be stored.
        """
        sentences = self.annotated(place.block) or self._blocks.split(place.block)
        if place.sentence < len(sentences):
            self._offset = sentences[place.sentence].span.start
            if self._record is not None:
                self._record.remember(self._offset)

    def close(self) -> None:
        """Let go of the process."""
        if self._background is not None:
            self._background.close()


def _nothing() -> Place:
    raise IndexError("the text has no sentences")
