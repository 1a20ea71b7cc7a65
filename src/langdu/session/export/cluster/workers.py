"""Which workers of a cluster get jobs: those that do not say a job otherwise, of all that are there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Seconds between two looks at the workers, and for which none that fits is waited for.
WATCH_SECONDS, WAIT_SECONDS = 1.0, 60.0


class ClusterWorkers:
    """The workers of a cluster.

    Args:
        client: a connected `distributed.Client`.
        unfit: addresses of those that get no job.
        note: told what the user should know.

    Attributes:
        threads: how many jobs the fit ones do at once, counted at the beginning.
        fit: the addresses of those that are there and get jobs.
        refusal: which one would say a job otherwise, and why; the last; empty where none would.
    """

    def __init__(self, client: Any, unfit: Iterable[str], note: Callable[[str], None]) -> None:
        self._client, self._unfit, self._note = client, set(unfit), note
        workers = client.nthreads()
        self.fit = {address for address in workers if address not in self._unfit}
        self.threads = max(1, sum(workers[address] for address in self.fit))
        self.refusal = ""
        self._watched, self._alone_seconds = time.monotonic(), 0.0

    def only(self) -> tuple[str, ...] | None:
        """The only ones that may do a job; None for any."""
        return tuple(sorted(self.fit)) if self._unfit else None

    def refuse(self, told: str) -> None:
        """One answered, with its address and why, that it would say a job otherwise: it gets no more."""
        address, _, why = told.partition(" ")
        if address not in self._unfit:
            self._unfit.add(address)
            self.refusal = f"worker {address}: {why}"
            self._note(f"{self.refusal}; it gets no more")
        self._look()

    def _look(self) -> None:
        """See who is there. While the scheduler is lost nobody knows: it is connected again, or all futures end."""
        if self._client.status == "running":
            self.fit = set(self._client.nthreads()) - self._unfit

    def watched(self) -> bool:
        """Look at them, where a second has gone since it was last done; whether it was done now."""
        seconds = time.monotonic() - self._watched
        if seconds < WATCH_SECONDS:
            return False
        self._look()
        self._watched += seconds
        self._alone_seconds = 0.0 if self.fit else self._alone_seconds + seconds
        return True

    @property
    def are_lost(self) -> bool:
        """Whether none that fits has been there for long."""
        return self._alone_seconds >= WAIT_SECONDS
