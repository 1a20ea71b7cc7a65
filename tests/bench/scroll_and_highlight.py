"""What a scroll step and a highlight step cost, and how late the highlight is behind the audio clock."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.audio import SilentPlayer
from langdu.library import Library
from langdu.session import book_from_text
from langdu.session.reading.options import ReadingOptions
from langdu.session.reading.voice.voice_provider import VoiceProvider
from langdu.tui.app import ReaderApp
from tests.bench import Figure
from tests.bench.first_paint import NOVEL, novel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from langdu.session import Book
    from langdu.session.reading.aloud import Now

STEPS = 200
LATE = 20
#: Seconds that the silent voice is listened to, on top of background annotation.
LISTEN = 20.0


def run(shared: Path) -> Iterator[Figure]:
    del shared
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        book = book_from_text(novel(NOVEL), "novel", library=library, background=True)
        figures = asyncio.run(measured(book, library))
        book.close()
    yield from figures


async def measured(book: Book, library: Library) -> list[Figure]:
    app = ReaderApp(book, library, VoiceProvider(), ReadingOptions("silence", offers=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(2)
        drawn: list[int] = []
        original = app.screen.view.render_line
        app.screen.view.render_line = lambda y: drawn.append(y) or original(y)
        figures = [await _highlight(app, pilot, book, drawn), await _scroll(app, pilot, drawn)]
        figures.append(await _lateness(app, pilot))
    return figures


async def _highlight(app: ReaderApp, pilot: Pilot[int], book: Book, drawn: list[int]) -> Figure:
    """From one syllable to the next, until it is composed."""
    view = app.screen.view
    tokens = [token for token in book.sentences(2)[0].tokens if token.kind == "hanzi"]
    costs, rows = [], []
    for step in range(STEPS):
        drawn.clear()
        start = time.perf_counter()
        view.show(replace(view.highlight, spoken=tokens[step % len(tokens)].span))
        await pilot.pause(0)
        costs.append(time.perf_counter() - start)
        rows.append(len(drawn))
    what = f"rows redrawn at most {max(rows)} of {view.size.height}"
    return Figure("a highlight step, median", statistics.median(costs) * 1000, "ms", what)


async def _scroll(app: ReaderApp, pilot: Pilot[int], drawn: list[int]) -> Figure:
    view = app.screen.view
    costs = []
    for _ in range(STEPS):
        drawn.clear()
        start = time.perf_counter()
        view.action_move(1)
        await pilot.pause(0)
        costs.append(time.perf_counter() - start)
    worst = sorted(costs)[int(len(costs) * 0.95)] * 1000
    return Figure("a scroll step of one line, median", statistics.median(costs) * 1000, "ms", f"p95 {worst:.1f}")


async def _lateness(app: ReaderApp, pilot: Pilot[int]) -> Figure:
    """Between the moment that a syllable reaches the speaker and the end of the drawing of its highlight."""
    navigator, controller, late = app.screen.navigator, app.screen.controller, []
    watch, look = navigator._watch, controller.now
    show = watch._show
    changes: list[float | None] = [None]

    def now() -> Now | None:
        found = look()
        due = None if found is None or found.until is None else time.perf_counter() + found.until
        changes[:] = [*changes[-1:], due]
        return found

    def shown(what: Now) -> None:
        due = changes[0]  # as the look before this one foretold it
        show(what)
        if due is not None and what.span is not None:
            app.call_after_refresh(lambda: late.append(time.perf_counter() - due))

    controller.now, watch._show = now, shown
    assert isinstance(controller._player, SilentPlayer)
    navigator.toggle()
    await pilot.pause(LISTEN)
    navigator.toggle()
    return _spread(late)


def _spread(late: list[float]) -> Figure:
    late = sorted(late)
    p95 = late[int(len(late) * 0.95)] * 1000
    beside = f"budget {LATE}; median {statistics.median(late) * 1000:.1f}, {len(late)} steps"
    return Figure("highlight behind the audio clock, p95", p95, "ms", beside)
