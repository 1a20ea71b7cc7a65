"""What workers of a cluster said, fetched in small batches."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import CancelledError, wait
from typing import TYPE_CHECKING, Any

from langdu.session.export.cluster.workers import WATCH_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

#: Seconds in which results that are ready must come, or their jobs are sent again.
GATHER_SECONDS = 60.0


class ResultsLost(Exception):
    """Results that were ready do not come."""


def gathered(client: Any, remotes: Sequence[Any], goes_on: Callable[[], bool]) -> list[bytes | str]:
    """The results of Dask's futures that have finished.

    Args:
        client: a connected `distributed.Client`.
        remotes: the futures.
        goes_on: asked about once a second whether they are still waited for.

    Raises:
        ResultsLost: they do not come: their worker was lost meanwhile, and perhaps every other.
    """
    if not remotes:
        return []
    getting = client.gather(list(remotes), asynchronous=True)
    coming: Future[list[bytes | str]] = asyncio.run_coroutine_threadsafe(getting, client.loop.asyncio_loop)
    until = time.monotonic() + GATHER_SECONDS
    while not wait([coming], WATCH_SECONDS).done:
        if not goes_on() or time.monotonic() >= until:
            break
    coming.cancel()
    try:
        return coming.result()
    except (Exception, CancelledError) as error:
        raise ResultsLost(str(error)) from error
