"""Export on a Dask cluster: connected, its workers looked at, and handed out as an executor.

This command reads the text and writes the files; the workers only speak, from their own voices, and send no file.

A Dask cluster runs any code that whoever reaches its ports sends, and trusts what its workers answer. It belongs on a
network that is trusted, or behind Dask's own TLS: an address tls://…, the certificates in Dask's configuration
(`distributed.comm.tls`), which applies here as it does to `dask scheduler` and `dask worker`.

How far it goes, from tests/bench/cluster.py (two cores, the natural voice): a sentence is 5.6 s of speech, takes a
core 0.23 s, and comes back in 146 kB. One scheduler passes on 324 jobs a second at least: so many did when it, two
workers and the export shared the two cores.

100,000 books of 200,000 hanzi are 15 hours of speech each, 9.6e8 sentences, 62,000 hours of a core: 3,900 hours of a
machine with 16 cores, or 39 hours of a hundred of them. On the way there breaks, in this order:

1. The export itself: besides what its formats' encoders take it needs 1.2 ms for a second of speech, where a core
   that speaks needs 42 ms, so one keeps no more than some 35 threads busy. Several run at once on one cluster.
2. The scheduler: 324 jobs a second are 75 threads, five machines. A hundred machines are twenty clusters; or none:
   `--shard I/N` needs no scheduler.
3. The cache: 1e9 entries are 140 TB in one folder. Each book has its own --cache, taken away when its files are there.
4. The network: 324 results a second are 47 MB, less than half of what a gigabit carries.
"""

from __future__ import annotations

import logging
import warnings
from collections import defaultdict
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

from langdu import __version__
from langdu.errors import EngineFailed, UsageError
from langdu.model import one_line
from langdu.session.export.cluster.executor import ClusterExecutor
from langdu.speech.rendering.remote import problems, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from langdu.model import Voice

#: Seconds in which the scheduler must answer, and for which the first worker is waited for.
CONNECT_SECONDS, FIRST_WORKER_SECONDS = 10.0, 10.0
EXAMPLE = "tcp://host:8786, as dask scheduler tells when it starts"
#: Workers that one line names.
MOST_NAMED = 3


@contextmanager
def cluster_executor(address: str, voices: Sequence[Voice], note: Callable[[str], None]) -> Iterator[ClusterExecutor]:
    """An executor for `export`, for as long as it is needed; its `threads` are the export's `workers`.

    Args:
        address: the scheduler's, as it tells when it starts: tcp://host:8786 or tls://host:8786.
        voices: that will speak; each worker must have them.
        note: told in a line of workers that are not used.

    Raises:
        UsageError: the package is missing, or the address is none.
        EngineFailed: the scheduler does not answer, or none of its workers can do the jobs.
    """
    client = _connected(address)
    try:
        executor = ClusterExecutor(client, _unfit(client, address, voices, note), note)
        note(f"cluster {address}: {executor.threads} sentences at once")
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
    finally:
        client.close()


def _connected(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UsageError("dask.distributed is not installed", remedy="pip install 'langdu[cluster]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in our words
    for name in ("client", "core", "comm", "scheduler", "worker"):
        logging.getLogger(f"distributed.{name}").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="distributed")  # other versions of packages: only text and bytes pass
    try:
        distributed.comm.get_address_host(address)  # before a client is made, which would wait when it is taken down
        client = partial(distributed.Client, address, timeout=CONNECT_SECONDS, set_as_default=False, name="langdu")
        return _within(2 * CONNECT_SECONDS, client)
    except ValueError as error:
        raise UsageError(f"this is no address: {one_line(str(error))}", where=address, remedy=EXAMPLE) from error
    except OSError as error:
        remedy = "start one: dask scheduler; and on each machine: dask worker ADDRESS"
        raise EngineFailed("no scheduler of Dask answers there", where=address, remedy=remedy) from error


def _within(seconds: float, make: Callable[[], Any]) -> Any:
    """What is made, in a thread of its own: a client waits for ever for what answers, but not as a scheduler does.

    Raises:
        TimeoutError: it is not there after so many seconds.
    """
    made: Future[Any] = Future()

    def work() -> None:
        try:
            made.set_result(make())
        except Exception as error:
            made.set_exception(error)

    Thread(target=work, name="cluster connection", daemon=True).start()
    return made.result(seconds)


def _unfit(client: Any, address: str, voices: Sequence[Voice], note: Callable[[str], None]) -> list[str]:
    """The workers that cannot do the jobs, and say so.

    Raises:
        EngineFailed: there is no other.
    """
    try:
        client.wait_for_workers(1, timeout=FIRST_WORKER_SECONDS)
    except TimeoutError as error:
        remedy = f"start some: dask worker {address}"
        raise EngineFailed("the cluster has no workers", where=address, remedy=remedy) from error
    found = client.run(problems, __version__, wanted(voices), on_error="return")
    wrong = {worker: _told(answer) for worker, answer in found.items() if answer}
    lines = list(_lines(wrong))
    if len(wrong) == len(found):
        raise EngineFailed("no worker of the cluster can do it", where=address, remedy=lines[0])
    for line in lines:
        note(f"{line}; not used")
    return list(wrong)


def _told(answer: object) -> str:
    """What is wrong with a worker, of what it found or of the error that it ran into."""
    if isinstance(answer, list):
        return str(answer[0])
    if isinstance(answer, ImportError):
        return f"it has no langdu {__version__} ({one_line(str(answer))}); pip install langdu=={__version__} there"
    return one_line(f"{type(answer).__name__}: {answer}")


def _lines(wrong: Mapping[str, str]) -> Iterator[str]:
    """A line for what is wrong, with those that it is wrong with."""
    workers = defaultdict[str, list[str]](list)
    for worker, problem in wrong.items():
        workers[problem].append(worker)
    for problem, several in workers.items():
        more = f" and {len(several) - MOST_NAMED} more" if len(several) > MOST_NAMED else ""
        yield f"worker {', '.join(sorted(several)[:MOST_NAMED])}{more}: {problem}"
