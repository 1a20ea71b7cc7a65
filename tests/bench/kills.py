"""Exports killed at random moments and begun again: how many give the bytes of one that nobody disturbed.

The formats take turns; each kill has an export and a cache of its own. POSIX only.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

from langdu.exporters import endings
from tests.bench import Figure
from tests.session.export.killing import KillableExport, text

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS, SEED, AT_ONCE = 200, 20, 2
#: The part of an undisturbed export's time in which it is killed; before that only Python starts.
EARLIEST, LATEST = 0.2, 1.0


class Undisturbed(NamedTuple):
    """An export in one format that ended by itself: its files, and how many seconds it took."""

    files: dict[str, bytes]
    seconds: float


class KilledOnce(NamedTuple):
    """What became of an export that was killed and begun again.

    Attributes:
        ending: its format.
        is_same: whether its files are the same.
        told: sentences that it told of before it was killed.
        is_done: whether it had ended before.
        again: of those it told of, sentences that were said once more.
    """

    ending: str
    is_same: bool
    told: int
    is_done: bool
    again: int


def run(shared: Path) -> Iterator[Figure]:
    """`shared` is not needed."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(AT_ONCE) as pool:
        folder = Path(name)
        whole = dict(zip(endings(), pool.map(lambda ending: _undisturbed(folder, ending), endings()), strict=True))
        rounds = [
            (folder / str(number), ending, chance.uniform(EARLIEST, LATEST) * whole[ending].seconds, whole[ending])
            for number, ending in zip(range(KILLS), endings() * KILLS, strict=False)
        ]
        done = list(pool.map(lambda each: _killed(*each), rounds))
    same = sum(each.is_same for each in done)
    others = Counter(each.ending for each in done if not each.is_same)
    yield Figure(f"{KILLS} kills: the same bytes", same, "", f"limit {KILLS}; others: {dict(others)}")
    while_saying = sum(each.told > 0 and not each.is_done for each in done)
    yield Figure("killed after a sentence was told", while_saying, "", f"{sum(e.is_done for e in done)} had ended")
    yield Figure(
        "sentences said twice", sum(each.again for each in done), "", f"limit 0; told {sum(e.told for e in done)}"
    )


def _begun(folder: Path, ending: str) -> KillableExport:
    folder.mkdir()
    (folder / "a.txt").write_text(text(), "utf-8")
    return KillableExport(folder, (ending,))


def _undisturbed(folder: Path, ending: str) -> Undisturbed:
    export, began = _begun(folder / f"whole{ending}", ending), time.monotonic()
    ended = export.run()
    if ended.status:
        raise RuntimeError(ended.said)
    return Undisturbed(export.files(), time.monotonic() - began)


def _killed(folder: Path, ending: str, seconds: float, whole: Undisturbed) -> KilledOnce:
    export = _begun(folder, ending)
    process = export.begin()
    timer = Timer(seconds, process.kill)
    timer.start()
    _, said = process.communicate()
    timer.cancel()
    # The last line may be half a line.
    lines = [line for line in said.splitlines(keepends=True) if line.startswith("{") and line.endswith("}\n")]
    told = json.loads(lines[-1])["sentences"] if lines else 0
    ended = export.run()
    is_same = ended.status == 0 and export.files() == whole.files
    return KilledOnce(ending, is_same, told, process.returncode == 0, max(0, told - ended.last.get("kept", 0)))
