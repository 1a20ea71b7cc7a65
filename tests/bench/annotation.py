"""Characters annotated a second, all stages, warm, on one core; pypinyin alone on the same text beside it."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure, best_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 100_000
#: Blocks read together, as commands do.
TOGETHER = 256
MEMORY = """
import sys
def used(): return int(open("/proc/self/statm").read().split()[1]) * 4096
bare = used()
from langdu.session.text import pipeline
document = pipeline.from_text(sys.stdin.read(), "bench")
pipeline.annotated_blocks(document, range(len(document.blocks)), (), "weigh")
print((used() - bare) / 1e6)
"""


def run(shared: Path) -> Iterator[Figure]:
    from pypinyin import Style, lazy_pinyin

    from langdu.session.text import pipeline

    gc.set_threshold(100_000)  # as langdu's own command line does
    for name, text in texts(shared).items():
        document = pipeline.from_text(text, name)

        def annotate(document=document) -> None:
            for start in range(0, len(document.blocks), TOGETHER):
                blocks = range(start, min(start + TOGETHER, len(document.blocks)))
                pipeline.annotated_blocks(document, blocks, (), "weigh")

        annotate()
        alone = len(text) / best_of(3, lambda text=text: lazy_pinyin(text, style=Style.TONE3))
        ours = len(text) / best_of(3, annotate)
        yield Figure(
            f"{name}, {len(text):,} characters", ours, "chars/s", f"pypinyin alone {alone:,.0f}, budget {LIMIT:,}"
        )
    first = best_of(
        3,
        lambda: subprocess.run(
            [sys.executable, "-c", MEMORY], input=PASSAGE, text=True, check=True, capture_output=True
        ),
    )
    yield Figure("cold: new process to a passage annotated", first, "s", "a bare interpreter is in it")
    out = subprocess.run([sys.executable, "-c", MEMORY], input=PASSAGE, text=True, check=True, capture_output=True)
    yield Figure("memory over a bare interpreter", float(out.stdout), "MB", "budget 150")


def texts(shared: Path) -> dict[str, str]:
    found = {"our own passage, 30 times": PASSAGE * 30}
    for path in (shared / "seed").glob("*.txt"):
        found["the seed"] = path.read_text("utf-8")
    sentences = shared / "polyphones" / "cpp-dev.sent"
    sentences = sentences if sentences.exists() else shared / "data" / "polyphones" / "cpp-dev.sent"
    if sentences.exists():
        found["news and encyclopedia sentences"] = sentences.read_text("utf-8").replace("▁", "")[:120_000]
    return found
