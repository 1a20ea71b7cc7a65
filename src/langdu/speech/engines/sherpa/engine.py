"""sherpa-onnx's Mandarin voices: MeloTTS, VITS of icefall, Matcha; driven by pinyin through a lexicon of ours.

They take text; but what their text says they look up in a file, and that file is ours (lexicon.py). Their noise
is turned off, so that the same sentence always sounds the same. They do not tell when they say what: marks are
estimated.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, VoiceMissing
from langdu.model import Note, Say
from langdu.pinyin import numbered
from langdu.speech.engines.common import mark_estimates, waves
from langdu.speech.engines.common.clause_engine import UNKNOWN_TONE, ClauseEngine, ClauseSound, syllables
from langdu.speech.engines.common.settings import EngineSettings, lacking, require
from langdu.speech.engines.sherpa.lexicon import NOTHING, SyllableSymbols, key, learn, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Fate, Latin, Syllable
    from langdu.signal.arrays import Samples
    from langdu.speech.engine import Parameters
    from langdu.speech.engines.sherpa.lexicon import Learned

#: What the engines take for the other signs; those that they split sentences at.
SIGNS = dict(zip("，、：；。？！…—,.?!", "，，，，。？！，，，。？！", strict=True))


class Sherpa(ClauseEngine):
    """Needs the voice's folder.

    Parameters: `kind`, one of `vits` (tones in the symbols), `melo` (tones apart) and `matcha`; `model`, `lexicon`,
    `tokens` and, for Matcha, `vocoder`, the names of its files; `speaker`, a number.
    """

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        require(self.missing(), "sherpa")
        known = ("kind", "model", "lexicon", "tokens", "vocoder", "speaker")
        settings = EngineSettings("sherpa", folder, parameters, known)
        kind = settings.choice("kind", ("vits", "melo", "matcha"))
        files = {name: settings.file(name) for name in ("model", "lexicon", "tokens")}
        if kind == "matcha":
            files["vocoder"] = settings.file("vocoder")
        self._speaker = settings.whole("speaker", 0, 0, 9999)
        learned = _learned(files["lexicon"])
        self._spelling = SyllableSymbols(learned, _symbols(files["tokens"]), tones_apart=kind == "melo")
        self._words = frozenset(learned.words)
        self._tts = _loaded(kind, files, lexicon(self._spelling, learned.words))
        if self._speaker >= max(self._tts.num_speakers, 1):
            raise settings.wrong(f"speaker = {self._speaker}", f"it has {self._tts.num_speakers}, counted from 0")
        self.sample_rate = self._tts.sample_rate
        self.calibrate()

    @classmethod
    def missing(cls) -> str | None:
        """The package sherpa-onnx may not be there."""
        return lacking("the package sherpa-onnx", "sherpa_onnx")

    def knows(self, word: str) -> bool:
        """MeloTTS's lexicon has English words."""
        return word.lower() in self._words

    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> ClauseSound:
        """One pass through the network."""
        text, notes = "", []
        for unit in units:
            if isinstance(unit, Say) or not self.knows(unit.text):
                said = syllables(unit)
                text += "".join(map(key, said))
                notes += [Note(unit.span, *told) for told in map(self._short_of, said) if told]
            else:
                text += f" {unit.text} "
        audio = self._tts.generate(text + SIGNS.get(sign, ""), sid=self._speaker, speed=rate)
        samples = _array(audio.samples)
        if not len(samples):
            raise EngineFailed("the voice gave no sound")
        edges = mark_estimates.spread([mark_estimates.weight(unit) for unit in units], *waves.sounding(samples))
        return ClauseSound(samples, edges, ["estimated"] * len(units), tuple(notes))

    def _short_of(self, syllable: Syllable) -> tuple[Fate, str] | None:
        _, told = self._spelling.of(syllable)
        if not syllable.tone:
            told = told or UNKNOWN_TONE
        return ("lost" if told == NOTHING else "approximated", f"{numbered(syllable)}: {told}") if told else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VoiceMissing("it cannot be read as text", where=str(path), remedy="install the voice again") from error


def _symbols(path: Path) -> frozenset[str]:
    return frozenset(line.split()[0] for line in _lines(path) if line.split())


def _learned(path: Path) -> Learned:
    learned = learn(_lines(path))
    if not learned.entries:
        raise VoiceMissing("no Mandarin in the lexicon", where=str(path), remedy="use a Mandarin voice")
    return learned


def _loaded(kind: str, files: dict[str, Path], entries: str) -> Any:
    """The engine, which reads its lexicon once and does not need it afterwards."""
    with tempfile.TemporaryDirectory(prefix="langdu-") as folder:
        path = Path(folder) / "lexicon.txt"
        path.write_text(entries, "utf-8")
        try:
            return _engine(kind, files | {"lexicon": path})
        except Exception as error:  # the library's own
            raise VoiceMissing(
                f"sherpa-onnx cannot use the voice: {error}",
                where=str(files["model"]),
                remedy="install the voice again",
            ) from error


def _engine(kind: str, files: dict[str, Path]) -> Any:
    import sherpa_onnx

    paths = {name: str(path) for name, path in files.items()}
    shared = {"lexicon": paths["lexicon"], "tokens": paths["tokens"], "noise_scale": 0.0}
    threads = min(4, os.cpu_count() or 1)
    if kind == "matcha":
        matcha = sherpa_onnx.OfflineTtsMatchaModelConfig(
            acoustic_model=paths["model"], vocoder=paths["vocoder"], **shared
        )
        model = sherpa_onnx.OfflineTtsModelConfig(matcha=matcha, num_threads=threads)
    else:
        vits = sherpa_onnx.OfflineTtsVitsModelConfig(model=paths["model"], noise_scale_w=0.0, **shared)
        model = sherpa_onnx.OfflineTtsModelConfig(vits=vits, num_threads=threads)
    # Its own shortening of silences is turned off: pauses are exact without it.
    return sherpa_onnx.OfflineTts(sherpa_onnx.OfflineTtsConfig(model=model, silence_scale=1.0))


def _array(samples: Sequence[float]) -> Samples:
    import numpy as np

    return np.asarray(samples, np.float32)
