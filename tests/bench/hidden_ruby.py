"""A page on which most pinyin is hidden beside the same page with all of it: layout, drawing, marking, highlight."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.library import Library
from langdu.library.words import WordStatuses
from langdu.model import KNOWN
from langdu.session import book_from_text
from langdu.session.reading.options import ReadingOptions
from langdu.session.reading.voice.voice_provider import VoiceProvider
from langdu.session.words.placed_words import words_of
from langdu.tui.app import ReaderApp
from tests.bench import PASSAGE, Figure
from tests.bench.first_paint import novel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from langdu.session import Book
    from langdu.tui.widgets.text.ruby import RubyView

CHARACTERS, TIMES, STEPS = 60_000, 60, 200
#: Words that the learner knows besides those of the text.
OTHERS = 10_000
LATE_MS = 20


def run(shared: Path) -> Iterator[Figure]:
    del shared
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        book = book_from_text(novel(CHARACTERS), "novel", library=library)
        text = book_from_text(PASSAGE, "passage")
        known = {
            word.word for block in range(len(text.blocks)) for one in text.sentences(block) for word in words_of(one)
        }
        some = sorted(known)[::2]
        WordStatuses(library).mark([*some, *(f"词{number}" for number in range(OTHERS))], KNOWN)
        figures = asyncio.run(_measured(book, library))
        book.close()
    yield from figures


async def _measured(book: Book, library: Library) -> list[Figure]:
    app = ReaderApp(book, library, VoiceProvider(), ReadingOptions("silence", offers=False))
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause(2)
        view, figures = app.screen.view, []
        times: dict[str, dict[str, list[float]]] = {"layout": {}, "drawing": {}}
        for number in range(2 * TIMES):  # in turn, so that both have the same machine
            whose = ("all", "unknown")[number % 2]
            view.words.show(whose, shown="off" if whose == "all" else "on")
            _lay(view)  # what was laid out the other way is given back
            times["layout"].setdefault(whose, []).append(_timed(lambda: _lay(view)))
            times["drawing"].setdefault(whose, []).append(_timed(lambda: _draw(view)))
        for what, found in times.items():
            whole, hidden = (statistics.median(found[whose]) * 1000 for whose in ("all", "unknown"))
            figures.append(Figure(f"{what} of a page, hidden pinyin", hidden, "ms", f"all pinyin {whole:.2f} ms"))
        figures.append(await _marking(pilot, view, app))
        for whose in ("all", "unknown"):
            view.words.show(whose, shown="off" if whose == "all" else "on")
            figures.append(await _highlight(pilot, view, book, whose))
    return figures


def _timed(do: Callable[[], None]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _lay(view: RubyView) -> None:
    page = view.page
    page.arrange(page.width, page.style, page.leading)
    page.settle(view.top, view.size.height)


def _draw(view: RubyView) -> None:
    view.drawn_lines.clear()
    for y in range(view.size.height):
        view.render_line(y)


async def _marking(pilot: Pilot[int], view: RubyView, app: ReaderApp) -> Figure:
    """From the key to the words drawn anew."""
    costs, words = [], view.words.on_screen()
    for number in range(TIMES):
        start = time.perf_counter()
        app.screen.vocabulary.mark([words[number % len(words)]], 1 + number % 4)
        await pilot.pause(0)
        costs.append(time.perf_counter() - start)
    beside = f"p95 {_p95(costs):.1f}, kept in the library each time"
    return Figure("a word's status changed, median", statistics.median(costs) * 1000, "ms", beside)


async def _highlight(pilot: Pilot[int], view: RubyView, book: Book, whose: str) -> Figure:
    """From one syllable to the next, until it is composed."""
    tokens = [token for token in book.sentences(2)[0].tokens if token.kind == "hanzi"]
    costs = []
    for step in range(STEPS):
        start = time.perf_counter()
        view.show(replace(view.highlight, spoken=tokens[step % len(tokens)].span))
        await pilot.pause(0)
        costs.append(time.perf_counter() - start)
    beside = f"median {statistics.median(costs) * 1000:.2f}, budget {LATE_MS}"
    return Figure(f"a highlight step, pinyin for {whose}, p95", _p95(costs), "ms", beside)


def _p95(costs: list[float]) -> float:
    return sorted(costs)[int(len(costs) * 0.95)] * 1000
