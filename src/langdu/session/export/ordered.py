"""Jobs done by an executor, some ahead, and handed over in order; what was said before comes from the disk."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from langdu.speech.rendering.jobs import do

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from langdu.model import Speech
    from langdu.speech.rendering.disk_cache import SpeechCache
    from langdu.speech.rendering.jobs import SpeechJob

T = TypeVar("T")


class Done(NamedTuple, Generic[T]):
    """A job that is done.

    Attributes:
        what: it came with.
        speech: what was said; None where nothing was to be.
        is_new: whether it was said now, and not known from the cache.
    """

    what: T
    speech: Speech | None
    is_new: bool


def in_order(
    jobs: Iterable[tuple[T, SpeechJob | None]], executor: Executor, ahead: int, cache: SpeechCache | None
) -> Iterator[Done[T]]:
    """What was said for each of `jobs`, in their order.

    Args:
        jobs: each with something that it comes back with; None where nothing is to be said.
        executor: who does them.
        ahead: how many are done or waiting at once, so that memory does not grow with the book.
        cache: where speech is looked for first, and kept.

    Raises:
        VoiceMissing, EngineFailed: one cannot be said; those that were not begun are dropped.
    """
    waiting: deque[tuple[T, SpeechJob | None, Future[Speech] | None, bool]] = deque()
    try:
        for what, job in jobs:
            waiting.append((what, job, *_begun(job, executor, cache)))
            if len(waiting) > ahead:
                yield _next(waiting, cache)
        while waiting:
            yield _next(waiting, cache)
    finally:
        for _, _, future, _ in waiting:
            if future is not None:
                future.cancel()


def _begun(job: SpeechJob | None, executor: Executor, cache: SpeechCache | None) -> tuple[Future[Speech] | None, bool]:
    """The job's result, and whether it is new."""
    if job is None:
        return None, False
    known = None if cache is None else cache.get(job)
    if known is None:
        return executor.submit(do, job), True
    future: Future[Speech] = Future()
    future.set_result(known)
    return future, False


def _next(
    waiting: deque[tuple[T, SpeechJob | None, Future[Speech] | None, bool]], cache: SpeechCache | None
) -> Done[T]:
    what, job, future, is_new = waiting[0]
    speech = None if future is None else future.result()
    waiting.popleft()
    if is_new and job is not None and speech is not None and cache is not None:
        cache.keep(job, speech)
    return Done(what, speech, is_new)
