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


def patiently(work: Callable[[], T], sample_rate: int) -> Generator[Chunk, None, T]:
    """Do `work`, with an empty chunk every `SIGN` seconds until it is done; then its result.

    Raises:
        Exception: what `work` raises.
    """
    from concurrent.futures import wait

    doing = _thread().submit(work)
    while not wait([doing], SIGN).done:
        yield Chunk(b"", sample_rate)
    return doing.result()


@cache
def _thread() -> ThreadPoolExecutor:
    """One thread: what was given up ends before the next begins."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1)
