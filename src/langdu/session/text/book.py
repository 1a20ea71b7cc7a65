"""An opened text: its document, its annotated sentences, and the reader's place and corrections in it."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import OrderedDict
from concurrent.futures import CancelledError
from functools import cached_property
from typing import TYPE_CHECKING

from langdu import annotate
from langdu.library import books
from langdu.library.anchors import anchor_at
from langdu.model import Place
from langdu.session.text import pipeline, remarks
from langdu.session.text.background import Background
from langdu.session.text.navigation import Entry, entries
from langdu.session.text.sentence_count import SentenceCount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.library import Library
    from langdu.model import Block, Correction, Document, GlossPolicy, Reading, Sentence, Syllable

log = logging.getLogger("langdu.session")
#: Annotated blocks kept: some screens' worth, about 10 MB.
KEPT = 256
#: Code points read together where a command goes through a text.
AHEAD = 8192


class Book:
    """A text being read. Thread-safe.

    Args:
        document: the text.
        library: where the place and the corrections are kept.
        policy: how far to trust glosses.
        path: where it came from, for the library's list.
        background: annotate in a process of its own (for the reader) or right here (for commands).
    """

    def __init__(
        self,
        document: Document,
        library: Library,
        policy: GlossPolicy = "weigh",
        *,
        path: str = "",
        background: bool = False,
    ) -> None:
        self.document, self.library, self.policy = document, library, policy
        # UTF-16 is a third of UTF-8's time, which the first paint waits for.
        self._digest = hashlib.sha256(document.source.encode("utf-16-le", "surrogatepass")).hexdigest()[:24]
        known = books.open_book(library, books.Text(document.source, self._digest, document.title, path))
        self.id, self._offset, self._known = known.id, known.place, known
        self._corrections = library.corrections(self.id)
        self._annotated: OrderedDict[int, tuple[Sentence, ...]] = OrderedDict()
        self._asked: dict[int, list[Callable[[int], None]]] = {}
        self._lock = threading.RLock()
        self._background = Background(document, policy) if background else None
        self._count = SentenceCount(document)

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
        return pipeline.sketch(self.document, block)

    def annotated(self, block: int) -> tuple[Sentence, ...] | None:
        """A block read in full, if that was done already."""
        with self._lock:
            return self._annotated.get(block)

    def request(self, block: int, done: Callable[[int], None]) -> None:
        """Have a block annotated in the background; `done(block)` is called from another thread."""
        with self._lock:
            if block in self._asked:
                self._asked[block].append(done)
                return
            self._asked[block] = [done]
        threading.Thread(target=self._fulfil, args=(block,), daemon=True).start()

    def _fulfil(self, block: int) -> None:
        try:
            self.sentences(block)
        except CancelledError:
            return  # the book was closed
        except Exception:  # a thread's edge: whoever asked must be answered, and asks for what is there
            log.exception("annotating block %d", block)
        finally:
            with self._lock:
                waiting = self._asked.pop(block, [])
            for done in waiting:
                done(block)

    def sentences(self, block: int) -> tuple[Sentence, ...]:
        """A block read in full; blocks until that is done."""
        with self._lock:
            known = self._annotated.get(block)
            corrections = self._corrections
            if known is not None:
                self._annotated.move_to_end(block)
        if known is None:
            if self._background is not None:
                found = {block: self._background.annotate(block, corrections)}
            else:
                found = self._annotate_from(block, corrections)
            for number, sentences in found.items():
                self._keep(number, sentences, corrections)
            known = found[block]
        return known

    def _annotate_from(self, block: int, corrections: tuple[Correction, ...]) -> dict[int, tuple[Sentence, ...]]:
        """A block and some behind it: commands go through a text in order, and many blocks together cost less."""
        end, size = block, 0
        while end < len(self.blocks) and size < AHEAD:
            size += len(self.blocks[end].span)
            end += 1
        together = range(block, min(end, block + KEPT // 2))
        found = pipeline.annotated_blocks(self.document, together, corrections, self.policy)
        return dict(zip(together, found, strict=True))

    def _keep(self, block: int, sentences: tuple[Sentence, ...], corrections: tuple[Correction, ...]) -> None:
        with self._lock:
            if corrections is not self._corrections:
                return  # the user corrected something meanwhile
            self._annotated[block] = sentences
            self._count.learn(block, len(sentences))
            while len(self._annotated) > KEPT:
                self._annotated.popitem(last=False)

    def sentence(self, place: Place) -> Sentence:
        """The sentence at `place`, read in full; blocks until that is done."""
        return self.sentences(place.block)[place.sentence]

    def of_glosses(self) -> str | None:
        """What to say of the text's glosses once, if they are not heeded; blocks until it is known."""
        try:
            if self._background is not None:
                return self._background.of_glosses(self.policy)
            return remarks.of_glosses(self.document, self.policy)
        except (CancelledError, RuntimeError):
            return None  # the book was closed, or the process died

    def news(self) -> tuple[str, ...]:
        """What to say once of the library, and of what could not be found again in a text that has changed."""
        lost, told = self._known.lost, [self.library.trouble]
        if self._known.is_place_lost:
            told.append("the text has changed where you were: this is about there")
        if lost:
            what = "a correction" if lost == 1 else f"{lost} corrections"
            told.append(f"the text has changed: {what} could not be placed and will wait; langdu lexicon lists all")
        return tuple(filter(None, told))

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
        sentences = pipeline.split(self.document, block)
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
    def contents(self) -> tuple[Entry, ...]:
        """The text's chapters and sections; empty where it has none."""
        return entries(pipeline.sections_of(self.document))

    def count(self, done: Callable[[], None] = lambda: None) -> None:
        """Count all sentences in the background, so that `number` and `total` become exact."""
        if self._background is not None:
            threading.Thread(target=self._count.run, args=(self._background, done), daemon=True).start()

    def correct(self, correction: Correction) -> None:
        """Keep a correction for ever; it holds from now on.

        Raises:
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        with self._lock:
            same = (correction.text, correction.book, correction.start)
            others = (c for c in self._corrections if (c.text, c.book, c.start) != same)
            self._corrections = (*others, correction)
            self._annotated.clear()
        anchor = None if correction.start is None else anchor_at(self.document.source, correction.start)
        self.library.correct(correction, anchor, self._digest)

    def candidates(self, sentence: Sentence, reading: Reading) -> tuple[Syllable, ...]:
        """What the first character of a reading can be read as: what it is now, then the likeliest."""
        char = next(t.text for t in sentence.tokens if t.span.start == reading.span.start)
        now = [s for s in reading.citation if not s.erhua]
        return tuple(dict.fromkeys([*now, *annotate.candidates(char)]))

    def place(self) -> Place:
        """Where the reader was."""
        return self.at(self._offset)

    def begin_at(self, place: Place) -> None:
        """Begin at a sentence; nothing is kept before somebody reads on."""
        self._offset = pipeline.split(self.document, place.block)[place.sentence].span.start

    def go_back(self) -> None:
        """Begin at the first sentence; nothing is kept before somebody reads on."""
        self._offset = 0

    def remember(self, place: Place) -> None:
        """Keep the place.

        Raises:
            OutputFailed: it could not be stored.
        """
        sentences = self.annotated(place.block) or pipeline.split(self.document, place.block)
        if place.sentence < len(sentences):
            self._offset = sentences[place.sentence].span.start
            books.remember(self.library, self.id, self.document.source, self._offset)

    def close(self) -> None:
        """Let go of the process and the library."""
        if self._background is not None:
            self._background.close()
        self.library.close()


def _nothing() -> Place:
    raise IndexError("the text has no sentences")
