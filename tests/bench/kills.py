"""Exports killed at random moments and begun again: how many give the bytes of one that nobody disturbed.

The formats take turns; each kill has an export and a cache of its own. Every second one is killed at any moment, the
others at one after the first sentence, which is a small part of so short an export. POSIX only.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

from langdu.exporters import endings, exporter_for
from tests.bench import Figure
from tests.session.export.killing import KillableExport, text

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS, SEED, AT_ONCE = 200, 20, 2
#: When the text was written.
WRITTEN = 1_700_000_000


class Undisturbed(NamedTuple):
    """An export in one format that ended by itself: its files, the seconds it took, and those after its first line."""

    files: dict[str, bytes]
    seconds: float
    seconds_from_first: float


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
            (folder / str(number), ending, chance.random(), whole[ending], number // len(endings()) % 2 == 0)
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
    os.utime(folder / "a.txt", (WRITTEN, WRITTEN))  # packages of cards have the text's time
    return KillableExport(folder, (ending,))


def _undisturbed(folder: Path, ending: str) -> Undisturbed:
    export, began = _begun(folder / f"whole{ending}", ending), time.monotonic()
    process = export.begin()
    assert process.stderr is not None
    process.stderr.readline()
    first = time.monotonic()
    _, said = process.communicate()
    if process.returncode:
        raise RuntimeError(said)
    return Undisturbed(export.files(), time.monotonic() - began, time.monotonic() - first)


def _killed(folder: Path, ending: str, moment: float, whole: Undisturbed, is_from_first: bool) -> KilledOnce:
    """Kill one at a moment from 0 to 1 of its time, or of that after its first line."""
    export = _begun(folder, ending)
    process, said = export.begin(), ""
    assert process.stderr is not None
    if is_from_first:
        said = process.stderr.readline()
    timer = Timer(moment * (whole.seconds_from_first if is_from_first else whole.seconds), process.kill)
    timer.start()
    said += process.communicate()[1]
    timer.cancel()
    # The last line may be half a line.
    lines = [line for line in said.splitlines(keepends=True) if line.startswith("{") and line.endswith("}\n")]
    told = json.loads(lines[-1])["sentences"] if lines else 0
    ended = export.run()
    is_same = ended.status == 0 and export.files() == whole.files
    again = max(0, told - ended.last.get("kept", 0)) if exporter_for(Path(f"a{ending}")).needs_speech else 0
    return KilledOnce(ending, is_same, told, process.returncode == 0, again)
