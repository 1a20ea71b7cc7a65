"""Kokoro v1.1-zh (StyleTTS 2, 82 million weights): a hundred speakers in one file, driven by pinyin.

Marks are the engine's where the network tells how long each symbol lasts, as newer exports do; else estimated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import EngineFailed
from langdu.speech.engines import estimate, kokoro_noise, kokoro_phones, waves
from langdu.speech.engines.kokoro_model import MOST, SAMPLE_RATE, Model
from langdu.speech.engines.settings import Settings, lacking, require
from langdu.speech.engines.whole import Sound, Whole, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.model import Latin, Say
    from langdu.speech.engine import Parameters


class Kokoro(Whole):
    """Needs the voice's folder.

    Parameters: `model`, `voices` and `config`, the names of its files; `speaker`, zf_001 and the like (f are women, m
    men).
    """

    sample_rate = SAMPLE_RATE

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        require(self.missing(), "kokoro")
        settings = Settings("kokoro", folder, parameters, ("model", "voices", "config", "speaker"))
        speaker = settings.matching("speaker", r"[a-z]{2}_\w+", "zf_001")
        self._model = Model(settings.file("model"), settings.file("voices"), settings.file("config"), speaker)
        self.calibrate()

    @classmethod
    def missing(cls) -> str | None:
        """The package onnxruntime may not be there."""
        return lacking("the package onnxruntime", "onnxruntime")

    @classmethod
    def prepare(cls, folder: Path) -> None:
        """Make copies of the networks whose noise is the same every time."""
        for model in sorted(folder.glob("*.onnx")):
            kokoro_noise.steady(model)

    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> Sound:
        """One pass through the network, or two where it is too long for one."""
        made = kokoro_phones.spell(units, sign, self._model.vocabulary)
        if len(made.text) > MOST and len(units) > 1:
            return _joined(*(self.sound(half, mark, rate) for half, mark in _halves(units, sign)))
        if not made.text:
            raise EngineFailed("the voice has no symbol for any of this; its config may be that of another")
        samples, edges = self._model.run(made.text[:MOST], rate)
        if edges is None:
            weights = [float(len(syllables(unit))) for unit in units]
            spread = estimate.spread(weights, *waves.sounding(samples))
            return Sound(samples, spread, ["estimated"] * len(units), tuple(made.notes))
        starts = [float(edges[first]) for first in made.firsts]
        return Sound(samples, starts, ["engine"] * len(units), tuple(made.notes))


def _halves(units: Sequence[Say | Latin], sign: str) -> tuple[tuple[Sequence[Say | Latin], str], ...]:
    middle = len(units) // 2
    return (units[:middle], ""), (units[middle:], sign)


def _joined(first: Sound, second: Sound) -> Sound:
    import numpy as np

    edges = [*first.edges[:-1], *(edge + len(first.samples) for edge in second.edges)]
    samples = np.concatenate([first.samples, second.samples])
    return Sound(samples, edges, [*first.origins, *second.origins], first.notes + second.notes)
