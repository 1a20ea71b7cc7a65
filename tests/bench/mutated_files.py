"""Damaged files of every format: only langdu's own errors may come of them, soon and in little memory.

The environment variable LANGDU_MUTATIONS sets how many there are of each format. Each format has a process of its own,
whose peak of resident memory counts what libraries in C take, too. POSIX only.
"""

from __future__ import annotations

import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from langdu import plugins
from langdu.errors import LangduError
from langdu.importers import Source, load
from tests.bench import Figure
from tests.importers.mutations import SAME, SEEDS, mutated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Files of each format.
FILES = int(os.environ.get("LANGDU_MUTATIONS", "10000"))
SEED = 7
#: Bytes in what the system counts a process's peak in (getrusage).
RSS_BYTES = 1 if sys.platform == "darwin" else 1024


class Outcome(NamedTuple):
    """What came of a format's files.

    Attributes:
        strays: errors that are not langdu's own, each with the number of the first file.
        slowest: seconds that a file took at most.
        before, peak: bytes of resident memory before the first file, and at most.
    """

    strays: dict[str, int]
    slowest: float
    before: int
    peak: int


def run(shared: Path) -> Iterator[Figure]:
    del shared
    for ending in plugins.names("importers"):
        if ending in SEEDS:
            yield from _figures(ending)
        elif ending not in SAME:
            yield Figure(f"{ending} has no seed in tests/importers/mutations.py", 1, "missing", "limit 0")


def _figures(ending: str) -> Iterator[Figure]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        strays, slowest, before, peak = pool.submit(outcome, ending).result()
    for stray, number in strays.items():
        yield Figure(f"{ending}, file {number}: {stray}", 1, "error", "limit 0")
    yield Figure(f"{ending}: kinds of other errors", len(strays), f"of {FILES}", "limit 0")
    yield Figure(f"{ending}: slowest", slowest, "s", "limit 5")
    yield Figure(f"{ending}: peak of the process's memory", peak / 1e6, "MB", f"limit 500, {before / 1e6:.0f} before")


def outcome(ending: str) -> Outcome:
    """Open damaged files of a format in this process."""
    draw, strays, slowest, before = random.Random(SEED), dict[str, int](), 0.0, _peak()
    for number in range(FILES):
        data = mutated(SEEDS[ending], draw)
        began = time.perf_counter()
        try:
            load(Source(data, f"a.{ending}", "a"))
        except LangduError:
            pass
        except Exception as error:
            strays.setdefault(f"{type(error).__name__}: {error}"[:60], number)
        slowest = max(slowest, time.perf_counter() - began)
    return Outcome(strays, slowest, before, _peak())


def _peak() -> int:
    """Bytes of resident memory that this process had at most."""
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss * RSS_BYTES
