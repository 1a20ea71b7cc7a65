"""Piper's Mandarin voices: VITS networks of some 60 MB, run by piper-tts, that take pinyin or phonemes.

The network's own noise is turned off, so that the same sentence always sounds the same. How long each symbol lasts the
network knows but does not tell; where the package onnx is installed, piper-tts makes it tell, and marks are the
engine's; else they are estimated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, VoiceMissing
from langdu.speech.engines.common import mark_estimates, waves
from langdu.speech.engines.common.clause_engine import ClauseEngine, ClauseSound, syllables
from langdu.speech.engines.common.settings import EngineSettings, lacking, require
from langdu.speech.engines.piper import phones as piper_phones

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.model import Latin, Say
    from langdu.signal.arrays import Samples
    from langdu.speech.engine import Parameters


class Piper(ClauseEngine):
    """Needs the voice's folder.

    Parameters: `model` and `config`, the names of its two files; `speaker`, a number, for voices that have several.
    """

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        require(self.missing(), "piper")
        settings = EngineSettings("piper", folder, parameters, ("model", "config", "speaker"))
        self._speaker = settings.whole("speaker", 0, 0, 9999)
        self._voice = _load(settings.file("model"), settings.file("config"))
        config = self._voice.config
        kinds = {"pinyin": "pinyin", "espeak": "espeak"}
        kind = kinds.get(config.phoneme_type.value)
        if kind is None or (kind == "espeak" and config.espeak_voice != "cmn"):
            raise settings.wrong("the voice is not a Mandarin one", "use one of Piper's zh_CN voices")
        if self._speaker >= max(config.num_speakers, 1):
            raise settings.wrong(f"speaker = {self._speaker}", f"the voice has {config.num_speakers}, counted from 0")
        self._kind: piper_phones.Kind = "pinyin" if kind == "pinyin" else "espeak"
        self.sample_rate = config.sample_rate
        self.calibrate()

    @classmethod
    def missing(cls) -> str | None:
        """The package piper-tts may not be there."""
        return lacking("the package piper-tts", "piper", "onnxruntime")

    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> ClauseSound:
        """One pass through the network."""
        made = piper_phones.spell(units, sign, self._kind, self._voice.config.phoneme_id_map)
        samples, lengths = self._run(made.ids, rate)
        if lengths is None or len(lengths) != len(made.ids):
            weights = [float(len(syllables(unit))) for unit in units]
            edges = mark_estimates.spread(weights, *waves.sounding(samples))
            return ClauseSound(samples, edges, ["estimated"] * len(units), tuple(made.notes))
        ends = lengths.cumsum()
        edges = [float(ends[first - 1]) for first in made.firsts]
        return ClauseSound(samples, edges, ["engine"] * len(units), tuple(made.notes))

    def _run(self, ids: list[int], rate: float) -> tuple[Samples, Samples]:
        from piper import SynthesisConfig

        how = SynthesisConfig(
            speaker_id=self._speaker if self._voice.config.num_speakers > 1 else None,
            length_scale=self._voice.config.length_scale / rate,
            noise_scale=0.0,
            noise_w_scale=0.0,
        )
        try:
            samples, lengths = self._voice.phoneme_ids_to_audio(ids, how, include_alignments=True)
        except Exception as error:  # onnxruntime's errors share no class of their own
            raise EngineFailed(f"the voice's network failed: {_line(error)}") from error
        return samples.reshape(-1), lengths


def _load(model: Path, config: Path) -> Any:
    from piper import PiperVoice

    try:
        return PiperVoice.load(model, config, include_alignments=True)
    except Exception as error:  # JSON, protobuf and onnxruntime, each with its own
        raise VoiceMissing(
            f"the voice's files cannot be used: {_line(error)}", where=str(model), remedy="install the voice again"
        ) from error


def _line(error: Exception) -> str:
    """What an error says, in one line."""
    return f"{type(error).__name__}: {error}".splitlines()[0]
