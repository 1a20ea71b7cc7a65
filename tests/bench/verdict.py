"""From the end of speech to the verdict on the screen, in the running practice screen with a fake microphone.

Four seconds of the voice (the natural one where it is installed) are handed to the recorder in real time, 20 ms at a
time, as a microphone does. At the last of them the key is pressed; the verdict is on the screen when the screen has
drawn it. By voice there is the silence besides after which speech has ended (`AFTER_WORD` and so on).
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import TYPE_CHECKING

import numpy as np

from langdu.audio.recording.microphone import PERIOD, RATE
from langdu.model import Range
from langdu.session import book_from_text
from langdu.session.practice.heard_sound import sound_of
from langdu.session.practice.practising import Practising
from langdu.session.practice.recording import AFTER_SENTENCE
from langdu.session.practice.rendering import Rendering, said
from langdu.speech import Speaker, VoiceStore, plan
from tests.bench import Figure
from tests.tui.practice_stage import FakeLog, practice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from langdu.model import Report, Sentence
    from langdu.session import Book
    from tests.audio.fakes import FakeMicrophone
    from tests.tui.practice_stage import Practice

TEXT = "今年夏天很热,我要喝一杯热茶,明天下雨再回家。"
SECONDS, TIMES, GOAL = 4.0, 7, 300


def run(shared: Path) -> Iterator[Figure]:
    del shared
    by_key, by_voice = asyncio.run(_measured())
    yield Figure(
        f"end of {SECONDS:.0f} s of speech (key) to verdict", statistics.median(by_key), "ms",
        f"median of {TIMES}, {min(by_key):.0f} to {max(by_key):.0f}; goal {GOAL}",
    )  # fmt: skip
    yield Figure(
        f"end of {SECONDS:.0f} s of speech (voice) to verdict", statistics.median(by_voice), "ms",
        f"of which {1000 * AFTER_SENTENCE:.0f} ms are the silence that ends it",
    )  # fmt: skip


async def _measured() -> tuple[list[float], list[float]]:
    book = book_from_text(TEXT, "bench")
    speech = _speech(book)
    try:
        async with practice(book=book, practising=_Quiet(FakeLog(Range(250, 3.5))), size=(100, 40)) as stage:
            await asyncio.to_thread(Practising.warm, stage.practising)
            await _said(stage, speech, by_voice=False)  # the first loads what the judge takes
            by_key = [await _said(stage, speech, by_voice=False) for _ in range(TIMES)]
            by_voice = [await _said(stage, speech, by_voice=True) for _ in range(3)]
            return by_key, by_voice
    finally:
        book.close()


class _Quiet(Practising):
    """Without a voice of its own."""

    def rendering(self, sentence: Sentence, speaker: object, rate: float = 1.0) -> Rendering:
        return Rendering(b"", RATE, (), ())


def _speech(book: Book) -> NDArray[np.float32]:
    """The text's first seconds, or rather all of it at a speed that makes it so long."""
    store = VoiceStore()
    voice = store.get("baker") if store.installed(store.get("baker")) else store.get("espeak")
    with Speaker(voice, store.folder(voice) if voice.files else None) as speaker:
        utterances = plan(book.sentence(book.first()), voice)
        rate = 1.0
        for _ in range(3):
            pcm, marks = said(utterances, speaker, rate)
            seconds = marks[-1].end / voice.sample_rate
            rate = min(2.0, max(0.5, rate * seconds / SECONDS))
    return sound_of(pcm[: 2 * marks[-1].end], voice.sample_rate).samples


async def _said(stage: Practice, speech: NDArray[np.float32], *, by_voice: bool) -> float:
    """Milliseconds from the last sample of the speech to the screen that has the verdict."""
    screen, microphone = stage.screen, stage.microphones.made
    stage.controller.by_voice = by_voice
    screen._report = None
    drawn: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    tell = screen.view.tell

    def told(report: Report) -> None:
        tell(report)
        screen.call_after_refresh(lambda: drawn.set_result(time.perf_counter()))

    vars(screen.view)["tell"] = told
    screen.action_record()
    await stage.until(lambda: stage.controller.recorder._recorded is not None)
    loop = asyncio.get_running_loop()
    spoken: asyncio.Future[float] = loop.create_future()
    heard = asyncio.create_task(
        asyncio.to_thread(_hear, microphone, speech, lambda at: loop.call_soon_threadsafe(spoken.set_result, at))
    )
    ended = await spoken
    if not by_voice:
        screen.action_record()
    taken = 1000 * (await asyncio.wait_for(drawn, 20) - ended)
    await heard
    assert screen._report.syllables, screen._report
    del vars(screen.view)["tell"]
    await asyncio.sleep(1.0)
    return taken


def _hear(microphone: FakeMicrophone, speech: NDArray[np.float32], ended: Callable[[float], object]) -> None:
    """Hand the speech over in real time, tell when it has ended, and go on with two seconds of a quiet room."""
    size = RATE * PERIOD // 1000
    room = 0.0005 * np.random.default_rng(0).standard_normal(2 * RATE).astype(np.float32)
    start = time.perf_counter()
    whole = np.concatenate([speech, room])
    last = (len(speech) - 1) // size
    for i, at in enumerate(range(0, len(whole), size)):
        time.sleep(max(0.0, start + (i + 1) * PERIOD / 1000 - time.perf_counter()))
        microphone.hear(whole[at : at + size])
        if i == last:
            ended(time.perf_counter())
