"""Annotation in a process of its own, so that the reader's screen never waits for it.

The process is niced, holds the document, and is asked for one block at a time. In a thread of the reader's
process the same work would hold the highlight back by some 30 ms; in this one it does not.
"""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

    from langdu.model import Correction, Cut, Document, GlossPolicy, Sentence

R = TypeVar("R")
#: Blocks counted in one go: some 20 ms of work, so that a waiting annotation is not held up.
COUNTED_AT_ONCE = 50


class _Held:
    """What the process holds; set once, when it starts."""

    document: Document


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)


def _start(document: Document) -> None:
    """Be quiet, be nice, and end when the reader ends, even if it was killed."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if hasattr(os, "nice"):
        os.nice(10)
    _Held.document = document


def _annotate(
    block: int, corrections: Sequence[Correction], policy: GlossPolicy, cuts: Sequence[Cut]
) -> tuple[Sentence, ...]:
    return pipeline.annotated(_Held.document, block, corrections, policy, cuts)


def _annotate_at(
    offsets: Sequence[int], corrections: Sequence[Correction], policy: GlossPolicy, cuts: Sequence[Cut]
) -> list[Sentence | None]:
    return pipeline.annotated_at(_Held.document, offsets, corrections, policy, cuts)


def _of_glosses(policy: GlossPolicy) -> str | None:
    from langdu.session.text import remarks

    return remarks.of_glosses(_Held.document, policy)


def _count(start: int, end: int) -> list[int]:
    return [len(pipeline.split(_Held.document, block)) for block in range(start, end)]


def _words(start: int, end: int, cuts: Sequence[Cut]) -> Counter[str]:
    from langdu.session.words.counting import counted

    return counted(_Held.document, start, end, cuts)


class Background:
    """A process that annotates `document`; started on the first request, again when it died.

    Each call gives a future at once. It raises CancelledError if this is closed before the answer is there, or was.
    """

    def __init__(self, document: Document, policy: GlossPolicy) -> None:
        self._document, self._policy = document, policy
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._is_up = False

    def annotate(
        self, block: int, corrections: Sequence[Correction], cuts: Sequence[Cut] = ()
    ) -> Future[tuple[Sentence, ...]]:
        """The block's sentences."""
        return self._answer(partial(_annotate, block, tuple(corrections), self._policy, tuple(cuts)))

    def annotate_at(
        self, offsets: Sequence[int], corrections: Sequence[Correction], cuts: Sequence[Cut] = ()
    ) -> Future[list[Sentence | None]]:
        """The sentences at some code points."""
        return self._answer(partial(_annotate_at, tuple(offsets), tuple(corrections), self._policy, tuple(cuts)))

    def of_glosses(self, policy: GlossPolicy) -> Future[str | None]:
        """What to say of the text's glosses."""
        return self._answer(partial(_of_glosses, policy))

    def count(self, start: int, end: int) -> Future[list[int]]:
        """How many sentences each of these blocks has."""
        return self._answer(partial(_count, start, end))

    def words(self, start: int, end: int, cuts: Sequence[Cut] = ()) -> Future[Counter[str]]:
        """How often each word comes in these blocks."""
        return self._answer(partial(_words, start, end, tuple(cuts)))

    def _answer(self, task: Callable[[], R]) -> Future[R]:
        from concurrent.futures import Future

        answer: Future[R] = Future()
        ask = partial(self._ask, task, answer, again=True)
        if self._is_up:
            ask()
        else:  # to start the process takes as long as it takes to hand the document over; the screen does not wait
            threading.Thread(target=ask, daemon=True).start()
        return answer

    def _ask(self, task: Callable[[], R], answer: Future[R], *, again: bool) -> None:
        """Have the process do it; a new one, if it died over it and may be asked `again`."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            with self._lock:
                pool = self._started()
                asked = None if pool is None else pool.submit(task)
                self._is_up = True
        except BrokenProcessPool as error:  # it died before
            self._died(task, answer, error, again=again)
            return
        if asked is None:
            _cancel(answer)
        else:
            asked.add_done_callback(partial(self._answered, task, answer, again))

    def _answered(self, task: Callable[[], R], answer: Future[R], again: bool, asked: Future[R]) -> None:
        from concurrent.futures.process import BrokenProcessPool

        if asked.cancelled():
            _cancel(answer)
        elif isinstance(error := asked.exception(), BrokenProcessPool):
            self._died(task, answer, error, again=again)
        elif error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(asked.result())

    def _died(self, task: Callable[[], R], answer: Future[R], error: Exception, *, again: bool) -> None:
        with self._lock:
            self._pool, self._is_up = None, False
        if again:
            self._ask(task, answer, again=False)
        else:
            answer.set_exception(error)

    def _started(self) -> ProcessPoolExecutor | None:
        """The process; None if this is closed."""
        if self._pool is None and not self._closed:
            self._pool = _new_pool(self._document)
        return None if self._closed else self._pool

    def close(self) -> None:
        """End the process; what was not begun is dropped."""
        with self._lock:
            self._closed = True
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)


def _cancel(answer: Future[R]) -> None:
    answer.cancel()
    answer.set_running_or_notify_cancel()  # who waits for it is told


def _new_pool(document: Document) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=_start, initargs=(document,))
