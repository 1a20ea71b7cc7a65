"""Damaged files of every format: only langdu's own errors may come of them, soon and in little memory.

The environment variable LANGDU_MUTATIONS sets how many there are of each format.
"""

from __future__ import annotations

import os
import random
import time
import tracemalloc
from typing import TYPE_CHECKING

from langdu import plugins
from langdu.errors import LangduError
from langdu.importers import Source, load
from tests.bench import Figure
from tests.importers.mutations import SAME, SEEDS, mutated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Files of each format, and how often one of them has its memory measured, which is slow.
FILES, MEASURED = int(os.environ.get("LANGDU_MUTATIONS", "10000")), 20
SEED = 7


def run(shared: Path) -> Iterator[Figure]:
    for ending in plugins.names("importers"):
        if ending in SEEDS:
            yield from _of(ending)
        elif ending not in SAME:
            yield Figure(f"{ending} has no seed in tests/importers/mutations.py", 1, "missing", "limit 0")


def _of(ending: str) -> Iterator[Figure]:
    draw, strays, slowest, peak = random.Random(SEED), {}, 0.0, 0
    for number in range(FILES):
        data = mutated(SEEDS[ending], draw)
        is_measured = number % MEASURED == 0
        if is_measured:
            tracemalloc.start()
        began = time.perf_counter()
        try:
            load(Source(data, f"a.{ending}", "a"))
        except LangduError:
            pass
        except Exception as error:
            strays.setdefault(f"{type(error).__name__}: {error}"[:60], number)
        slowest = max(slowest, time.perf_counter() - began)
        if is_measured:
            peak = max(peak, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    for stray, number in strays.items():
        yield Figure(f"{ending}, file {number}: {stray}", 1, "error", "limit 0")
    yield Figure(f"{ending}: kinds of other errors", len(strays), f"of {FILES}", "limit 0")
    yield Figure(f"{ending}: slowest", slowest, "s", "limit 5")
    yield Figure(f"{ending}: peak of Python's memory", peak / 1e6, "MB", "limit 500")
