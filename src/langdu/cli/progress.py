"""A progress bar on standard error, if that is a terminal."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.session.export.progress import ExportProgress

#: Cells of the sentence beside the bar.
SENTENCE_CELLS = 24


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A function to tell the parts done and their whole number."""
    console = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(one_line(title)[:40], total=None)
        yield lambda done, whole: progress.update(task, completed=done, total=whole)


@contextmanager
def export_bar(
    title: str, *, as_json: bool = False, is_off: bool = False
) -> Iterator[Callable[[ExportProgress], None]]:
    """A function to tell how far an export is: a bar with the rate, the time left and the sentence; or JSON Lines.

    Args:
        title: of the text.
        as_json: a line of JSON after each sentence on standard error, for programs.
        is_off: nothing at all.
    """
    if as_json or is_off:
        yield (lambda progress: _say_json(progress, title)) if as_json else (lambda progress: None)
        return
    console, began = Console(file=sys.stderr), time.monotonic()
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[sentence]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(one_line(title)[:SENTENCE_CELLS], total=None, rate="", sentence="")

        def tell(progress: ExportProgress) -> None:
            rate = progress.seconds / max(time.monotonic() - began, 0.001)
            sentence = set_cell_size(one_line(progress.sentence), SENTENCE_CELLS)
            bars.update(
                task, completed=progress.done, total=progress.whole, rate=f"{rate:.0f}× real time", sentence=sentence
            )

        yield tell


def _say_json(progress: ExportProgress, title: str) -> None:
    print(json.dumps({"title": title, **asdict(progress)}, ensure_ascii=False), file=sys.stderr, flush=True)
