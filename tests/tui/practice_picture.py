"""`python -m tests.tui.practice_picture [OUT] [WIDTH HEIGHT] [--theme paper] [--keys a,b]`

The practice screen as a picture: an SVG with local fonts, and beside it a PNG where chromium is installed. The natural
voice says a sentence with one wrong tone; it is recorded and judged as a learner's would be. Needs that voice.
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.audio.recording.microphone import RATE
from langdu.model import Prosody, Range
from langdu.practice.report.facts import facts
from langdu.session import book_from_text
from langdu.session.practice.heard_sound import sound_of
from langdu.session.practice.practising import Practising
from langdu.session.practice.rendering import rendered
from langdu.speech import Speaker, VoiceStore, plan
from langdu.speech.rendering.jobs import said
from tests.practice.planted import wrongly
from tests.practice.sounds import hiss
from tests.tui.practice_stage import FakeLog, practice
from tests.tui.screenshot import local_fonts, png, shutil

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session import Book
    from langdu.session.practice.rendering import Rendering

#: What is read, and in each attempt but the first, the syllable (from 0) that is said in that tone instead.
TEXT, WRONG = "我想喝一杯热茶。", ((2, 4), (6, 4))
#: The natural voice's range, as its calibration tells it.
RANGE = Range(255.0, 3.4)


class Kept(FakeLog):
    """Remembers how attempts went."""

    def history(self, text: str, learner: str = "") -> tuple[float, ...]:
        found = [facts(report) for report, *_ in self.kept]
        return tuple(told.right / told.judged for told in found if told.judged)


class Narrated(Practising):
    """Practising with the natural voice, whatever voice the screen was given."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(Kept(RANGE))
        self._narrator = speaker

    def rendering(self, sentence: Sentence, speaker: object, rate: float = 1.0) -> Rendering:
        return rendered(sentence, self.targets(sentence), self._narrator, rate, RANGE.median)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", default="practise.svg", type=Path)
    parser.add_argument("width", nargs="?", default=80, type=int)
    parser.add_argument("height", nargs="?", default=24, type=int)
    parser.add_argument("--theme", default="night")
    parser.add_argument("--keys", default="")
    options = parser.parse_args()
    store = VoiceStore()
    voice = store.get("baker")
    book = book_from_text(TEXT, "everyday sentences")
    with Speaker(voice, store.folder(voice)) as speaker:
        svg = asyncio.run(picture(book, speaker, options))
    book.close()
    options.out.write_text(local_fonts(svg), encoding="utf-8")
    print(options.out)
    if (browser := shutil.which("chromium")) is not None:
        print(png(browser, options.out))


async def picture(book: Book, speaker: Speaker, options: argparse.Namespace) -> str:
    """The screen after some attempts, the last with a wrong tone."""
    size = (options.width, options.height)
    async with practice(book=book, practising=Narrated(speaker), size=size) as stage:
        stage.app.theme = options.theme
        (utterance,) = plan(book.sentence(book.first()), speaker.voice)
        for attempt in (utterance, *(wrongly(utterance, *changed) for changed in WRONG)):
            pcm = said([(attempt, speaker)], Prosody(0.9)).pcm
            samples = sound_of(pcm, speaker.sample_rate).samples
            screen = stage.screen
            screen._report = None
            await stage.press("r")
            await stage.until(lambda: stage.controller.recorder._recorded is not None)
            stage.microphones.made.hear(np.concatenate([hiss(0.0004)[: RATE // 2], samples, hiss(0.0004)]))
            await stage.until(lambda screen=screen: screen._report is not None)
        await stage.pilot.pause(0.3)
        for key in filter(None, options.keys.split(",")):
            await stage.press(key)
        return stage.app.export_screenshot(title="langdu practise")


if __name__ == "__main__":
    main()
