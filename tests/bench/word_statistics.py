"""Statistics of the words of a novel of three million characters: the first time, afterwards, and memory. POSIX only."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from langdu.library.texts.characters import hanzi_count
from tests.bench import Figure
from tests.bench.annotation import texts
from tests.bench.first_paint import NOVEL
from tests.bench.long_exports import MEASURED

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_S, AFTERWARDS_S, MEMORY_MB = 40, 2, 300
#: Sentences of a paragraph, at most.
PARAGRAPH = 5


def run(shared: Path) -> Iterator[Figure]:
    home = ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, dict.fromkeys(home, folder)):
        path = Path(folder) / "novel.txt"
        path.write_text(novel(shared, NOVEL), encoding="utf-8")
        first, work, peak, found = _statistics(path)
        what = f"{found['words']['running']:,} words, {found['words']['different']:,} different"
        yield Figure("3,000,000 characters, the first time", first, "s", f"limit {FIRST_S}; {what}")
        yield Figure("work for it", work, "s", "both processes together")
        yield Figure("memory at most", peak, "MB", f"limit {MEMORY_MB}; of the command, not its second process")
        again, work, _, same = _statistics(path)
        yield Figure("the second time", again, "s", f"limit {AFTERWARDS_S}; work for it {work:.2f}")
        yield Figure("the same both times", float(same == found), "", "1 if so")
        hanzi = hanzi_count(path.read_text(encoding="utf-8"))
        yield Figure("hanzi counted of those in the file", found["hanzi"]["running"] / hanzi, "", "1, no gloss in it")


def novel(shared: Path, length: int) -> str:
    """Sentences from all texts at hand in random order: more different words than any novel has."""
    lines = [line.strip() for text in texts(shared).values() for line in re.split(r"(?<=[。！？])|\n", text)]
    sentences = [re.sub(r"[(（\[][^)）\]]*[)）\]]", "", line) for line in lines if "。" in line]
    chance, pieces, size = random.Random(7), [], 0
    while size < length:
        pieces.append("".join(chance.choices(sentences, k=chance.randint(1, PARAGRAPH))))
        size += len(pieces[-1]) + 2
    return "\n\n".join(pieces)[:length]


def _statistics(path: Path) -> tuple[float, float, float, dict[str, dict[str, int]]]:
    """Seconds, those of work, megabytes at most, and what the command says."""
    before, began = _worked(), time.perf_counter()
    command = [sys.executable, "-c", MEASURED, "words", "stats", str(path), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    told, peak = done.stdout.splitlines()
    return seconds, _worked() - before, int(peak) / 1024, json.loads(told)


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
