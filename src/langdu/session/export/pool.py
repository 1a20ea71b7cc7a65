"""Who does an export's jobs: threads, of which each drives an engine in a process of its own.

An engine's work is done in its worker's process already, so that processes around those would only pass the sound on
once more. Another executor, of processes or of a cluster, may be given instead: it calls `speech.jobs.do` as it is.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError
from typing import TYPE_CHECKING

from langdu.speech.rendering.jobs import Speakers, use

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from langdu.session.export.options import ExportOptions


@contextmanager
def speaking(executor: Executor | None, options: ExportOptions) -> Iterator[Executor]:
    """The executor; of our own, the engines are started at once, and ended with whatever they say in the end."""
    if executor is not None:
        yield executor
        return
    everyone = [Speakers() for _ in range(options.workers)]
    together = Barrier(options.workers)

    def begin(speakers: Speakers) -> None:
        use(speakers)
        with suppress(BrokenBarrierError):
            together.wait()  # so that each thread takes one of these

    pool = ThreadPoolExecutor(options.workers)
    try:
        for speakers in everyone:
            for voice, folder in ((options.voice, options.folder), *options.dialogue):
                speakers.get(voice, folder).start()
            pool.submit(begin, speakers)
        yield pool
    finally:
        together.abort()  # nothing waits for the rest
        pool.shutdown(wait=False, cancel_futures=True)
        for speakers in everyone:
            speakers.close()
