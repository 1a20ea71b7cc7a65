"""An executor whose jobs a Dask cluster does: sent as JSON, gathered in small batches, redone when a worker is lost.

Dask runs a lost worker's tasks again elsewhere, until its scheduler holds a task for the cause
(`distributed.scheduler.allowed-failures`); a few times it is sent once more then. A worker that answers that it would
say a job otherwise (`speech.rendering.remote`) gets no more.
"""

from __future__ import annotations

import uuid
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from langdu import __version__
from langdu.errors import EngineFailed, LangduError
from langdu.model import Speech, one_line
from langdu.session.export.cluster.results import ResultsLost, gathered
from langdu.session.export.cluster.workers import WATCH_SECONDS, ClusterWorkers
from langdu.speech.rendering.packing import Damaged, unpacked
from langdu.speech.rendering.remote import message, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: How often Dask runs a task again that failed, and how often a job is sent again that Dask gave up.
RETRIES, SENDINGS = 1, 3
#: Results that are fetched at once, some 100 kB each.
BATCH_RESULTS = 64
AGAIN = "what was said is kept: the same command goes on from there"


@dataclass(eq=False, slots=True)
class Sent:
    """A job that is under way.

    Attributes:
        text: its `message`.
        future: what the caller waits for.
        remote: Dask's future.
        workers: the only ones that may do it; None for any.
        failures: how often Dask gave it up.
    """

    text: str
    future: Future[Speech] = field(default_factory=Future)
    remote: Any = None
    workers: tuple[str, ...] | None = None
    failures: int = 0


class ClusterExecutor(Executor):
    """Does speech jobs, and nothing else, on a cluster.

    Args:
        client: a connected `distributed.Client`.
        unfit: addresses of workers that get no job.
        note: told what the user should know, from another thread.

    Attributes:
        threads: how many jobs the fit workers do at once, counted at the beginning.
    """

    def __init__(self, client: Any, unfit: Iterable[str], note: Callable[[str], None]) -> None:
        self._client, self._workers = client, ClusterWorkers(client, unfit, note)
        self.threads = self._workers.threads
        self._failure: LangduError | None = None
        self._under_way: dict[Sent, None] = {}
        self._ended = SimpleQueue[tuple[Sent, Any] | None]()
        self._thread = Thread(target=self._collect, name="cluster", daemon=True)
        self._thread.start()

    def submit(self, function: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Have a job done, whatever `function` does with it here."""
        (job,) = args
        sent = Sent(message(job))
        self._under_way[sent] = None
        if self._failure is not None:
            self._end(sent, self._failure)
        else:
            self._send(sent)
        return sent.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Send nothing more; what is under way is dropped."""
        self._failure = self._failure or EngineFailed("the export has ended")
        self._ended.put(None)
        if wait:
            self._thread.join()

    def _send(self, sent: Sent) -> None:
        sent.workers = self._workers.only()
        if sent.workers == ():
            return  # until a fit worker comes
        key = f"langdu-{uuid.uuid4().hex}"  # of its own: the same sentence of another export goes its own way
        only: dict[str, Any] = {} if sent.workers is None else {"workers": sent.workers, "allow_other_workers": False}
        sent.remote = self._client.submit(say, __version__, sent.text, key=key, pure=False, retries=RETRIES, **only)
        sent.remote.add_done_callback(lambda remote: self._ended.put((sent, remote)))

    def _collect(self) -> None:
        """The thread's work: hand over what is done until the end."""
        try:
            while (batch := self._batch()) is not None:
                self._hand_over(batch)
                self._watch_when_due()
        except Exception as error:
            self._fail(EngineFailed(f"the cluster failed: {one_line(str(error))}", remedy=AGAIN))

    def _batch(self) -> list[Sent] | None:
        """What has ended: at least one, or nothing for a while; None at the end."""
        batch: list[Sent] = []
        while len(batch) < BATCH_RESULTS:
            try:
                got = self._ended.get(timeout=0 if batch else WATCH_SECONDS)
            except Empty:
                break
            if got is None:
                return None
            sent, remote = got
            if sent in self._under_way and sent.remote is remote:  # and was not sent again since
                batch.append(sent)
        return batch

    def _hand_over(self, batch: list[Sent]) -> None:
        done = [sent for sent in batch if sent.remote.status == "finished"]
        for sent in batch:
            if sent not in done:
                self._failed(sent, sent.remote.exception() if sent.remote.status == "error" else None)
        try:
            results = gathered(self._client, [sent.remote for sent in done], self._goes_on)
            for sent, result in zip(done, results, strict=True):
                self._take(sent, result)
        except ResultsLost as error:
            for sent in done:
                self._failed(sent, error)

    def _goes_on(self) -> bool:
        """Whether results are still waited for; looks at the workers meanwhile."""
        self._watch_when_due()
        return self._failure is None

    def _take(self, sent: Sent, result: bytes | str) -> None:
        if isinstance(result, str):
            self._workers.refuse(result)  # and another one says it
            self._send(sent)
            return
        try:
            speech = unpacked(result)
        except Damaged as error:
            self._failed(sent, error)
            return
        self._end(sent, speech)

    def _failed(self, sent: Sent, error: BaseException | None) -> None:
        """Dask gave it up; None where its scheduler was lost."""
        if sent not in self._under_way:
            return
        sent.failures += 1
        if isinstance(error, LangduError):
            self._end(sent, error)
        elif self._client.status in ("closing", "closed"):
            self._fail(EngineFailed("the cluster's scheduler is gone", remedy=AGAIN))
        elif sent.failures >= SENDINGS:
            why = one_line(str(error)) or type(error).__name__ if error else "the scheduler was lost"
            self._end(sent, EngineFailed(f"a sentence was given up {SENDINGS} times: {why}", remedy=AGAIN))
        else:
            self._send(sent)

    def _watch_when_due(self) -> None:
        """Send again what only those may do who are gone; where nobody can go on for long, end."""
        if self._failure is not None or not self._workers.watched():
            return
        if self._workers.are_lost:
            why = self._workers.refusal or "no worker is left"
            self._fail(EngineFailed(f"no worker of the cluster can go on: {why}", remedy=AGAIN))
        fit = self._workers.fit
        for sent in list(self._under_way):
            if fit and sent.workers is not None and fit.isdisjoint(sent.workers):
                self._send(sent)

    def _fail(self, error: LangduError) -> None:
        """Nothing more comes."""
        self._failure = error
        for sent in list(self._under_way):
            self._end(sent, error)

    def _end(self, sent: Sent, outcome: Speech | BaseException) -> None:
        self._under_way.pop(sent, None)
        if not sent.future.set_running_or_notify_cancel():
            return
        if isinstance(outcome, Speech):
            sent.future.set_result(outcome)
        else:
            sent.future.set_exception(outcome)
