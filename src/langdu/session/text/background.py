"""Annotation in a process of its own, so that the reader's screen never waits for it.

The process is niced, holds the document, and is asked for one block at a time. In a thread of the reader's
process the same work would hold the highlight back by some 30 ms; in this one it does not.
"""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

    from langdu.model import Correction, Document, GlossPolicy, Sentence

P = ParamSpec("P")
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


def _annotate(block: int, corrections: Sequence[Correction], policy: GlossPolicy) -> tuple[Sentence, ...]:
    return pipeline.annotated(_Held.document, block, corrections, policy)


def _of_glosses(policy: GlossPolicy) -> str | None:
    from langdu.session.text import remarks

    return remarks.of_glosses(_Held.document, policy)


def _count(start: int, end: int) -> list[int]:
    return [len(pipeline.split(_Held.document, block)) for block in range(start, end)]


class Background:
    """A process that annotates `document`; started on the first request, again when it died.

    Every call raises CancelledError once it is closed, whether it was waiting or comes later.
    """

    def __init__(self, document: Document, policy: GlossPolicy) -> None:
        self._document, self._policy = document, policy
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._closed = False

    def annotate(self, block: int, corrections: Sequence[Correction]) -> tuple[Sentence, ...]:
        """The block's sentences. Blocks until they are there; call from a thread."""
        return self._run(_annotate, block, tuple(corrections), self._policy)

    def of_glosses(self, policy: GlossPolicy) -> str | None:
        """What to say of the text's glosses. Blocks likewise."""
        return self._run(_of_glosses, policy)

    def count(self, start: int, end: int) -> list[int]:
        """How many sentences each of these blocks has. Blocks likewise."""
        return self._run(_count, start, end)

    def _run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The function's result; asked a second time of a new process if the first one died over it."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._submit(function, *args, **kwargs).result()
        except BrokenProcessPool:
            with self._lock:
                self._pool = None
            return self._submit(function, *args, **kwargs).result()

    def _submit(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        with self._lock:
            return self._started().submit(function, *args, **kwargs)

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import CancelledError

        if self._closed:
            raise CancelledError("the book is closed")
        if self._pool is None:
            self._pool = _new_pool(self._document)
        return self._pool

    def close(self) -> None:
        """End the process; what was not begun is dropped."""
        with self._lock:
            self._closed = True
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)


def _new_pool(document: Document) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=_start, initargs=(document,))
