"""What scrolling, the highlight, a resize and a change of the page cost on a novel at 120x40, however the page is set."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.library import Library
from langdu.session import book_from_text
from langdu.session.reading.options import ReadingOptions
from langdu.session.reading.voice.voice_provider import VoiceProvider
from langdu.tui.app import ReaderApp
from langdu.tui.layout import PageStyle
from langdu.tui.layout.typesetting.style import MODES
from tests.bench import Figure
from tests.bench.first_paint import NOVEL, novel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from langdu.session import Book

STEPS, CHANGES = 240, 8
#: Seconds that a step may take at 60 a second.
FRAME_S = 1 / 60
STYLES = {
    "as it is": PageStyle(),
    "pinyin by word": PageStyle(notation="words"),
    "zhuyin": PageStyle(notation="zhuyin"),
    "traditional": PageStyle(script="traditional"),
    "words apart, indents": PageStyle(word_spacing=True, paragraphs="indented"),
    "all of it": PageStyle(notation="words", script="traditional", word_spacing=True, paragraphs="indented"),
}


def run(shared: Path) -> Iterator[Figure]:
    del shared
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        book = book_from_text(novel(NOVEL), "novel", library=library, background=True)
        figures = asyncio.run(measured(book, library))
        book.close()
    yield from figures


async def measured(book: Book, library: Library) -> list[Figure]:
    app = ReaderApp(book, library, VoiceProvider(), ReadingOptions("silence", offers=False))
    figures: list[Figure] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(10)  # the background processes are up then, which take both cores of a small machine
        for name, style in STYLES.items():
            app.screen.view.set_style(style)
            await pilot.pause(1)
            figures += [await _scroll(app, pilot, name), await _highlight(app, pilot, book, name)]
            figures.append(await _resize(pilot, name))
        figures += await _changes(app, pilot)
    return figures


async def _timed(pilot: Pilot[int], does: Callable[[], object]) -> float:
    """Seconds until it is composed."""
    start = time.perf_counter()
    does()
    await pilot.pause(0)
    return time.perf_counter() - start


def _p95_ms(costs: list[float]) -> float:
    return sorted(costs)[int(len(costs) * 0.95)] * 1000


async def _scroll(app: ReaderApp, pilot: Pilot[int], name: str) -> Figure:
    view = app.screen.view
    costs = [await _timed(pilot, lambda: view.action_move(1)) for _ in range(STEPS)]
    late = sum(cost > FRAME_S for cost in costs)
    beside = f"limit 1 in 20; p95 {_p95_ms(costs):.1f} ms"
    return Figure(f"{name}: scroll steps later than 1/60 s", 100 * late / STEPS, "%", beside)


async def _highlight(app: ReaderApp, pilot: Pilot[int], book: Book, name: str) -> Figure:
    view = app.screen.view
    view.move_to(book.blocks[2].span.start)
    spans = [token.span for token in book.sentences(2)[0].tokens if token.kind == "hanzi"]
    costs = []
    for step in range(STEPS):
        highlight = replace(view.highlight, spoken=spans[step % len(spans)])
        costs.append(await _timed(pilot, lambda highlight=highlight: view.show(highlight)))
    return Figure(f"{name}: a highlight step, p95", _p95_ms(costs), "ms", "limit 20")


async def _resize(pilot: Pilot[int], name: str) -> Figure:
    costs = []
    for change in range(CHANGES):
        start = time.perf_counter()
        await pilot.resize_terminal(*((100, 36), (120, 40))[change % 2])
        costs.append(time.perf_counter() - start)
    return Figure(f"{name}: a resize, the longest", max(costs) * 1000, "ms", "limit 150")


async def _changes(app: ReaderApp, pilot: Pilot[int]) -> list[Figure]:
    view, found = app.screen.view, []
    ways = {"ruby": MODES, "notation": ("pinyin", "words", "zhuyin"), "script": ("written", "traditional")}
    for name, values in ways.items():
        costs = []
        for change in range(CHANGES):
            style = PageStyle().chosen(name, values[(change + 1) % len(values)])
            costs.append(await _timed(pilot, lambda style=style: view.set_style(style)))
        found.append(Figure(f"another {name}, the longest", max(costs) * 1000, "ms", "limit 100"))
    return found
