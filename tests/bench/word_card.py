"""From a key to the card of the next word, in a running reader, and what the card costs in memory."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.library import Library
from langdu.session import book_from_text
from langdu.session.reading.options import ReadingOptions
from langdu.session.reading.voice.voice_provider import VoiceProvider
from langdu.tui.app import ReaderApp
from langdu.tui.widgets.words.card_panel import CardPanel
from tests.bench import Figure
from tests.bench.first_paint import novel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from langdu.session.words.look_up.word_card import WordCard

#: Words that are looked up one after the other, and hanzi of the text.
WORDS, HANZI = 200, 20_000
KEY_TO_CARD_MS, MEMORY_MB = 60, 20
#: Seconds that the reader is left alone before it is measured.
SETTLES_S = 3.0


def run(shared: Path) -> Iterator[Figure]:
    del shared
    for size in ((160, 50), (60, 20)):
        times = asyncio.run(_measured(size))
        median, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        what = f"key to card, p95 of {len(times)}, {size[0]}x{size[1]}"
        yield Figure(what, p95, "ms", f"limit {KEY_TO_CARD_MS}; median {median:.1f}, first {times.first:.1f}")
    without, with_card = (_memory(card) for card in (False, True))
    beside = f"limit {MEMORY_MB}; without {without:.1f} MB, with {with_card:.1f} MB"
    yield Figure("memory of the reader for the card", with_card - without, "MB", beside)


class Times(list[float]):
    """Milliseconds, sorted; the first card's, which opens the dictionaries, apart."""

    first = 0.0


async def _measured(size: tuple[int, int]) -> Times:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        book = book_from_text(novel(HANZI), "novel", library=library, background=True)
        app = ReaderApp(book, library, VoiceProvider(), ReadingOptions("silence", offers=False))
        async with app.run_test(size=size) as pilot:
            await pilot.pause(SETTLES_S)
            first = await _card_ms(app, pilot, "enter")
            times = Times(sorted([await _card_ms(app, pilot, "full_stop") for _ in range(WORDS)]))
            times.first = first
        book.close()
        library.close()
    return times


async def _card_ms(app: ReaderApp, pilot: Pilot[int], key: str) -> float:
    """From the key to the moment when the card of the character that it moves to has been drawn."""
    before, screen, start = _card(app), app.screen, time.perf_counter()
    simulated = asyncio.ensure_future(pilot.press(key))
    while _card(app) is before or not _is_drawn(app):
        await asyncio.sleep(0.001)
    drawn = asyncio.Event()
    end = [0.0]

    def done() -> None:
        end[0] = time.perf_counter()
        drawn.set()

    screen.call_after_refresh(done)
    await drawn.wait()
    await simulated
    return (end[0] - start) * 1000


def _card(app: ReaderApp) -> WordCard | None:
    panels = app.screen.query(CardPanel)
    return panels.first().card if panels else None


def _is_drawn(app: ReaderApp) -> bool:
    """Whether the card is that of the character at the cursor, with its meanings."""
    card, cursor = _card(app), app.screen.navigator.cursor
    return card is not None and card.is_ready and cursor in card.met.sentence.tokens[card.met.at].span


def _memory(card: bool) -> float:
    """The reader's own memory in MB, with or without cards of some words, in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.word_card", str(int(card))], capture_output=True, text=True, check=True
    )
    return float(json.loads(told.stdout.splitlines()[-1]))


async def _reader(card: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        book = book_from_text(novel(HANZI), "novel", library=library, background=True)
        app = ReaderApp(book, library, VoiceProvider(), ReadingOptions("silence", offers=False))
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.pause(SETTLES_S)
            for number in range(WORDS):
                await pilot.press("enter" if card and not number else "full_stop")
            await pilot.pause(1)
            megabytes = _resident_mb()
        book.close()
        library.close()
    return megabytes


def _resident_mb() -> float:
    """Memory that is this process's own: pages of mapped files that others can share are not counted."""
    rows = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    private = (row.split() for row in rows if row.startswith("Private_"))
    return sum(int(row[1]) for row in private) / 1024


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_reader(bool(int(sys.argv[1]))))))
