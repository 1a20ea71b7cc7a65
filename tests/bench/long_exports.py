"""Long exports: what a dry run of a novel takes; how memory grows over ten thousand sentences, and as they are verified."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure
from tests.bench.first_paint import NOVEL, novel

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Sentences whose memory is compared, fewer and more, and what the process may have and grow by.
FEWER, MORE = 2000, 10_000
LIMIT_MB, GROWTH_MB = 300, 1.0
#: What ten thousand sentences are written as: sound, text and times, a book.
OUTPUTS = ("x.mp3", "x.srt", "x.json", "x.epub", "x.html")
LANGDU = [sys.executable, "-m", "langdu"]
#: Runs a command and prints the most that it had in memory, in kilobytes, without its own children's.
MEASURED = (
    "import resource, sys; from langdu.cli import main; status = main(sys.argv[1:]);"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss); sys.exit(status)"
)


def run(shared: Path) -> Iterator[Figure]:
    del shared
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        text = home / "novel.txt"
        text.write_text(novel(NOVEL), encoding="utf-8")
        began = time.perf_counter()
        subprocess.run([*LANGDU, "export", str(text), "-o", str(home / "n.mp3"), "--dry-run"], check=True)
        yield Figure("dry run of 3,000,000 characters", time.perf_counter() - began, "s", "limit 30")
        sizes = {count: _peak(home, count) for count in (FEWER, MORE)}
        yield Figure(f"{MORE} sentences of silence, peak", sizes[MORE], "MB", f"limit {LIMIT_MB}")
        growth = (sizes[MORE] - sizes[FEWER]) / (MORE - FEWER) * 1000
        yield Figure("growth for a thousand sentences", growth, "MB", f"limit {GROWTH_MB}")
        checks = {count: _peak_of_verify(home, count) for count in (FEWER, MORE)}
        yield Figure("all of it verified, peak", checks[MORE], "MB", f"limit {LIMIT_MB}")
        growth = (checks[MORE] - checks[FEWER]) / (MORE - FEWER) * 1000
        yield Figure("growth for a thousand sentences", growth, "MB", f"limit {GROWTH_MB}")


def _peak(home: Path, count: int) -> float:
    """Megabytes that the exporting process has at most."""
    sentences = [line for line in re.split(r"(?<=[。！？])", PASSAGE.replace("\n", "")) if line]
    text = home / f"{count}.txt"
    text.write_text("\n\n".join(sentences[n % len(sentences)] for n in range(count)), encoding="utf-8")
    outputs = [word for name in OUTPUTS for word in ("-o", str(home / f"{count}{name}"))]
    return _measured("export", str(text), *outputs, "--voice", "silence", "--cache", str(home / "cache"))


def _peak_of_verify(home: Path, count: int) -> float:
    """The same of the process that verifies what was exported."""
    return _measured("verify", *(str(home / f"{count}{name}") for name in OUTPUTS))


def _measured(*words: str) -> float:
    done = subprocess.run([sys.executable, "-c", MEASURED, *words], check=True, capture_output=True, text=True)
    return int(done.stdout.splitlines()[-1]) / 1024
