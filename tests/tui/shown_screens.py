"""Screens with something on them, for pictures and for their contrast."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from langdu.audio.playback_settings import DEFAULT_SETTINGS
from langdu.library import PracticeLog
from langdu.library.words import WordStatuses, WordToneLog
from langdu.model import Span
from langdu.pinyin import parse
from langdu.session import open_book
from langdu.session.practice.drilling import Course, Drilling
from langdu.session.reading.aloud import Now
from langdu.session.text.progress import progress
from langdu.speech import VoiceStore
from langdu.tui.app import ReaderApp
from langdu.tui.practice.solo import SoloApp
from langdu.tui.screens.practice.drill import DrillScreen
from langdu.tui.screens.practice.statistics import StatisticsScreen
from langdu.tui.shelf import ShelfApp
from tests.library.judging import judged, report
from tests.practice.making import NOON, answer
from tests.tui.fakes import BAKER, FakeVoiceProvider
from tests.tui.practice_stage import practice
from tests.tui.practice_stage import report as verdicts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    from langdu.library import Library

TEXT = """第一章 早上

天刚亮，镇上的集市就热闹起来了。卖菜的人一边摆摊，一边大声招呼客人(真的)。小王买了两斤豆腐，又买了一把青菜。

第二章 晚上

月亮出来了，河边很安静。老人坐在桥上，慢慢地说起从前的事。
"""
KNOWN = {"天": 99, "刚": 99, "亮": 99, "镇": 1, "集市": 2, "热闹": 3, "卖": 4, "菜": 99, "人": 99, "豆腐": 1}
Size = tuple[int, int]
HEARD: dict[str, Any] = {"voice": "auto", "rate": 1.0, "playback": DEFAULT_SETTINGS}


@dataclass
class Shown:
    """A running program, and the keys that show the screen in it."""

    app: Any
    pilot: Pilot[int]
    keys: tuple[str, ...]


def written(library: Library, title: str = "集市", text: str = TEXT) -> Path:
    """A text of ours, in the folder of the library."""
    path = Path(library.path).parent / f"{title}.txt"
    path.write_text(text, "utf-8")
    return path


@asynccontextmanager
async def reading(library: Library, size: Size, *keys: str, words: bool = False) -> AsyncIterator[Shown]:
    """The reader, in the middle of a sentence."""
    if words:
        WordStatuses(library).mark_each(KNOWN)
        WordToneLog(library).keep([("青菜", (), False)])
    library.prefer("tones", "off" if words else "pleco")
    book, provider = open_book(str(written(library)), library=library), FakeVoiceProvider((VoiceStore().get("baker"),))
    app = ReaderApp(book, library, provider)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1.5)
        await pilot.press("space")
        at = TEXT.index("热闹")
        provider.made.at = Now(book.at(at), Span(at, at + 1))
        await pilot.pause(0.3)
        yield Shown(app, pilot, keys)
    book.close()


@asynccontextmanager
async def shelved(library: Library, size: Size, *keys: str) -> AsyncIterator[Shown]:
    """The shelf, one of its books not there any more."""
    for title in ("雨天", "集市", "湖边的房子"):
        open_book(str(written(library, title, f"{title}。\n" * 40)), library=library).close()
    (Path(library.path).parent / "集市.txt").unlink()
    app = ShelfApp(library, "demo:")
    async with app.run_test(size=size) as pilot:
        yield Shown(app, pilot, keys)


@asynccontextmanager
async def asked(library: Library, size: Size) -> AsyncIterator[Shown]:
    """The first start's question of pinyin, with a sample of each answer."""
    app = ShelfApp(library, "demo:", asks=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        yield Shown(app, pilot, ("down", "enter", "enter"))


@asynccontextmanager
async def practised(_: Library, size: Size, *, calibrate: bool = False) -> AsyncIterator[Shown]:
    """A sentence that was said, with all verdicts."""
    says = partial(verdicts, verdicts="ggargo")
    async with practice("我想喝一杯热茶。", says=says, size=size, calibrate=calibrate) as stage:
        if not calibrate:
            await stage.judged()
        yield Shown(stage.app, stage.pilot, ())


@asynccontextmanager
async def drilled(library: Library, size: Size) -> AsyncIterator[Shown]:
    """A drill's card, answered."""
    drilling = Drilling(PracticeLog(library, lambda: NOON), Course("pairs", 10, ("listen",)), random=Random(4))
    provider = FakeVoiceProvider((BAKER,))
    app = SoloApp(lambda: DrillScreen(drilling, "pairs", provider, **HEARD), library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        yield Shown(app, pilot, ("1",))


@asynccontextmanager
async def counted(library: Library, size: Size) -> AsyncIterator[Shown]:
    """Statistics of some practice."""
    log = PracticeLog(library, lambda: NOON)
    for n in range(8):
        log.keep(report(judged("学", "xue2", "green" if n else "red", 2 if n else 3), judged("校", "xiao4")), "")
    school = ("学校", (parse("xue2"), parse("xiao4")))
    WordToneLog(library).keep([(*school, False), (*school, True)])
    log.review(answer("2-4", "3-4", group="2-4"), None, "")
    found = progress(log, NOON, "", NOON.tzinfo, WordToneLog(library).all())
    app = SoloApp(lambda: StatisticsScreen(found, date(2026, 3, 1)), library)
    async with app.run_test(size=size) as pilot:
        yield Shown(app, pilot, ())


def reader(*keys: str, words: bool = False) -> Callable[[Library, Size], AbstractAsyncContextManager[Shown]]:
    """Opens the reader, and presses keys."""
    return lambda library, size: reading(library, size, *keys, words=words)


SCREENS: dict[str, Callable[[Library, Size], AbstractAsyncContextManager[Shown]]] = {
    "shelf": shelved,
    "reader": reader(),
    "statuses": reader(words=True),
    "voices": reader("v"),
    "contents": reader("o"),
    "bookmarks": reader("m", "full_stop", "apostrophe"),
    "help": reader("question_mark"),
    "practise": practised,
    "drill": drilled,
    "statistics": counted,
    "calibrate": partial(practised, calibrate=True),
    "graded": lambda library, size: shelved(library, size, "g"),
    "card": reader("enter", words=True),
    "settings": reader("S"),
    "sample": lambda library, size: shelved(library, size, "S"),
    "first start": asked,
}
