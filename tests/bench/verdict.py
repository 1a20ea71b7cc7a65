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

from langdu.audio.microphone import PERIOD, RATE
from langdu.library import PracticeLog
from langdu.practice.sound import prepared
from langdu.session.practising import Practising
from langdu.session.recording import AFTER_SENTENCE
from langdu.session.rendering import said
from langdu.speech import Speaker, VoiceStore, plan
from tests.bench import Figure
from tests.tui.practice import FakeLog, practice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from tests.tui.practice import Practice

TEXT = "今年夏天很热,我要喝一杯热茶,明天下雨再回家。"
SECONDS, TIMES, GOAL = 4.0, 7, 300


def run(shared: Path) -> Iterator[Figure]:
    del shared
    asyncio.run(_warmed())
    by_key, by_voice = asyncio.run(_measured())
    yield Figure(
        f"end of {SECONDS:.0f} s of speech (key) to verdict", statistics.median(by_key), "ms",
        f"median of {TIMES}, {min(by_key):.0f} to {max(by_key):.0f}; goal {GOAL}",
    )  # fmt: skip
    yield Figure(
        f"end of {SECONDS:.0f} s of speech (voice) to verdict", statistics.median(by_voice), "ms",
        f"of which {1000 * AFTER_SENTENCE:.0f} ms are the silence that ends it",
    )  # fmt: skip
