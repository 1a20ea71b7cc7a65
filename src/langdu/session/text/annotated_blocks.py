"""The sentences of a document's blocks: split once, and annotated on request."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from langdu.session.text import pipeline
from langdu.session.text.stages import sketched, split

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import Correction, Cut, Document, GlossPolicy, Sentence
    from langdu.session.text.background import Background

log = logging.getLogger("langdu.session")
#: Blocks kept: some screens' worth, about 10 MB.
KEPT_BLOCKS = 256
#: Code points read together where a command goes through a text.
TOGETHER_CODE_POINTS = 8192

Sentences = tuple["Sentence", ...]
AnnotatedBlock = Future[Sentences]
#: The user's corrections and cuts.
Heeded = tuple[tuple["Correction", ...], tuple["Cut", ...]]


class AnnotatedBlocks:
    """The blocks of `document` in sentences. Thread-safe.

    Args:
        document: the text.
        policy: how far to trust glosses.
        background: what reads the blocks in full; None to read them in the thread that asks.
        learned: told how many sentences a block was found to have.
    """

    def __init__(
        self,
        document: Document,
        policy: GlossPolicy,
        background: Background | None,
        learned: Callable[[int, int], None],
    ) -> None:
        self._document, self._policy, self._background, self._learned = document, policy, background, learned
        self._heeded: Heeded = ((), ())
        self._split: OrderedDict[int, Sentences] = OrderedDict()
        self._annotated: OrderedDict[int, Sentences] = OrderedDict()
        self._asked: dict[int, AnnotatedBlock] = {}
        self._lock = threading.RLock()

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Those that the readings heed."""
        return self._heeded[0]

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Those that the words heed, the oldest first."""
        return self._heeded[1]

    def use(self, corrections: tuple[Correction, ...], cuts: tuple[Cut, ...]) -> None:
        """Heed these from now on; what was read before is forgotten."""
        with self._lock:
            self._heeded = (corrections, cuts)
            self._annotated.clear()
            self._asked.clear()

    def split(self, block: int) -> Sentences:
        """A block's sentences without readings."""
        with self._lock:
            return _kept(self._split, block, partial(split, self._document, block))

    def sketch(self, block: int) -> Sentences:
        """A block with each character's commonest reading, instantly."""
        return sketched(self.split(block))

    def annotated(self, block: int) -> Sentences | None:
        """A block read in full, if that was done already."""
        with self._lock:
            return self._annotated.get(block)

    def request(self, block: int) -> AnnotatedBlock:
        """A block read in full, when it is done.

        Returns:
            A future; it raises CancelledError if the background is closed first. Its callbacks run in another thread.
        """
        asked = None
        with self._lock:
            if (known := self._annotated.get(block)) is not None:
                self._annotated.move_to_end(block)
                return _done(known)
            if (asked := self._asked.get(block)) is not None:
                return asked
            heeded = self._heeded
            if self._background is not None:
                asked = self._asked[block] = self._background.annotate(block, *heeded)
                asked.add_done_callback(partial(self._arrived, block, heeded))
        return _done(self._annotate_from(block)) if asked is None else asked

    def read_at(self, offsets: Sequence[int]) -> list[Sentence | None]:
        """The sentences at some code points, read in full and not kept; blocks until that is done.

        Raises:
            CancelledError: the background was closed.
        """
        found = {offset: self._known_at(offset) for offset in offsets}
        unread = [offset for offset, sentence in found.items() if sentence is None]
        if unread and self._background is not None:
            found.update(zip(unread, self._background.annotate_at(unread, *self._heeded).result(), strict=True))
        elif unread:
            corrections, cuts = self._heeded
            read = pipeline.annotated_at(self._document, unread, corrections, self._policy, cuts)
            found.update(zip(unread, read, strict=True))
        return [found[offset] for offset in offsets]

    def _known_at(self, offset: int) -> Sentence | None:
        sentences = self.annotated(self._document.blocks.at(offset)) or ()
        return next((one for one in sentences if one.span.start <= offset < one.span.end), None)

    def _arrived(self, block: int, heeded: Heeded, asked: AnnotatedBlock) -> None:
        with self._lock:
            if self._asked.get(block) is asked:
                del self._asked[block]
        if asked.cancelled():
            return
        if (error := asked.exception()) is not None:
            log.error("annotating block %d", block, exc_info=error)
        else:
            self._keep(block, asked.result(), heeded)

    def _annotate_from(self, block: int) -> Sentences:
        """A block, read with some behind it: commands go through a text in order, and together they cost less."""
        blocks, end, size = self._document.blocks, block, 0
        while end < min(len(blocks), block + KEPT_BLOCKS // 2) and size < TOGETHER_CODE_POINTS:
            size += len(blocks[end].span)
            end += 1
        together = range(block, end)
        corrections, cuts = heeded = self._heeded
        unread = [self.split(number) for number in together]
        read = pipeline.annotated_together(self._document, unread, corrections, self._policy, cuts)
        for number, sentences in zip(together, read, strict=True):
            self._keep(number, sentences, heeded)
        return read[0]

    def _keep(self, block: int, sentences: Sentences, heeded: Heeded) -> None:
        with self._lock:
            if heeded is not self._heeded:
                return  # the user corrected or cut something meanwhile
            _kept(self._annotated, block, lambda: sentences)
            self._learned(block, len(sentences))


def _kept(blocks: OrderedDict[int, Sentences], block: int, make: Callable[[], Sentences]) -> Sentences:
    """A block's sentences of those last used; made if they are not there."""
    if block not in blocks:
        blocks[block] = make()
    blocks.move_to_end(block)
    while len(blocks) > KEPT_BLOCKS:
        blocks.popitem(last=False)
    return blocks[block]


def _done(sentences: Sentences) -> AnnotatedBlock:
    future: AnnotatedBlock = Future()
    future.set_result(sentences)
    return future
