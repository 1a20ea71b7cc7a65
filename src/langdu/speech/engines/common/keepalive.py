"""Signs of life while a library works: a worker that is silent for ten seconds is taken for hung and killed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from langdu.model import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
#: Seconds between two signs; long enough that who cancels a long computation kills it rather than waits for its end.
SIGN = 3.0
#: Seconds between two signs of what can be stopped: a worker looks for a cancel at each.
SOON = 0.05


def patiently(
    work: Callable[[], T], sample_rate: int, stop: Callable[[], None] | None = None
) -> Generator[Chunk, None, T]:
    """Do `work`, with an empty chunk from time to time until it is done; then its result.

    Args:
        work: what takes long.
        sample_rate: of the chunks.
        stop: ends `work` early, with an error, when nobody waits for it any more; called from another thread.

    Raises:
        Exception: what `work` raises.
    """
    from concurrent.futures import wait

    doing = _thread().submit(work)
    try:
        while not wait([doing], SOON if stop else SIGN).done:
            yield Chunk(b"", sample_rate)
    except GeneratorExit:
        if stop is not None and not doing.cancel():
            stop()
        raise
    return doing.result()


@cache
def _thread() -> ThreadPoolExecutor:
    """One thread: what was given up ends before the next begins."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1)
