"""Process start to first frame through a pty, for a novel of three million characters; a bare Textual app beside it.

POSIX only: the frames are read from a pty.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.bench import PASSAGE, Figure
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = 9
LIMIT = 1.0
MEMORY = 150
NOVEL = 3_000_000
#: What the first frame of either shows.
SIGN = "镇".encode()
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("小镇")
Bare().run()
"""


def run(shared: Path) -> Iterator[Figure]:
    del shared
    home = ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR")
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, dict.fromkeys(home, folder)):
        path = Path(folder) / "novel.txt"
        path.write_text(novel(NOVEL), encoding="utf-8")
        reader = [sys.executable, "-m", "langdu", "read", str(path)]
        page = Path(folder) / "page.txt"
        page.write_text(PASSAGE, encoding="utf-8")
        bare, ours, short = [], [], []
        for _ in range(TIMES):
            bare.append(_first_frame([sys.executable, "-c", BARE]))
            ours.append(_first_frame(reader))
            short.append(_first_frame([*reader[:-1], str(page)]))
        peer, figure = statistics.median(bare), statistics.median(ours)
        yield Figure("bare Textual app, start to first frame", peer * 1000, "ms", f"median of {TIMES}")
        yield Figure("langdu on 3,000,000 characters", figure * 1000, "ms", f"best {min(ours) * 1000:.0f}")
        brief = statistics.median(short)
        yield Figure("langdu on one page", brief * 1000, "ms", f"{brief / peer:.2f} x the bare app")
        yield Figure("ratio of the medians, three million", figure / peer, "x", f"budget {LIMIT}")
        yield from memory(reader)


def novel(length: int) -> str:
    """A text of that length in our own words."""
    return (PASSAGE * (length // len(PASSAGE) + 1))[:length]


def _first_frame(argv: Sequence[str]) -> float:
    with Terminal(argv) as terminal:
        while SIGN not in terminal.raw:
            terminal.read(1)
        return time.monotonic() - terminal.started


def memory(reader: Sequence[str]) -> Iterator[Figure]:
    """The UI process alone; what it shares with nobody and what it does, as the system counts residence."""
    with Terminal(reader) as terminal:
        terminal.until(lambda t: SIGN in t.raw).settle()
        yield Figure("UI process, text shown", _resident(terminal), "MB", f"budget {MEMORY}")
        for keys in ("\x1b[6~" * 100, "\x1b[F", " ", "jjjj"):
            terminal.send(keys)
            terminal.settle()
        yield Figure("UI process, 100 screens later, reading", _resident(terminal), "MB", f"budget {MEMORY}")


def _resident(terminal: Terminal) -> float:
    status = Path(f"/proc/{terminal.process.pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
